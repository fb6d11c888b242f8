import { formatClock, formatEventDate, languageName, weekdays } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';
import type { ItemKind, ReleaseRefusal } from '@kutsu/core/program/model';
import type { DraftItem, Program } from './program-of.ts';

type Tone = 'danger' | 'warn' | 'info' | 'success' | 'neutral';
type Placed = DraftItem & { readonly slot: NonNullable<DraftItem['slot']> };

/** How a draft is told in the language of the page. */
export type DraftWords = {
	shown(text: LocalizedText): ShownText;
	titleOf(itemId: string): ShownText;
	roomName(roomId: string): string;
	clock(instant: Date): string;
	time(span: { readonly startsAt: Date; readonly endsAt: Date }): string;
	dayHeading(eventDate: string): string;
};

export function wordsFor(program: Program, locale: Locale): DraftWords {
	const shown = (text: LocalizedText) => shownText(text, locale, program.requiredLocales);
	const titles = new Map<string, LocalizedText>([
		...(program.released?.items ?? []).map((item) => [item.id, item.title] as const),
		...program.items.map((item) => [item.id, item.title] as const),
	]);
	const rooms = new Map(
		[...(program.released?.rooms ?? []), ...program.rooms].map((room) => [room.id, room.name]),
	);
	const clock = (instant: Date) => formatClock(instant, program.timeZone, locale);
	return {
		shown,
		titleOf: (itemId) => shown(titles.get(itemId) ?? {}),
		roomName: (roomId) => shown(rooms.get(roomId) ?? {}).text,
		clock,
		time: ({ startsAt, endsAt }) => `${clock(startsAt)}–${clock(endsAt)}`,
		dayHeading: (eventDate) => {
			const weekday = weekdays(locale)[(new Date(`${eventDate}T12:00:00Z`).getUTCDay() + 6) % 7]?.long ?? '';
			return `${weekday.charAt(0).toLocaleUpperCase(locale)}${weekday.slice(1)} ${formatEventDate(eventDate, locale)}`;
		},
	};
}

export function kindName(kind: ItemKind): string {
	return kind === 'blocker' ? m.program_admin_kind_blocker() : m[`program_kind_${kind}`]();
}

/** Placed items by the seminar's day, in order of time; within a day by room where asked. */
export function draftDays(program: Program, by: 'time' | 'room') {
	const placed = program.items.filter((item): item is Placed => item.slot !== null);
	const dayOf = (item: Placed) => program.eventDates[item.id] ?? '';
	const order = new Map(program.rooms.map((room, index) => [room.id, index]));
	const roomOf = (item: Placed) => order.get(item.slot.roomId) ?? program.rooms.length;
	const inTime = (a: Placed, b: Placed) =>
		a.slot.startsAt.getTime() - b.slot.startsAt.getTime() || roomOf(a) - roomOf(b) || a.number - b.number;
	const days = Map.groupBy(placed.toSorted(inTime), dayOf);
	return [...days]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([eventDate, items]) => ({
			eventDate,
			items: by === 'time' ? items : items.toSorted((a, b) => roomOf(a) - roomOf(b) || inTime(a, b)),
		}));
}

export type Trouble = {
	readonly id: string;
	readonly tone: Tone;
	readonly text: string;
	readonly itemIds: readonly string[];
};

/** Items that collide, and those left behind, each as a sentence. */
export function troublesOf(program: Program, words: DraftWords): Trouble[] {
	const speakers = new Map(program.speakers.map((speaker) => [speaker.id, speaker]));
	const named = (id: string) => {
		const speaker = speakers.get(id);
		return speaker ? [speaker.name, words.shown(speaker.role).text].filter(Boolean).join(', ') : '';
	};
	return [
		...program.misplaced.map(({ itemId, because }) => ({
			id: `${because} ${itemId}`,
			tone: 'danger' as const,
			itemIds: [itemId],
			text:
				because === 'not-on-a-seminar-day'
					? m.program_admin_misplaced_day({ title: words.titleOf(itemId).text })
					: m.program_admin_misplaced_room({ title: words.titleOf(itemId).text }),
		})),
		...program.conflicts.map(({ kind, id, itemIds, startsAt, endsAt }) => {
			const [one, other] = itemIds;
			const facts = {
				one: words.titleOf(one).text,
				other: words.titleOf(other).text,
				time: words.time({ startsAt, endsAt }),
			};
			return {
				id: `${kind} ${id} ${one} ${other}`,
				tone: 'warn' as const,
				itemIds,
				text:
					kind === 'room'
						? m.program_admin_conflict_room({ ...facts, room: words.roomName(id) })
						: m.program_admin_conflict_speaker({ ...facts, speaker: named(id) }),
			};
		}),
	];
}

