import { findMissingLocales, granted, locales, present, refused } from '@kutsu/kernel';
import type { Decision, LocalizedText } from '@kutsu/kernel';
import type {
	DraftItem,
	ItemKind,
	Misplaced,
	MissingText,
	ReleaseContent,
	ReleasedItem,
	ReleaseRefusal,
	ShownItemKind,
	Slot,
} from '../model.ts';
import { decideItemRevision, isSame } from './changes.ts';
import { findSeminarDay } from './placement.ts';
import type { SeminarTimes } from './placement.ts';

/** Everything a release is made of, as the draft has it now. */
export type ProgramFacts = Omit<ReleaseContent, 'speakers' | 'items'> &
	SeminarTimes & {
		readonly speakers: readonly { readonly id: string; readonly role: LocalizedText }[];
		readonly items: readonly DraftItem[];
	};

type PlacedItem = DraftItem & { readonly kind: ShownItemKind; readonly slot: Slot };

/**
 * The program as visitors would see it now, after the release before: items keep their identity, SEQUENCE and
 * LAST-MODIFIED follow `decideItemRevision`, one that is gone stays as cancelled where it stood, without speakers.
 * Blockers, unplaced and misplaced items are left out; tracks, rooms and speakers are those in use.
 */
export function contentOf(facts: ProgramFacts, previous: ReleaseContent | null, at: Date): ReleaseContent {
	const misplaced = findMisplaced(
		facts,
		facts.rooms.map((room) => room.id),
		facts.items,
	).map(({ itemId }) => itemId);
	const held = facts.items.flatMap((item) =>
		isShown(item) && !misplaced.includes(item.id) ? [releasedItem(item, facts)] : [],
	);
	const gone = (previous?.items ?? [])
		.filter((item) => !held.some((one) => one.id === item.id))
		.map(cancelled);
	const items = [...held, ...gone].toSorted(byTimeThenNumber);
	const inUse = <Row extends { readonly id: string }>(
		rows: readonly Row[],
		ids: readonly (string | null)[],
	) => rows.filter((row) => ids.includes(row.id));
	const known = <Row extends { readonly id: string }>(now: readonly Row[], before: readonly Row[] = []) => [
		...now,
		...before.filter((row) => !now.some((one) => one.id === row.id)),
	];
	const next = {
		title: filled(facts.title),
		timeZone: facts.timeZone,
		requiredLocales: facts.requiredLocales,
		interpretation: facts.interpretation,
		project: {
			title: filled(facts.project.title),
			organiser: filled(facts.project.organiser),
			fundingStatement: filled(facts.project.fundingStatement),
		},
		place: facts.place && {
			...facts.place,
			name: filled(facts.place.name),
			municipality: facts.place.municipality && filled(facts.place.municipality),
		},
		tracks: inUse(
			known(
				facts.tracks.map(({ id, key, name, colour }) => ({ id, key, name: filled(name), colour })),
				previous?.tracks,
			),
			items.map((item) => item.trackId),
		),
		rooms: inUse(
			known(
				facts.rooms.map(({ id, name }) => ({ id, name: filled(name) })),
				previous?.rooms,
			),
			items.map((item) => item.roomId),
		),
		speakers: inUse(
			facts.speakers.map(({ id, role }) => ({ id, role: filled(role) })),
			items.flatMap((item) => item.speakerIds),
		),
	};
	const revised = (item: Omit<ReleasedItem, 'sequence' | 'calendarRevisedAt'>): ReleasedItem => {
		const before = previous?.items.find((one) => one.id === item.id);
		if (!previous || !before) return { ...item, sequence: 0, calendarRevisedAt: at.toISOString() };
		const revision = decideItemRevision(before, previous, item, next);
		return {
			...item,
			sequence: revision === 'raised' ? before.sequence + 1 : before.sequence,
			calendarRevisedAt: revision === 'unchanged' ? before.calendarRevisedAt : at.toISOString(),
		};
	};
	return { ...next, items: items.map(revised) };
}

/**
 * Whether this may become a release, and the reason to record when a required language is missing.
 * Refusals, the first that holds: `empty`, `misplaced`, `unchanged`, `incomplete` unless a reason is given.
 */
