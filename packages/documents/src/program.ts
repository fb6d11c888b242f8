import { formatDate, formatDateTime } from '@kutsu/i18n';
import { wallTimeOf } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { dayHeading, timeRange } from './dates.ts';
import type { PrintedItem, PrintedSpeaker, ProgramDocument, Shown } from './program-document.ts';
import { printableStatement } from './printable.ts';
import { arrangeDay, findParallelTracks } from './program-layout.ts';
import type { Lane, ProgramSlot } from './program-layout.ts';
import { typeset } from './typesetting.ts';

/**
 * The seminar's program on A4 as PDF/UA-1, for print and for reading aloud. The same input gives the same bytes.
 * @throws Error with the compiler's words when no conforming document can be made.
 */
export function programPdf(program: ProgramDocument, locale: Locale): Uint8Array {
	return typeset('program.typ', programSheet(program, locale));
}

// Stands for the link in its sentence; the template puts the link there.
const linkHere = '\ufffc';

function programSheet(program: ProgramDocument, locale: Locale) {
	const order = {
		tracks: program.tracks.map((track) => track.id),
		rooms: program.rooms.map((room) => room.id),
	};
	const days = program.days.map((day) => ({ ...day, slots: arrangeDay(day.items, order) }));
	const shown = printerOf(program, locale, findParallelTracks(days.flatMap((day) => day.slots)));
	return {
		lang: locale,
		region: locale === 'en' ? 'GB' : 'FI',
		isDraft: program.release === null,
		documentDate: documentDate(program.generatedAt, program.timeZone),
		project: program.project && plain(program.project),
		title: plain(program.title),
		dateLine: program.dateLine,
		place: program.place && plain(program.place),
		organiser: program.organiser && plain(program.organiser),
		version: versionLine(program, locale),
		funding: program.funding && {
			statement: {
				...plain(program.funding.statement),
				text: printableStatement(program.funding.statement.text),
			},
			emblem: program.funding.emblem,
			emblemAlt: m.program_emblem_alt({}, { locale }),
		},
		remarks: remarksOf(program, locale),
		colophon: colophonOf(program, locale),
		url: program.url,
		days: days.map((day) => ({
			heading: days.length > 1 ? dayHeading(day.eventDate, locale) : m.program_heading({}, { locale }),
			slots: day.slots.map(shown),
		})),
		words: {
			draft: m.program_draft({}, { locale }),
			page: m.program_page({}, { locale }),
			when: m.program_when({}, { locale }),
			where: m.program_where({}, { locale }),
			organiser: m.program_organiser({}, { locale }),
			parallel: m.program_parallel({}, { locale }),
			latest: m.program_latest({ url: linkHere }, { locale }).split(linkHere),
		},
	};
}

function printerOf(program: ProgramDocument, locale: Locale, parallelTracks: ReadonlySet<string>) {
	const tracks = new Map(
		program.tracks.map((track) => [track.id, { name: plain(track.name), colour: safeColour(track.colour) }]),
	);
	const rooms = new Map(program.rooms.map((room) => [room.id, plain(room.name)]));
	const trackOf = (id: string | null) => (id === null ? null : (tracks.get(id) ?? null));
	const roomOf = (id: string | null) => (id === null ? null : (rooms.get(id) ?? null));

	const item = (printed: PrintedItem, shows: { time: boolean; track: boolean }) => ({
		time: shows.time ? timeRange(printed, program.timeZone, locale) : null,
		isTall: isTall([printed], 80),
		title: plain(printed.title),
		room: roomOf(printed.roomId),
		track: shows.track ? trackOf(printed.trackId) : null,
		speakers: printed.speakers.map(speaker),
		languages: isRest(printed) ? [] : printed.languages.map((code) => code.toUpperCase()),
		abstract: paragraphsOf(printed.abstract),
		abstractLang: printed.abstract?.lang ?? locale,
		notes: notesOf(printed, locale),
		streamed: printed.isStreamed && !isRest(printed) ? m.program_streamed({}, { locale }) : null,
	});

	const lane = (slot: { startsAt: Date; endsAt: Date }) => (printed: Lane) => ({
		isTall: isTall(printed.items, 28),
		track: trackOf(printed.trackId),
		room: roomOf(printed.roomId),
		items: printed.items.map((each) =>
			item(each, { time: !isSameSpan(each, slot), track: printed.trackId === null }),
		),
	});

	return (slot: ProgramSlot) => {
		if (slot.form === 'parallel') {
			const time = timeRange(slot, program.timeZone, locale);
			const rows = slot.rows.map((row) => row.map(lane(slot)));
			return {
				form: slot.form,
				time,
				rows,
				isTall: rows.length > 1 || rows.flat().some((each) => each.isTall),
			};
		}
		const isCommon = slot.item.trackId === null || !parallelTracks.has(slot.item.trackId);
		return {
			form: isRest(slot.item) ? 'rest' : 'talk',
			item: item(slot.item, { time: true, track: !isCommon }),
		};
	};
}

