import { createHash } from 'node:crypto';
import { type CalendarEvent, renderEvent } from './event.ts';
import { escapeText, foldLines, uriValue } from './lines.ts';
import { timeZoneLines } from './time-zone.ts';

/** Names the product in every calendar it writes. RFC 5545 3.7.3. */
export const productId = '-//Kutsu//Kutsu//EN';

export type Feed = {
	readonly name: string;
	readonly description: string;
	/** The feed's own address. Leave it out where the address is a secret: files are passed on. */
	readonly sourceUrl?: string | undefined;
	/** IANA name: what clients show the calendar in when they ask it. */
	readonly timeZone: string;
	/** From `renderEvent`, in the order the feed shall have. */
	readonly fragments: readonly string[];
	/** The zones of those fragments, by one who knows them; else they are looked for in each. */
	readonly fragmentZones?: readonly string[] | undefined;
	/** How often a client may come again; clients that obey it at all. */
	readonly refreshHours?: number | undefined;
	/** A CSS colour name (RFC 7986 5.9). */
	readonly color?: string | undefined;
};

/**
 * A subscribable calendar: no METHOD, no ATTENDEE, no alarm, no UID of its own (a client would take the whole feed
 * for one entry). The same bytes for the same input. An empty feed is a valid calendar.
 */
export function calendarFeed(feed: Feed): string {
	const [name, description] = [escapeText(feed.name), escapeText(feed.description)];
	const refresh = `PT${Math.max(1, Math.ceil(feed.refreshHours ?? 1))}H`;
	return assemble(
		[
			`NAME:${name}`,
			`DESCRIPTION:${description}`,
			`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
			...(feed.sourceUrl === undefined ? [] : [`SOURCE;VALUE=URI:${uriValue(feed.sourceUrl)}`]),
			...(feed.color === undefined ? [] : [`COLOR:${colorName(feed.color)}`]),
			`X-WR-CALNAME:${name}`,
			`X-WR-CALDESC:${description}`,
			`X-WR-TIMEZONE:${feed.timeZone}`,
			`X-PUBLISHED-TTL:${refresh}`,
		],
		[feed.timeZone, ...(feed.fragmentZones ?? zonesIn(feed.fragments))],
		feed.fragments,
	);
}

/** The events as one .ics file to save: the same identity and bytes an event has in a feed, no METHOD. */
export function download(events: readonly CalendarEvent[]): string {
	const fragments = events.map(renderEvent);
	return assemble([], zonesIn(fragments), fragments);
}

/** Properties, then the zones that the fragments name, then the fragments: the order RFC 5545 3.4 demands. */
export function assemble(
	properties: readonly string[],
	timeZones: readonly string[],
	fragments: readonly string[],
): string {
	const zones = [...new Set(timeZones)].toSorted().flatMap((zone) => timeZoneLines(zone) ?? []);
	// A calendar holds at least one component (RFC 5545 3.4), an empty one a time zone.
	const components = zones.length === 0 && fragments.length === 0 ? (timeZoneLines('UTC') ?? []) : zones;
	const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${productId}`, 'CALSCALE:GREGORIAN', ...properties];
	return `${foldLines([...head, ...components])}${fragments.join('')}END:VCALENDAR\r\n`;
}

/**
 * A weak ETag of whatever the bytes depend on (revisions, filter, language, the product's version), without
 * rendering them. Equal parts in equal order give an equal tag.
 */
export function feedEtag(parts: readonly (string | number | Date)[]): string {
	const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
	return `W/"${hash}"`;
}

/** Whether a client's If-None-Match already holds this tag: weak comparison, lists and `*`. RFC 9110 13.1.2. */
export function etagMatches(ifNoneMatch: string | null | undefined, etag: string): boolean {
	if (!ifNoneMatch) return false;
	if (ifNoneMatch.trim() === '*') return true;
	const opaque = etag.replace(/^W\//, '');
	return Array.from(ifNoneMatch.matchAll(/"[^"]*"/g), ([tag]) => tag).includes(opaque);
}

/** The zones that fragments name. */
export function zonesIn(fragments: readonly string[]): string[] {
	return [...new Set(fragments.flatMap((fragment) => zoneOf(fragment) ?? []))];
}

/** No IANA name is long enough to fold the line, and no text can begin one. */
function zoneOf(fragment: string): string | undefined {
	const mark = '\r\nDTSTART;TZID=';
	const start = fragment.indexOf(mark);
	return start === -1 ? undefined : fragment.slice(start + mark.length, fragment.indexOf(':', start));
}

function colorName(color: string): string {
	if (!/^[a-z]+$/.test(color)) throw new RangeError('COLOR is a CSS colour name');
	return color;
}
