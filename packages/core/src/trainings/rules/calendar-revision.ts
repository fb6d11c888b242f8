import type { LocalizedText } from '@kutsu/kernel';

/** What a calendar shows of a session, from its own row and its training's. */
export type CalendarFacts = {
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly isCancelled: boolean;
	readonly venueId: string | null;
	readonly roomId: string | null;
	readonly municipalityCode: string | null;
	readonly conferenceUrl: string | null;
	readonly addressDisclosure: string;
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
 * are sent again; a change of texts alone does not. A draft has been sent to nobody: it is never raised.
 * RFC 5546 2.1.4.
 */
export function decideCalendarRevision(
	before: CalendarFacts,
	after: CalendarFacts,
	isDraft: boolean,
): CalendarRevision {
	const differs = (field: keyof CalendarFacts) => !isSame(before[field], after[field]);
	const raising = [
		'startsAt',
		'endsAt',
		'timeZone',
		'isCancelled',
		'venueId',
		'roomId',
		'municipalityCode',
		'conferenceUrl',
	] as const;
	const touching = [
		'addressDisclosure',
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