export function decideRelease(facts: {
	readonly content: ReleaseContent;
	readonly previous: { readonly number: number; readonly content: ReleaseContent } | null;
	readonly misplaced: readonly Misplaced[];
	readonly missingLocaleReason: string;
}): Decision<{ readonly missingLocaleReason: string | null }, ReleaseRefusal> {
	const { content, previous, misplaced } = facts;
	if (!content.items.some((item) => item.state === 'scheduled') && misplaced.length === 0)
		return refused({ code: 'empty' });
	if (misplaced.length > 0) return refused({ code: 'misplaced', misplaced });
	if (previous && isSame(previous.content, content))
		return refused({ code: 'unchanged', release: previous.number });
	const missing = findMissingTexts(content);
	const reason = facts.missingLocaleReason.trim();
	if (missing.length > 0 && reason === '') return refused({ code: 'incomplete', missing });
	return granted({ missingLocaleReason: missing.length > 0 ? reason : null });
}

/** The texts that a required language lacks, in the order of the page: the seminar, its tracks and rooms, items, speakers. An abstract may be absent altogether. */
export function findMissingTexts(content: ReleaseContent): MissingText[] {
	const lacking = (
		of: MissingText['of'],
		id: string | null,
		field: MissingText['field'],
		text: LocalizedText,
	) => findMissingLocales(text, content.requiredLocales).map((locale) => ({ of, id, field, locale }));
	const held = content.items.filter((item) => item.state === 'scheduled');
	const isHeld = (test: (item: ReleasedItem) => boolean) => held.some(test);
	return [
		...lacking('seminar', null, 'title', content.title),
		...content.tracks
			.filter((track) => isHeld((item) => item.trackId === track.id))
			.flatMap((track) => lacking('track', track.id, 'name', track.name)),
		...content.rooms
			.filter((room) => isHeld((item) => item.roomId === room.id))
			.flatMap((room) => lacking('room', room.id, 'name', room.name)),
		...held.flatMap((item) => [
			...lacking('item', item.id, 'title', item.title),
			...(isBlank(item.abstract) ? [] : lacking('item', item.id, 'abstract', item.abstract)),
		]),
		...content.speakers.flatMap((speaker) => lacking('speaker', speaker.id, 'role', speaker.role)),
	];
}

/** Placed items, blockers too, that the seminar has left behind; in order of number. `roomIds` are those of its venue now. */
export function findMisplaced(
	seminar: SeminarTimes,
	roomIds: readonly string[],
	items: readonly DraftItem[],
): Misplaced[] {
	return items
		.toSorted((a, b) => a.number - b.number)
		.flatMap(({ id, slot }): Misplaced[] => {
			if (slot === null) return [];
			if (!roomIds.includes(slot.roomId)) return [{ itemId: id, because: 'room-of-another-venue' }];
			return findSeminarDay(seminar, slot.startsAt) === undefined
				? [{ itemId: id, because: 'not-on-a-seminar-day' }]
				: [];
		});
}

function isShown(item: DraftItem): item is PlacedItem {
	return item.slot !== null && isShownKind(item.kind);
}

function isShownKind(kind: ItemKind): kind is ShownItemKind {
	return kind !== 'blocker';
}

function releasedItem(
	item: PlacedItem,
	seminar: SeminarTimes,
): Omit<ReleasedItem, 'sequence' | 'calendarRevisedAt'> {
	const { slot } = item;
	return {
		id: item.id,
		number: item.number,
		kind: item.kind,
		state: 'scheduled',
		title: filled(item.title),
		abstract: filled(item.abstract),
		languages: item.languages,
		trackId: item.trackId,
		roomId: slot.roomId,
		speakerIds: item.speakerIds,
		startsAt: slot.startsAt.toISOString(),
		endsAt: slot.endsAt.toISOString(),
		eventDate: present(findSeminarDay(seminar, slot.startsAt), 'the seminar’s day of a placed item'),
		capacitySeats: item.capacitySeats,
		mayBeRecorded: item.mayBeRecorded,
		isStreamed: item.isStreamed,
		createdAt: item.createdAt.toISOString(),
	};
}

function cancelled(item: ReleasedItem): ReleasedItem {
	return { ...item, state: 'cancelled', speakerIds: [] };
}

function byTimeThenNumber(
	a: Pick<ReleasedItem, 'startsAt' | 'number'>,
	b: Pick<ReleasedItem, 'startsAt' | 'number'>,
): number {
	if (a.startsAt !== b.startsAt) return a.startsAt < b.startsAt ? -1 : 1;
	return a.number - b.number;
}

/** Without its blank languages, trimmed: two that read alike are alike. */
function filled(text: LocalizedText): LocalizedText {
	return Object.fromEntries(
		locales.flatMap((locale) => {
			const words = text[locale]?.trim();
			return words ? [[locale, words]] : [];
		}),
	);
}

function isBlank(text: LocalizedText): boolean {
	return Object.keys(filled(text)).length === 0;
}
