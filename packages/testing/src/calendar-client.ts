import ICAL from 'ical.js';
import { partOfType, readMime } from './mime.ts';

/** An entry as it stands in somebody's calendar. */
export type ClientEntry = {
	readonly uid: string;
	readonly sequence: number;
	/** DTSTAMP, in milliseconds. */
	readonly stamp: number;
	readonly isCancelled: boolean;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly summary: string;
	readonly description: string;
	readonly location: string;
	readonly conferenceUrl: string;
	readonly classification: string;
};

export type CalendarClient = {
	/** Takes a message as a stranger's server got it; without a calendar part nothing happens. */
	receive(raw: Buffer): void;
	/** What its reader sees: entries that are not cancelled, by UID. */
	readonly shown: ReadonlyMap<string, ClientEntry>;
	/** What a strict reader would have held against the messages, in order. */
	readonly faults: readonly string[];
};

/**
 * A calendar program of one mailbox that keeps to RFC 5546: of two messages about one UID the one of higher SEQUENCE
 * holds, of equal ones that of later DTSTAMP (2.1.5), whatever the order they come in. It holds against a message what
 * a strict reader would: a withdrawal or a change of time or place under a number that was used.
 */
export function calendarClient(address: string): CalendarClient {
	const entries = new Map<string, ClientEntry>();
	const seen = new Map<string, ClientEntry[]>();
	const faults: string[] = [];
	const receive = (raw: Buffer) => {
		const message = readMime(raw);
		const part = partOfType(message, 'text/calendar');
		if (!part) return;
		const calendar = new ICAL.Component(ICAL.parse(part.body));
		const method = String(calendar.getFirstPropertyValue('method'));
		const [event, ...more] = calendar.getAllSubcomponents('vevent');
		if (!event || more.length > 0) return void faults.push('Not one event');
		faults.push(...findMessageFaults(address, message.headers, part.headers, event, method));
		const entry = entryOf(event, method);
		for (const other of seen.get(entry.uid) ?? []) {
			if (other.sequence === entry.sequence && !isSameInTime(other, entry))
				faults.push(`${entry.uid} says two things under SEQUENCE ${entry.sequence}`);
		}
		seen.set(entry.uid, [...(seen.get(entry.uid) ?? []), entry]);
		const held = entries.get(entry.uid);
		if (held && isNewer(held, entry)) return;
		if (!held && entry.isCancelled) {
			// What was never there is remembered as gone: the invitation may come late.
			entries.set(entry.uid, entry);
			return;
		}
		entries.set(entry.uid, entry);
	};
	return {
		receive,
		faults,
		get shown() {
			return new Map([...entries].filter(([, entry]) => !entry.isCancelled));
		},
	};
}

function isNewer(a: ClientEntry, b: ClientEntry): boolean {
	return a.sequence > b.sequence || (a.sequence === b.sequence && a.stamp > b.stamp);
}

function isSameInTime(a: ClientEntry, b: ClientEntry): boolean {
	return (
		a.isCancelled === b.isCancelled &&
		a.startsAt.getTime() === b.startsAt.getTime() &&
		a.endsAt.getTime() === b.endsAt.getTime() &&
		a.conferenceUrl === b.conferenceUrl &&
		(a.location === '') === (b.location === '')
	);
}

function entryOf(component: ICAL.Component, method: string): ClientEntry {
	const event = new ICAL.Event(component);
	const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
	const stamp = component.getFirstPropertyValue('dtstamp');
	return {
		uid: event.uid,
		sequence: event.sequence,
		stamp: stamp instanceof ICAL.Time ? stamp.toJSDate().getTime() : Number.NaN,
		isCancelled: method === 'CANCEL',
		startsAt: event.startDate.toJSDate(),
		endsAt: event.endDate.toJSDate(),
		summary: event.summary ?? '',
		description: event.description ?? '',
		location: event.location ?? '',
		conferenceUrl: text('conference'),
		classification: text('class'),
	};
}

function findMessageFaults(
	address: string,
	headers: ReadonlyMap<string, string>,
	partHeaders: ReadonlyMap<string, string>,
	event: ICAL.Component,
	method: string,
): string[] {
	const faults: string[] = [];
	const attendees = event.getAllProperties('attendee').map((one) => String(one.getFirstValue()));
	const organizer = String(event.getFirstPropertyValue('organizer'));
	const [from, to] = ['from', 'to'].map(
		(name) => /<?([^\s<>]+@[^\s<>]+)>?$/.exec(headers.get(name) ?? '')?.[1],
	);
	if (attendees.length !== 1 || attendees[0]?.toLowerCase() !== `mailto:${address.toLowerCase()}`)
		faults.push('The recipient is not the only ATTENDEE');
	if (to?.toLowerCase() !== address.toLowerCase()) faults.push('It is addressed to another');
	if (organizer.toLowerCase() !== `mailto:${from?.toLowerCase()}`)
		faults.push('ORGANIZER is not whom it comes from');
	if (!partHeaders.get('content-type')?.includes(`method=${method}`)) faults.push('Two methods');
	if ((method === 'CANCEL') !== (event.getFirstPropertyValue('status') === 'CANCELLED'))
		faults.push('STATUS against METHOD');
	return faults;
}
