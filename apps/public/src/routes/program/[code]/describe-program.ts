import type { PublicOutputs } from '@kutsu/api/types';
import { isRest } from '@kutsu/core/program/model';
import type { ProgramView } from '@kutsu/core/program/model';
import {
	dateParts,
	formatClock,
	formatDate,
	formatDateTimeRange,
	formatEventDate,
	languageName,
	weekdays,
} from '@kutsu/i18n';
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
	/** Null where the title says it. */
	readonly kind: string | null;
	readonly title: ShownText;
	readonly abstract: ShownText;
	/** `9.00–9.15`. */
	readonly time: string;
	readonly startsAtIso: string;
	readonly track: TrackShown | null;
	/** Of a track that runs beside another; the rest are common to all and need no label in the order of time. */
	readonly isParallel: boolean;
	readonly room: ShownText | null;
	readonly speakers: readonly { readonly name: string | null; readonly role: ShownText }[];
	readonly languages: readonly string[];
	readonly isStreamed: boolean;
	readonly mayBeRecorded: boolean;
	readonly seats: string | null;
	readonly timing: 'now' | 'next' | null;
};

/** Items of one room, or of one track where the rooms are not told. */
export type LaneShown = {
	readonly track: TrackShown | null;
	readonly room: ShownText | null;
	readonly items: readonly ItemShown[];
};

/** What stands between two lines of the time view. */
export type SlotShown =
	| { readonly form: 'single'; readonly item: ItemShown }
	| {
			readonly form: 'parallel';
			readonly time: string;
			readonly startsAtIso: string;
			readonly lanes: readonly LaneShown[];
	  };

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
	/** Those there is a calendar of. */
	readonly tracks: readonly { readonly key: string; readonly name: ShownText }[];
	readonly rooms: readonly { readonly id: string; readonly name: ShownText }[];
};

export function describeProgram(
	program: Program,
	now: Date,
	view: ProgramView,
	locale: Locale,
): ProgramShown {
	const words = wordsFor(program, now, locale);
	const { shown, describe } = words;
	const timed = program.days
		.flatMap((day) => day.items)
		.map(describe)
		.find((item) => item.timing !== null);
	return {
		view,
		title: shown(program.title),
		when: whenOf(words),
		place: placeOf(words),
		version: versionOf(words),
		notes: shown(program.release?.notes ?? {}),
		interpretation: program.interpretation
			.map((pair) =>
				pair
					.split('-')
					.map((code) => languageName(code, locale))
					.join('–'),
			)
			.join(', '),
		fallbacks: fallbacksOf(words),
		days: program.days.map((day) => ({
			id: `day-${day.eventDate}`,
			heading: dayHeading(day.eventDate, locale),
			short: formatEventDate(day.eventDate, locale, 'day'),
			slots: slotsOf(day.items, words),
			cancelled: day.cancelled.map((item) => ({
				id: item.id,
				title: shown(item.title),
				time: words.time(item),
			})),
		})),
		sections: view === 'time' ? [] : sectionsOf(view, words),
		timing: timed?.timing ? { id: timed.id, timing: timed.timing } : null,
		tracks: program.tracks.map(({ key, name }) => ({ key, name: shown(name) })),
		rooms: program.rooms.map(({ id, name }) => ({ id, name: shown(name) })),
	};
}

type Span = { readonly startsAt: Date; readonly endsAt: Date };

/** How one program is told in one language. */
type Words = {
	readonly program: Program;
	readonly locale: Locale;
	shown(text: LocalizedText): ShownText;
	time(span: Span): string;
	describe(item: Item): ItemShown;
};

function wordsFor(program: Program, now: Date, locale: Locale): Words {
	const shown = (text: LocalizedText) => shownText(text, locale, program.requiredLocales);
	const clock = (instant: Date) => formatClock(instant, program.timeZone, locale);
	const time = ({ startsAt, endsAt }: Span) => `${clock(startsAt)}–${clock(endsAt)}`;
	const tracks = new Map(
		program.tracks.map((track) => [track.id, { name: shown(track.name), colour: track.colour }]),
	);
	const rooms = new Map(program.rooms.map((room) => [room.id, shown(room.name)]));
	const timing = timingAt(program, now);
	const parallel = parallelTracks(program);
	const describe = (item: Item): ItemShown => ({
		id: `item-${item.number}`,
		isRest: isRest(item.kind),
		kind: kindOf(item, shown(item.title)),
		title: shown(item.title),
		abstract: shown(item.abstract),
		time: time(item),
		startsAtIso: item.startsAt.toISOString(),
		track: (item.trackId !== null && tracks.get(item.trackId)) || null,
		isParallel: item.trackId !== null && parallel.has(item.trackId),
		room: (item.roomId !== null && rooms.get(item.roomId)) || null,
		speakers: item.speakers.map(({ name, role }) => ({ name, role: shown(role) })),
		languages: isRest(item.kind) ? [] : item.languages.map((code) => languageName(code, locale)),
		isStreamed: item.isStreamed && !isRest(item.kind),
		mayBeRecorded: item.mayBeRecorded,
		seats: item.capacitySeats === null ? null : m.program_seats({ count: item.capacitySeats }),
		timing: timing(item),
	});
	return { program, locale, shown, time, describe };
}

function kindOf(item: Item, title: ShownText): string | null {
	const kind = m[`program_kind_${item.kind}`]();
	return title.text.toLocaleLowerCase() === kind.toLocaleLowerCase() ? null : kind;
}

