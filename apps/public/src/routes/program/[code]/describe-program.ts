import type { PublicOutputs } from '@kutsu/api/types';
import { isRest } from '@kutsu/core/program/model';
import type { ProgramView } from '@kutsu/core/program/model';
import { dateParts, formatClock, formatDateTimeRange, formatEventDate, languageName, weekdays } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { clustersOf, locales, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';

export type PublicProgram = PublicOutputs['program']['get'];
type Program = NonNullable<PublicProgram['program']>;
type Item = Program['days'][number]['items'][number];

export type TrackShown = { readonly name: ShownText; readonly colour: string };

/** An item in the words of one language. */
export type ItemShown = {
	readonly id: string;
	/** A break or a registration: nothing to choose, nobody who speaks. */
	readonly isRest: boolean;
	readonly kind: string;
	readonly title: ShownText;
	readonly abstract: ShownText;
	/** `9.00–9.15`. */
	readonly time: string;
	readonly startsAtIso: string;
	readonly track: TrackShown | null;
	readonly room: ShownText | null;
	readonly speakers: readonly { readonly name: string | null; readonly role: ShownText }[];
	readonly languages: readonly string[];
	readonly isStreamed: boolean;
	readonly mayBeRecorded: boolean;
	readonly seats: string | null;
	readonly timing: 'now' | 'next' | null;
};

/** Items of one room, or of one track where the rooms are not told. */
export type LaneShown = { readonly track: TrackShown | null; readonly room: ShownText | null; readonly items: readonly ItemShown[] };

/** What stands between two lines of the time view. */
export type SlotShown =
	| { readonly form: 'single'; readonly item: ItemShown }
	| { readonly form: 'parallel'; readonly time: string; readonly startsAtIso: string; readonly lanes: readonly LaneShown[] };

export type DayShown = {
	readonly id: string;
	readonly heading: string;
	/** `ti 13.5.` */
	readonly short: string;
	readonly slots: readonly SlotShown[];
	readonly cancelled: readonly { readonly id: string; readonly title: ShownText; readonly time: string }[];
};

/** One track or room, with its items by day. */
export type SectionShown = {
	readonly id: string;
	readonly heading: ShownText;
	readonly colour: string | null;
	/** A heading only where the program has several days. */
	readonly days: readonly { readonly heading: string | null; readonly items: readonly ItemShown[] }[];
};

export type ProgramShown = {
	readonly view: ProgramView;
	readonly title: ShownText;
	readonly when: string;
	readonly place: ShownText | null;
	readonly version: string;
	readonly notes: ShownText;
	readonly interpretation: string;
	/** Which other languages stand in for missing texts. */
	readonly fallbacks: readonly string[];
	readonly days: readonly DayShown[];
	readonly sections: readonly SectionShown[];
	/** What is on, or what comes next today; null on other days. */
	readonly timing: { readonly id: string; readonly timing: 'now' | 'next' } | null;
	readonly tracks: readonly { readonly key: string; readonly name: ShownText }[];
	readonly rooms: readonly { readonly id: string; readonly name: ShownText }[];
};

export function describeProgram(program: Program, now: Date, view: ProgramView, locale: Locale): ProgramShown {
	const shown = shownIn(program, locale);
	const describe = itemDescriber(program, now, locale);
	const items = program.days.flatMap((day) => day.items);
	const timed = items.map(describe).find((item) => item.timing !== null);
	return {
		view,
		title: shown(program.title),
		when: whenOf(program, locale),
		place: placeOf(program, locale),
		version: versionOf(program, locale),
		notes: shown(program.release?.notes ?? {}),
		interpretation: program.interpretation.map((pair) => pair.split('-').map((code) => languageName(code, locale)).join('–')).join(', '),
		fallbacks: fallbacksOf(program, locale),
		days: program.days.map((day) => ({
			id: `day-${day.eventDate}`,
			heading: dayHeading(day.eventDate, locale),
			short: formatEventDate(day.eventDate, locale, 'day'),
			slots: slotsOf(day.items, program, describe),
			cancelled: day.cancelled.map((item) => ({ id: item.id, title: shown(item.title), time: timeOf(item, program.timeZone, locale) })),
		})),
		sections: view === 'time' ? [] : sectionsOf(program, view, describe, locale),
		timing: timed?.timing ? { id: timed.id, timing: timed.timing } : null,
		tracks: program.tracks.map(({ key, name }) => ({ key, name: shown(name) })),
		rooms: program.rooms.map(({ id, name }) => ({ id, name: shown(name) })),
	};
}

type Describe = (item: Item) => ItemShown;

function itemDescriber(program: Program, now: Date, locale: Locale): Describe {
	const shown = shownIn(program, locale);
	const tracks = new Map(program.tracks.map((track) => [track.id, { name: shown(track.name), colour: track.colour }]));
	const rooms = new Map(program.rooms.map((room) => [room.id, shown(room.name)]));
	const timing = timingAt(program, now);
	return (item) => ({
		id: `item-${item.number}`,
		isRest: isRest(item.kind),
		kind: m[`program_kind_${item.kind}`](),
		title: shown(item.title),
		abstract: shown(item.abstract),
		time: timeOf(item, program.timeZone, locale),
		startsAtIso: item.startsAt.toISOString(),
		track: (item.trackId !== null && tracks.get(item.trackId)) || null,
		room: (item.roomId !== null && rooms.get(item.roomId)) || null,
		speakers: item.speakers.map(({ name, role }) => ({ name, role: shown(role) })),
		languages: isRest(item.kind) ? [] : item.languages.map((code) => languageName(code, locale)),
		isStreamed: item.isStreamed && !isRest(item.kind),
		mayBeRecorded: item.mayBeRecorded,
		seats: item.capacitySeats === null ? null : m.program_seats({ count: item.capacitySeats }),
		timing: timing(item),
	});
}

/** On a day of the program: what is on; when nothing is, what begins next that day. */
function timingAt(program: Program, now: Date): (item: Item) => 'now' | 'next' | null {
	const today = dateParts(now, program.timeZone, 'fi').eventDate;
	const items = program.days.flatMap((day) => day.items);
	const current = items.filter((item) => item.startsAt <= now && now < item.endsAt);
	if (current.length > 0) return (item) => (current.includes(item) ? 'now' : null);
	const next = items.find((item) => item.startsAt > now && item.eventDate === today);
	return (item) => (next && item.startsAt.getTime() === next.startsAt.getTime() ? 'next' : null);
}

function slotsOf(items: readonly Item[], program: Program, describe: Describe): SlotShown[] {
	return clustersOf(items).map(({ startsAt, endsAt, spans }): SlotShown => {
		const [first] = spans;
		if (first && spans.length === 1) return { form: 'single', item: describe(first) };
		const time = timeOf({ startsAt, endsAt }, program.timeZone, localeOfTime(describe, first));
		return { form: 'parallel', time, startsAtIso: startsAt.toISOString(), lanes: lanesOf(spans, program, describe) };
	});
}