function isRest(item: PrintedItem): boolean {
	return item.kind === 'break' || item.kind === 'registration';
}

/** Whether it would fill most of a page, by a generous guess: what is less stays whole, what is more may be cut. */
function isTall(items: readonly PrintedItem[], charactersPerLine: number): boolean {
	const lines = items.map(
		(item) => 6 + item.speakers.length + (item.abstract?.text.length ?? 0) / charactersPerLine,
	);
	return lines.reduce((sum, each) => sum + each, 0) > 30;
}

function speaker(person: PrintedSpeaker) {
	return { name: person.isProtected ? null : person.name, role: plain(person.role) };
}

function notesOf(item: PrintedItem, locale: Locale): string[] {
	return item.mayBeRecorded ? [] : [m.program_not_recorded({}, { locale })];
}

function remarksOf(program: ProgramDocument, locale: Locale): string[] {
	const pairs = program.interpretation.map((pair) =>
		pair
			.split('-')
			.map((code) => languageName(code, locale))
			.join('–'),
	);
	const others = new Set(textsOf(program).map((text) => text.lang));
	others.delete(locale);
	return [
		...(program.release ? [] : [m.program_draft_note({}, { locale })]),
		...(pairs.length > 0 ? [m.program_interpretation({ pairs: pairs.join(', ') }, { locale })] : []),
		...[...others].map((lang) => onlyIn[lang]({}, { locale })),
	];
}

const onlyIn = { fi: m.program_only_fi, sv: m.program_only_sv, en: m.program_only_en } as const;

function textsOf(program: ProgramDocument): Shown[] {
	const items = program.days.flatMap((day) => day.items);
	const shown = items.flatMap((item) => [
		item.title,
		item.abstract,
		...item.speakers.map((person) => person.role),
	]);
	const named = [...program.tracks, ...program.rooms].map((each) => each.name);
	return [program.title, program.project, program.place, program.organiser, ...named, ...shown]
		.filter((text) => text !== null)
		.filter((text) => text.text !== '');
}

function colophonOf(program: ProgramDocument, locale: Locale): string[] {
	const isEmpty = program.days.every((day) => day.items.length === 0);
	return [...(isEmpty ? [m.program_empty({}, { locale })] : []), `${versionLine(program, locale)}.`];
}

function versionLine(program: ProgramDocument, locale: Locale): string {
	const { release, generatedAt, timeZone } = program;
	if (release === null)
		return m.program_draft_made({ date: formatDateTime(generatedAt, timeZone, locale) }, { locale });
	const date = formatDate(release.releasedAt, timeZone, locale);
	return m.program_version_published({ number: release.number, date }, { locale });
}

const languageNames = new Map([
	['fi', m.program_language_fi],
	['sv', m.program_language_sv],
	['en', m.program_language_en],
	['se', m.program_language_se],
	['smn', m.program_language_smn],
	['sms', m.program_language_sms],
	['fse', m.program_language_fse],
	['fss', m.program_language_fss],
]);

function languageName(code: string, locale: Locale): string {
	return languageNames.get(code)?.({}, { locale }) ?? code.toUpperCase();
}

function paragraphsOf(text: Shown | null): string[] {
	return (text?.text ?? '')
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== '');
}

function plain(shown: Shown): Shown {
	return { text: shown.text, lang: shown.lang };
}

function safeColour(colour: string): string {
	return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#4d5866';
}

function isSameSpan(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
	return a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();
}

function documentDate(instant: Date, timeZone: string) {
	const { eventDate, wallTime } = wallTimeOf(instant, timeZone);
	const [year, month, day] = eventDate.split('-').map(Number);
	const [hour, minute] = wallTime.split(':').map(Number);
	return { year, month, day, hour, minute, second: 0 };
}