/** What is missing in which language, and where it is mended; null where that is not in the program. */
export function missingOf(program: Program, words: DraftWords, base: string) {
	return program.missing.map(({ of, id, field, locale: lacking }) => {
		const what = missingField[field]();
		const language = inLanguage[lacking]();
		switch (of) {
			case 'seminar':
				return {
					id: `seminar ${lacking}`,
					href: null,
					text: m.program_admin_missing({ of: m.program_admin_seminar(), what, language }),
				};
			case 'item':
				return {
					id: `${id} ${field} ${lacking}`,
					href: `${base}/items/${id}`,
					text: m.program_admin_missing({ of: words.titleOf(id ?? '').text, what, language }),
				};
			case 'track': {
				const track = program.tracks.find((one) => one.id === id);
				const text = m.program_admin_missing({ of: words.shown(track?.name ?? {}).text, what, language });
				return { id: `${id} ${lacking}`, href: `${base}/tracks/${id}`, text };
			}
			case 'speaker': {
				const speaker = program.speakers.find((one) => one.id === id);
				const text = m.program_admin_missing({ of: words.shown(speaker?.role ?? {}).text, what, language });
				return { id: `${id} ${lacking}`, href: `${base}/speakers/${id}`, text };
			}
			case 'room':
				return {
					id: `${id} ${lacking}`,
					href: null,
					text: m.program_admin_missing({ of: words.roomName(id ?? ''), what, language }),
				};
			default:
				return assertNever(of);
		}
	});
}

const missingField = {
	title: m.program_admin_missing_title,
	abstract: m.program_admin_missing_abstract,
	name: m.program_admin_missing_name,
	role: m.program_admin_missing_role,
} as const;

const inLanguage = {
	fi: m.program_admin_in_fi,
	sv: m.program_admin_in_sv,
	en: m.program_admin_in_en,
} as const;

/** What a release would change, in words, in the order visitors meet it. */
export function changesOf(program: Program, words: DraftWords) {
	const now = new Map(program.items.map((item) => [item.id, item]));
	return program.changes.map((change, index) => {
		const title = words.titleOf(change.itemId);
		const slot = now.get(change.itemId)?.slot;
		const id = `${index}`;
		switch (change.kind) {
			case 'new':
				return {
					id,
					title,
					tone: 'success' as Tone,
					kind: m.program_admin_change_new(),
					detail: slot ? `${words.time(slot)}, ${words.roomName(slot.roomId)}` : '',
				};
			case 'reinstated':
				return { id, title, tone: 'success' as Tone, kind: m.program_admin_change_reinstated(), detail: '' };
			case 'cancelled':
				return { id, title, tone: 'danger' as Tone, kind: m.program_admin_change_cancelled(), detail: '' };
			case 'moved': {
				const from = words.time({
					startsAt: new Date(change.from.startsAt),
					endsAt: new Date(change.from.endsAt),
				});
				return {
					id,
					title,
					tone: 'warn' as Tone,
					kind: m.program_admin_change_moved(),
					detail: slot ? `${from} → ${words.time(slot)}` : from,
				};
			}
			case 'room-changed': {
				const detail = `${words.roomName(change.fromRoomId)} → ${slot ? words.roomName(slot.roomId) : ''}`;
				return { id, title, tone: 'warn' as Tone, kind: m.program_admin_change_room(), detail };
			}
			case 'content':
				return {
					id,
					title,
					tone: 'info' as Tone,
					kind: m.program_admin_change_content(),
					detail: change.fields.map(fieldName).join(', '),
				};
			default:
				return assertNever(change);
		}
	});
}

function fieldName(field: string): string {
	return fieldNames[field]?.() ?? field;
}

const fieldNames: Readonly<Record<string, () => string>> = {
	title: m.program_admin_item_title,
	abstract: m.program_admin_abstract,
	kind: m.program_admin_kind,
	track: m.program_track,
	speakers: m.program_speakers,
	languages: m.program_languages,
	seats: m.program_admin_seats,
	recording: m.program_admin_recording,
	streaming: m.program_admin_streaming,
	room: m.program_admin_room_name,
};

/** Why it was not released, and what to do. */
export function describeRefusal(refusal: ReleaseRefusal | { readonly code: 'stale' }): string {
	switch (refusal.code) {
		case 'empty':
			return m.program_admin_refused_empty();
		case 'misplaced':
			return m.program_admin_refused_misplaced();
		case 'incomplete':
			return m.program_admin_refused_incomplete();
		case 'unchanged':
			return m.program_admin_refused_unchanged({ number: refusal.release });
		case 'stale':
			return m.program_admin_refused_stale();
		default:
			return assertNever(refusal);
	}
}

export function languageNames(codes: readonly string[], locale: Locale): string {
	return codes.map((code) => languageName(code, locale)).join(', ');
}
