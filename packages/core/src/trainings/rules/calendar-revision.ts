import type { LocalizedText } from '@kutsu/kernel';

/** What a calendar shows of a session, from its own row and its training's. */
export type CalendarFacts = {
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly isCancelled: boolean;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly venueId: string | null;
	readonly roomId: string | null;
	readonly municipalityCode: string | null;
	readonly conferenceUrl: string | null;
	readonly addressDisclosure: string;
	readonly visibility: string;
	readonly isDiscreet: boolean;
	readonly title: LocalizedText;
	readonly sessionTitle: LocalizedText | null;
	readonly description: LocalizedText;
	readonly languages: readonly string[];
	readonly interpretation: readonly string[];
	readonly targetGroupKeys: readonly string[];
};

/** `raised`: SEQUENCE and LAST-MODIFIED; `touched`: LAST-MODIFIED only. */
export type CalendarRevision = 'raised' | 'touched' | 'unchanged';

/**
 * What a change does to a session's calendar entry. Time, place, link and status raise SEQUENCE, so that invitations
 * are sent again; a change of texts, or of what the public may see, does not. A draft has been sent to nobody: it is
 * never raised. RFC 5546 2.1.4.
 */
export function decideCalendarRevision(
	before: CalendarFacts,
	after: CalendarFacts,
	isDraft: boolean,
): CalendarRevision {
	const [was, is] = [placedAsHeld(before), placedAsHeld(after)];
	const differs = (field: keyof CalendarFacts) => !isSame(was[field], is[field]);
	const raising = [
		'startsAt',
		'endsAt',
		'timeZone',
		'isCancelled',
		'venueId',
		'roomId',
		'municipalityCode',
		'conferenceUrl',
		// It takes the place out of calendars, or puts it back.
		'isDiscreet',
	] as const;
	const touching = [
		'addressDisclosure',
		'visibility',
		'title',
		'sessionTitle',
		'description',
		'languages',
		'interpretation',
		'targetGroupKeys',
	] as const;
	if (raising.some(differs)) return isDraft ? 'touched' : 'raised';
	return touching.some(differs) ? 'touched' : 'unchanged';
}

/** A venue that is kept while the training is held online only is no place of it, nor a link while it is on site only. */
function placedAsHeld(facts: CalendarFacts): CalendarFacts {
	return {
		...facts,
		venueId: facts.mode === 'online' ? null : facts.venueId,
		roomId: facts.mode === 'online' ? null : facts.roomId,
		conferenceUrl: facts.mode === 'onsite' ? null : facts.conferenceUrl,
	};
}

/** Whether two field values are the same: instants by time, lists in order, texts by language with blank as absent. */
export function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: unknown): unknown {
	if (value === null || value === undefined) return null;
	if (value instanceof Date) return value.getTime();
	if (typeof value !== 'object' || Array.isArray(value)) return value;
	const known = Object.entries(value).filter(([, text]) => text !== undefined && text !== '');
	return known.length === 0
		? null
		: Object.fromEntries(known.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
