import { feedEtag } from '@kutsu/calendar';
import { programPdf } from '@kutsu/documents';
import type { PrintedItem, ProgramDocument } from '@kutsu/documents';
import { formatDateTimeRange } from '@kutsu/i18n';
import { pageUrl } from '@kutsu/i18n/addresses';
import { NotFound, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import { programStamp, releasedProgram } from './public-program.ts';
import { draftProgram } from './staff-program.ts';
import type { ShownItem, ShownProgram } from './public-program.ts';

/** A file of a release: its tag is known before it is made. */
export type ProgramFile<Body> = {
	/** Weak; another one whenever the bytes are others. */
	readonly etag: string;
	readonly release: number;
	readonly releasedAt: Date;
	/** Costs: keep it by its tag. */
	make(): Promise<Body>;
};

// Raised when the document itself changes its looks.
const layout = 1;

/** The newest release of a public seminar as PDF/UA. @throws NotFound, also before the first release */
export async function programDocument(
	ctx: Context,
	input: { readonly training: string; readonly locale: Locale },
): Promise<ProgramFile<Uint8Array>> {
	const { training, locale } = input;
	const stamp = await programStamp(ctx, training);
	const { release, releasedAt } = stamp;
	if (release === null || releasedAt === null) throw new NotFound('program');
	return {
		etag: feedEtag(['program.pdf', layout, locale, stamp.programId, release, stamp.beside]),
		release,
		releasedAt,
		make: async () => {
			const { program } = await releasedProgram(ctx, training, release);
			if (!program?.release) throw new NotFound('program');
			const url = pageUrl(ctx.settings.publicUrl, `/program/${training}`, locale);
			return programPdf(
				printedProgram(program, { locale, url, generatedAt: program.release.releasedAt }),
				locale,
			);
		},
	};
}

/** The draft as PDF/UA, marked as one across every page. @throws NotFound, Forbidden */
export async function draftDocument(
	ctx: Context,
	input: { readonly project: string; readonly code: string; readonly locale: Locale },
): Promise<Uint8Array> {
	const program = await draftProgram(ctx, input);
	return programPdf(
		printedProgram(program, { locale: input.locale, url: null, generatedAt: ctx.now() }),
		input.locale,
	);
}

function printedProgram(
	program: ShownProgram,
	print: { readonly locale: Locale; readonly url: string | null; readonly generatedAt: Date },
): ProgramDocument {
	const { locale } = print;
	const shown = (text: LocalizedText) => shownText(text, locale, program.requiredLocales);
	const shownOrNull = (text: LocalizedText) => (shown(text).text === '' ? null : shown(text));
	const { place } = program;
	return {
		project: shownOrNull(program.project.title),
		title: shown(program.title),
		dateLine: dateLineOf(program, locale),
		place: place && {
			...shown(place.name),
			text: [
				shown(place.name).text,
				place.streetAddress,
				townOf(place.postalCode, place.municipality && shown(place.municipality).text),
			]
				.filter(Boolean)
				.join(', '),
		},
		organiser: shownOrNull(program.project.organiser),
		timeZone: program.timeZone,
		release: program.release,
		generatedAt: print.generatedAt,
		funding:
			shown(program.project.fundingStatement).text === ''
				? null
				: { statement: shown(program.project.fundingStatement), emblem: 'eu' },
		interpretation: program.interpretation,
		url: print.url,
		tracks: program.tracks.map(({ id, name, colour }) => ({ id, name: shown(name), colour })),
		rooms: program.rooms.map(({ id, name }) => ({ id, name: shown(name) })),
		days: program.days
			.filter((day) => day.items.length > 0)
			.map((day) => ({ eventDate: day.eventDate, items: day.items.map((item) => printedItem(item, shown)) })),
	};
}

function printedItem(item: ShownItem, shown: (text: LocalizedText) => PrintedItem['title']): PrintedItem {
	const { kind, startsAt, endsAt, trackId, roomId, languages, mayBeRecorded, isStreamed } = item;
	const abstract = shown(item.abstract);
	return {
		...{ kind, startsAt, endsAt, trackId, roomId, languages, mayBeRecorded, isStreamed },
		title: shown(item.title),
		abstract: abstract.text === '' ? null : abstract,
		speakers: item.speakers.map(({ name, role }) => ({
			name,
			role: shown(role),
			isProtected: name === null,
		})),
	};
}

/** From the first item to the last: `ti 13.5.2025 klo 8.30–16.15`. */
function dateLineOf(program: ShownProgram, locale: Locale): string {
	const items = program.days.flatMap((day) => day.items);
	const [first] = items;
	if (!first) return '';
	const endsAt = items.reduce((last, item) => (item.endsAt > last ? item.endsAt : last), first.endsAt);
	return formatDateTimeRange(first.startsAt, endsAt, program.timeZone, locale);
}

function townOf(postalCode: string | null, municipality: string | null): string {
	return [postalCode, municipality].filter(Boolean).join(' ');
}
