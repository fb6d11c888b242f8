import {
	ICalCalendar,
	ICalEvent,
	ICalEventClass,
	ICalEventStatus,
	ICalEventTransparency,
} from 'ical-generator';
import { m } from '@kutsu/i18n/messages';
import { Temporal, type Locale } from '@kutsu/kernel';
import { cleanText, foldLines, quoteParameter, uriValue } from './lines.ts';
import { timeZoneLines } from './time-zone.ts';

/**
 * One session or program item as a calendar shows it, in one language. What stands here is shown to everyone who
 * holds the file: no secret link, no protected name, no place that only the confirmed may know, in a feed's event.
 */
export type CalendarEvent = {
	/** From `sessionUid` or `itemUid`: the same for life, in invitations, feeds and downloads. */
	readonly uid: string;
	/** As stored: rises when time, place, status or link change, never otherwise. */
	readonly sequence: number;
	readonly createdAt: Date;
	/** Also the DTSTAMP of feeds and downloads, so that their bytes change only when the event does. */
	readonly lastModified: Date;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** IANA name: the wall clock the event is held by. */
	readonly timeZone: string;
	readonly summary: string;
	readonly description?: string | undefined;
	readonly location?: string | undefined;
	/** The page about it. Also written into the description: most clients ignore the property. */
	readonly url?: string | undefined;
	/** Where to join online. Also written into the description, and into an otherwise empty location. */
	readonly conferenceUrl?: string | undefined;
	readonly status: 'confirmed' | 'cancelled' | 'tentative';
	readonly categories?: readonly string[] | undefined;
	readonly classification?: 'public' | 'private' | undefined;
	/** Of the texts, and of the few words added to them. */
	readonly locale: Locale;
	readonly geo?: { readonly latitude: number; readonly longitude: number } | undefined;
	/** A CSS colour name (RFC 7986 5.9), not a hexadecimal one. */
	readonly color?: string | undefined;
};

/** What a message says otherwise than a feed does. */
export type Presentation = {
	readonly sequence: number;
	readonly stampedAt: Date;
	readonly status: CalendarEvent['status'];
	readonly summary: string;
	/** Further content lines, already escaped. */
	readonly extraLines: readonly string[];
};

// Never given a time zone: a calendar that has one writes its stamps as local time.
const rendering = new ICalCalendar();

const statuses = {
	confirmed: ICalEventStatus.CONFIRMED,
	cancelled: ICalEventStatus.CANCELLED,
	tentative: ICalEventStatus.TENTATIVE,
} as const;
const classes = { public: ICalEventClass.PUBLIC, private: ICalEventClass.PRIVATE } as const;

/** The UID of a training's session: a UUID in the product's own namespace, whatever the host is called. RFC 7986 5.3. */
export function sessionUid(sessionId: string): string {
	return `${checkedUuid(sessionId)}@session.kutsu`;
}

/** The UID of a program item, the same in every release. */
export function itemUid(itemId: string): string {
	return `${checkedUuid(itemId)}@item.kutsu`;
}

/**
 * One VEVENT as it stands in feeds and downloads: folded, CRLF, the same bytes for the same event. Keep it per
 * (session, revision, language) and hand it to `calendarFeed`. A cancelled one says so in its summary, because
 * Outlook ignores STATUS in subscriptions.
 * @throws RangeError for an event no calendar can hold: it ends before it starts, or its zone or a link is none.
 */
export function renderEvent(event: CalendarEvent): string {
	const cancelled = m.calendar_cancelled_summary({ summary: event.summary }, { locale: event.locale });
	return foldLines(
		eventLines(event, {
			sequence: event.sequence,
			stampedAt: event.lastModified,
			status: event.status,
			summary: event.status === 'cancelled' ? cancelled : event.summary,
			extraLines: [],
		}),
	);
}