function parallelTracks(program: Program): Set<string> {
	const clusters = program.days
		.flatMap((day) => clustersOf(day.items))
		.filter((cluster) => cluster.spans.length > 1);
	return new Set(clusters.flatMap((cluster) => cluster.spans).flatMap((item) => item.trackId ?? []));
}

/** What is on; when nothing is, what begins next on a day of the program. */
function timingAt(program: Program, now: Date): (item: Item) => 'now' | 'next' | null {
	const today = dateParts(now, program.timeZone, 'fi').eventDate;
	const items = program.days.flatMap((day) => day.items);
	const current = items.filter((item) => item.startsAt <= now && now < item.endsAt);
	if (current.length > 0) return (item) => (current.includes(item) ? 'now' : null);
	const next = items.find((item) => item.startsAt > now && item.eventDate === today);
	return (item) => (next && item.startsAt.getTime() === next.startsAt.getTime() ? 'next' : null);
}

function slotsOf(items: readonly Item[], words: Words): SlotShown[] {
	return clustersOf(items).map((cluster): SlotShown => {
		const [first] = cluster.spans;
		if (first && cluster.spans.length === 1) return { form: 'single', item: words.describe(first) };
		const lanes = lanesOf(cluster.spans, words);
		return {
			form: 'parallel',
			time: words.time(cluster),
			startsAtIso: cluster.startsAt.toISOString(),
			lanes,
		};
	});
}

/** Side by side in the order of tracks, then of rooms. */
function lanesOf(items: readonly Item[], { program, describe }: Words): LaneShown[] {
	const order = (id: string | null, rows: readonly { readonly id: string }[]) => {
		const index = rows.findIndex((row) => row.id === id);
		return index < 0 ? rows.length : index;
	};
	const place = (item: Item) =>
		order(item.trackId, program.tracks) * 1000 + order(item.roomId, program.rooms);
	const lanes = Map.groupBy(
		items.toSorted((a, b) => place(a) - place(b)),
		(item) => item.roomId ?? item.trackId,
	);
	return [...lanes.values()].map((inLane) => {
		const shownItems = inLane.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).map(describe);
		const [first] = shownItems;
		const isOfOne = inLane.every((item) => item.trackId === inLane[0]?.trackId);
		return { track: (isOfOne && first?.track) || null, room: first?.room ?? null, items: shownItems };
	});
}

function sectionsOf(view: 'track' | 'room', { program, locale, shown, describe }: Words): SectionShown[] {
	const rows =
		view === 'track'
			? program.tracks.map(({ id, key, name, colour }) => ({ id, anchor: key, name, colour }))
			: program.rooms.map(({ id, name }) => ({ id, anchor: id, name, colour: null }));
	const idOf = (item: Item) => (view === 'track' ? item.trackId : item.roomId);
	const days = (id: string | null) =>
		program.days
			.map(({ eventDate, items }) => ({
				heading: program.days.length > 1 ? dayHeading(eventDate, locale) : null,
				items: items.filter((item) => idOf(item) === id).map(describe),
			}))
			.filter((day) => day.items.length > 0);
	const rest: SectionShown = {
		id: `${view}-none`,
		heading: {
			text: view === 'track' ? m.program_common() : m.program_room_open(),
			lang: locale,
			isFallback: false,
		},
		colour: null,
		days: days(null),
	};
	const sections = rows.map((row): SectionShown => ({
		id: `${view}-${row.anchor}`,
		heading: shown(row.name),
		colour: row.colour,
		days: days(row.id),
	}));
	return [rest, ...sections].filter((section) => section.days.length > 0);
}

/** From the first item to the last. */
function whenOf({ program, locale }: Words): string {
	const items = program.days.flatMap((day) => day.items);
	const [first] = items;
	if (!first) return '';
	const endsAt = items.reduce((last, item) => (item.endsAt > last ? item.endsAt : last), first.endsAt);
	return formatDateTimeRange(first.startsAt, endsAt, program.timeZone, locale);
}

function placeOf({ program: { place }, shown }: Words): ShownText | null {
	if (!place) return null;
	const name = shown(place.name);
	const town = [place.postalCode, place.municipality && shown(place.municipality).text]
		.filter(Boolean)
		.join(' ');
	return { ...name, text: [name.text, place.streetAddress, town].filter(Boolean).join(', ') };
}

function versionOf({ program: { release, timeZone }, locale }: Words): string {
	if (!release) return m.program_draft();
	return m.program_version_published({
		number: release.number,
		date: formatDate(release.releasedAt, timeZone, locale),
	});
}

const onlyIn = { fi: m.program_only_fi, sv: m.program_only_sv, en: m.program_only_en } as const;

function fallbacksOf({ program, locale, shown }: Words): string[] {
	const texts = [
		...[...program.tracks, ...program.rooms].map((row) => row.name),
		...program.days
			.flatMap((day) => day.items)
			.flatMap((item) => [item.title, item.abstract, ...item.speakers.map((one) => one.role)]),
	].map(shown);
	return locales
		.filter(
			(lang) =>
				lang !== locale && texts.some((text) => text.isFallback && text.lang === lang && text.text !== ''),
		)
		.map((lang) => onlyIn[lang]());
}

/** `Tiistai 13.5.2025`: the weekday in full, as a heading begins. */
function dayHeading(eventDate: string, locale: Locale): string {
	const index = (new Date(`${eventDate}T12:00:00Z`).getUTCDay() + 6) % 7;
	const weekday = weekdays(locale)[index]?.long ?? '';
	return `${weekday.charAt(0).toLocaleUpperCase(locale)}${weekday.slice(1)} ${formatEventDate(eventDate, locale)}`;
}
