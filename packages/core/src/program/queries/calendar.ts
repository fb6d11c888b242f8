import { calendarFeed, feedEtag, itemUid, renderEvent } from '@kutsu/calendar';
import type { CalendarEvent } from '@kutsu/calendar';
import { formatList, languageName } from '@kutsu/i18n';
import { pageUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { NotFound, assertNever, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import { isRest } from '../model.ts';
import type { ShownItemKind } from '../model.ts';
import { programStamp, releasedProgram } from './public-program.ts';
import type { PublicProgram, ShownItem, ShownProgram } from './public-program.ts';
import type { ProgramFile } from './document.ts';

/** One track by its key, one room by its id; neither is the whole program. */
export type CalendarPart = { readonly track?: string | undefined; readonly room?: string | undefined };

// Raised when what an event says of itself changes.
const wording = 1;
const dayMs = 86_400_000;

/**
 * The newest release of a public seminar as a calendar: items keep their UID and what they are told by through every
 * release, cancelled ones stay until 30 days after the seminar. Before the first release it is empty. It names nobody:
 * a copy in a stranger's calendar can't be erased.
 * @throws NotFound, also for a track or room the program has not
 */
export async function programCalendar(
	ctx: Context,
	input: { readonly training: string; readonly locale: Locale } & CalendarPart,
): Promise<
	Omit<ProgramFile<string>, 'release' | 'releasedAt'> & {
		readonly release: number | null;
		readonly releasedAt: Date | null;
	}
> {
	const { training, locale, track, room } = input;
	const stamp = await programStamp(ctx, training);
	const showsCancelled = ctx.now().getTime() < stamp.endsAt.getTime() + 30 * dayMs;
	const part = [track ?? '', room ?? ''];
	return {
		etag: feedEtag([
			'program.ics',
			wording,
			locale,
			...part,
			stamp.programId,
			stamp.release ?? 0,
			stamp.beside,
			String(showsCancelled),
		]),
		release: stamp.release,
		releasedAt: stamp.releasedAt,
		make: async () =>
			calendarOf(ctx, await releasedProgram(ctx, training, stamp.release), {
				locale,
				track,
				room,
				showsCancelled,
			}),
	};
}

function calendarOf(
	ctx: Context,
	seminar: PublicProgram,
	wanted: CalendarPart & { readonly locale: Locale; readonly showsCancelled: boolean },
): string {
	const { locale } = wanted;
	const { program } = seminar;
	const shown = (text: LocalizedText | null | undefined) =>
		text ? shownText(text, locale, program?.requiredLocales ?? seminar.project.requiredLocales).text : '';
	const track = program?.tracks.find(({ key }) => key === wanted.track);
	const room = program?.rooms.find(({ id }) => id === wanted.room);
	if ((wanted.track !== undefined && !track) || (wanted.room !== undefined && !room))
		throw new NotFound('program');
	const page = pageUrl(ctx.settings.publicUrl, `/program/${seminar.code}`, locale);
	const items = (program?.days ?? [])
		.flatMap((day) => [...day.items, ...day.cancelled])
		.filter((item) => (!track || item.trackId === track.id) && (!room || item.roomId === room.id))
		.filter((item) => wanted.showsCancelled || (item.state === 'scheduled' && !seminar.isCancelled))
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.number - b.number);
	const title = shown(program?.title ?? seminar.title);
	const part = shown(track?.name ?? room?.name);
	return calendarFeed({
		name: part === '' ? m.program_of({ title }, { locale }) : `${part}: ${title}`,
		description: shown(seminar.project.fundingStatement),
		timeZone: seminar.timeZone,
		fragments: program
			? items.map((item) => renderEvent(eventOf(item, { program, seminar, shown, page, locale })))
			: [],
	});
}

function eventOf(
	item: ShownItem,
	within: {
		readonly program: ShownProgram;
		readonly seminar: PublicProgram;
		readonly shown: (text: LocalizedText | null | undefined) => string;
		readonly page: string;
		readonly locale: Locale;
	},
): CalendarEvent {
	const { program, seminar, shown, page, locale } = within;
	const track = shown(program.tracks.find(({ id }) => id === item.trackId)?.name);
	const room = shown(program.rooms.find(({ id }) => id === item.roomId)?.name);
	const kind = kindName(item.kind, locale);
	const roles = item.speakers.map((speaker) => shown(speaker.role)).filter(Boolean);
	const languages = formatList(
		item.languages.map((code) => languageName(code, locale)),
		locale,
	);
	const facts = isRest(item.kind)
		? []
		: [
				[kind, track].filter(Boolean).join(' · '),
				roles.length > 0 && `${m.program_speakers({}, { locale })}: ${roles.join(', ')}`,
				`${m.program_language({}, { locale })}: ${languages}`,
				item.isStreamed && m.program_streamed({}, { locale }),
				!item.mayBeRecorded && m.program_not_recorded({}, { locale }),
			].filter((line) => line !== false);
	const description = [shown(item.abstract), facts.join('\n')].filter(Boolean).join('\n\n');
	// A seminar called off takes its items with it, without a release of its own.
	const isCalledOff = seminar.isCancelled && item.state === 'scheduled';
	return {
		uid: itemUid(item.id),
		sequence: item.sequence + (isCalledOff ? 1 : 0),
		createdAt: item.createdAt,
		lastModified: isCalledOff && seminar.cancelledAt ? seminar.cancelledAt : item.calendarRevisedAt,
		startsAt: item.startsAt,
		endsAt: item.endsAt,
		timeZone: program.timeZone,
		summary: shown(item.title),
		description: description || undefined,
		location: locationOf(program, room, shown),
		url: `${page}#item-${item.number}`,
		status: item.state === 'cancelled' || isCalledOff ? 'cancelled' : 'confirmed',
		categories: [kind, track].filter(Boolean),
		classification: 'public',
		locale,
	};
}

function locationOf(
	{ place }: ShownProgram,
	room: string,
	shown: (text: LocalizedText | null) => string,
): string | undefined {
	const town = place && [place.postalCode, shown(place.municipality)].filter(Boolean).join(' ');
	return (
		[room, place && shown(place.name), place?.streetAddress, town].filter(Boolean).join(', ') || undefined
	);
}

/** What an item is, in the language asked for. */
export function kindName(kind: ShownItemKind, locale: Locale): string {
	switch (kind) {
		case 'registration':
			return m.program_kind_registration({}, { locale });
		case 'opening':
			return m.program_kind_opening({}, { locale });
		case 'keynote':
			return m.program_kind_keynote({}, { locale });
		case 'talk':
			return m.program_kind_talk({}, { locale });
		case 'panel':
			return m.program_kind_panel({}, { locale });
		case 'workshop':
			return m.program_kind_workshop({}, { locale });
		case 'break':
			return m.program_kind_break({}, { locale });
		case 'poster':
			return m.program_kind_poster({}, { locale });
		case 'closing':
			return m.program_kind_closing({}, { locale });
		default:
			return assertNever(kind);
	}
}