/** The unfolded lines of one VEVENT; the library renders what it renders rightly, the rest is added here. */
export function eventLines(event: CalendarEvent, shown: Presentation): string[] {
	checkEvent(event, shown);
	const zone = writtenZone(event);
	const location = cleanText(event.location ?? '') || event.conferenceUrl;
	const rendered = new ICalEvent(
		{
			id: event.uid,
			sequence: shown.sequence,
			stamp: shown.stampedAt,
			created: event.createdAt,
			lastModified: event.lastModified,
			start: zoned(event.startsAt, zone),
			end: zoned(event.endsAt, zone),
			timezone: zone,
			summary: cleanText(shown.summary),
			location: location ? { title: location } : null,
			description: describe(event) || null,
			status: statuses[shown.status],
			transparency:
				shown.status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
			class: event.classification ? classes[event.classification] : null,
			categories: (event.categories ?? [])
				.map(categoryName)
				.filter(Boolean)
				.map((name) => ({ name })),
		},
		rendering,
	);
	const lines = rendered.toString().trimEnd().split('\r\n');
	return [...lines.slice(0, -1), ...ownLines(event), ...shown.extraLines, ...lines.slice(-1)];
}

function ownLines(event: CalendarEvent): string[] {
	const lines: string[] = [];
	if (event.geo) lines.push(`GEO:${event.geo.latitude.toFixed(6)};${event.geo.longitude.toFixed(6)}`);
	if (event.url !== undefined) lines.push(`URL:${uriValue(event.url)}`);
	if (event.conferenceUrl !== undefined) {
		const label = quoteParameter(m.calendar_join_online({}, { locale: event.locale }));
		lines.push(`CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=${label}:${uriValue(event.conferenceUrl)}`);
	}
	if (event.color !== undefined) lines.push(`COLOR:${event.color}`);
	return lines;
}

/** ical.js, and so Thunderbird, misreads the comma after a category that ends in a backslash. */
function categoryName(name: string): string {
	return cleanText(name).replaceAll('\\', '\u29f5');
}

function describe(event: CalendarEvent): string {
	const text = cleanText(event.description ?? '');
	const { locale } = event;
	const links: string[] = [];
	if (event.conferenceUrl && !text.includes(event.conferenceUrl)) {
		links.push(`${m.calendar_join_online({}, { locale })}: ${event.conferenceUrl}`);
	}
	if (event.url && !text.includes(event.url)) links.push(`${m.calendar_more({}, { locale })}: ${event.url}`);
	return [text, links.join('\n')].filter(Boolean).join('\n\n');
}

function checkEvent(event: CalendarEvent, shown: Presentation): void {
	// The library writes a UID as it is given and swaps a start that lies after its end.
	if (!/^[\x21-\x7e]{1,250}$/.test(event.uid)) throw new RangeError('A UID is visible ASCII');
	if (!(event.startsAt < event.endsAt)) throw new RangeError(`${event.uid} does not end after it starts`);
	if (!Number.isSafeInteger(shown.sequence) || shown.sequence < 0)
		throw new RangeError(`${event.uid} has no SEQUENCE`);
	for (const instant of [event.createdAt, event.lastModified, shown.stampedAt]) {
		if (Number.isNaN(instant.getTime())) throw new RangeError(`${event.uid} has an invalid stamp`);
	}
	if (event.color !== undefined && !/^[a-z]+$/.test(event.color))
		throw new RangeError('COLOR is a CSS colour name');
	const { latitude = 0, longitude = 0 } = event.geo ?? {};
	if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
		throw new RangeError(`${event.uid} lies nowhere`);
}

/** A zone no VTIMEZONE describes, and the hour that comes twice in autumn, are written in UTC. */
function writtenZone({ startsAt, endsAt, timeZone }: CalendarEvent): string {
	if (!timeZoneLines(timeZone)) return 'UTC';
	const isPlain = [startsAt, endsAt].every((instant) => {
		const wall = zoned(instant, timeZone).toPlainDateTime();
		// Readers differ on which of the two a wall time that comes twice means.
		return (['earlier', 'later'] as const).every(
			(disambiguation) =>
				wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds === instant.getTime(),
		);
	});
	return isPlain ? timeZone : 'UTC';
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function checkedUuid(id: string): string {
	if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id))
		throw new RangeError('A UID is made of a UUID');
	return id.toLowerCase();
}
