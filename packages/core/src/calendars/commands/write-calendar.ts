import { calendarFeed, download, etagMatches, feedEtag, renderEvent } from '@kutsu/calendar';
import { languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { NotFound, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import type { Context } from '../../context.ts';
import { regionsOf } from '../../geography/index.ts';
import { sessionsForFeed } from '../../trainings/index.ts';
import { catalogueFilterParams } from '../../trainings/model.ts';
import type { CatalogueFilter } from '../../trainings/model.ts';
import {
	findLinkedTraining,
	findPublicTraining,
	findSeat,
	lastCalendarChange,
	sessionCalendarEvent,
	sessionsOfTrainings,
} from '../queries.ts';
import type { Audience, SessionFacts, TrainingKey } from '../queries.ts';

/** A calendar that is known before it is written: what a conditional request asks for costs no rendering. */
export type Calendar = {
	/** Weak; of the revisions of all that is in it. */
	readonly etag: string;
	/** Null where nothing says when something dropped out of it: such a calendar is known by its tag alone. */
	readonly lastModified: Date | null;
	/** What to save it as. */
	readonly fileName: string;
	/** The bytes, CRLF. */
	write(): string;
};

/** Keeps rendered events by what they are made of; gives back what `render` gave for the same key, or renders anew. */
export type Fragments = { remember(key: string, sessionId: string, render: () => string): string };

/** A session in a feed, and who the feed's holder is to it. */
export type FeedEntry = { readonly session: SessionFacts; readonly audience: Audience };

/** Raised when the same revisions are written in other bytes, so that every client asks for them. */
const writing = 1;

/** How long a cancelled session stays, so that every subscriber's calendar has seen it go. */
const cancelledDays = 30;

/**
 * The public calendar of exactly what the catalogue shows for this filter. Nothing in it is for the confirmed alone.
 * A cancelled session stays for 30 days after its end, as STATUS:CANCELLED.
 */
export async function writePublicFeed(
	ctx: Context,
	filter: CatalogueFilter,
	locale: Locale,
	fragments: Fragments,
): Promise<Calendar> {
	const { sessions, name, lastModified } = await publicSessions(ctx, filter, locale);
	const params = catalogueFilterParams(filter).toString();
	return composeFeed(ctx, {
		identity: ['trainings', params],
		entries: sessions.map((session) => ({ session, audience: { kind: 'public' } })),
		...{ name, locale, fragments },
		description: m.calendar_feed_description({}, { locale }),
		lastModified,
		sourceUrl: `${ctx.settings.publicUrl}/feeds/${locale}/trainings.ics${params ? `?${params}` : ''}`,
	});
}

/** What every public feed by this filter holds, whatever it is written as: exactly what the catalogue shows. */
export async function publicSessions(
	ctx: Context,
	filter: CatalogueFilter,
	locale: Locale,
): Promise<{
	readonly sessions: readonly SessionFacts[];
	readonly name: string;
	readonly lastModified: Date;
}> {
	const listed = await sessionsForFeed(ctx, filter);
	const trainings = new Map(
		listed.map(({ projectId, trainingId }) => [trainingId, { projectId, trainingId }]),
	);
	const known = new Map(
		(await sessionsOfTrainings(ctx, [...trainings.values()])).map((session) => [session.sessionId, session]),
	);
	const sessions = listed
		.flatMap(({ sessionId }) => known.get(sessionId) ?? [])
		.filter((session) => standsInFeeds(session, ctx.now()));
	return {
		sessions,
		name: await feedName(ctx, filter, locale),
		lastModified: latest(sessions, await lastCalendarChange(ctx)),
	};
}

/** A calendar to subscribe to, of these entries in this order; known by what it is made of before it is written. */
export function composeFeed(
	ctx: Context,
	feed: {
		/** What tells it from feeds with the same entries. */
		readonly identity: readonly string[];
		readonly entries: readonly FeedEntry[];
		readonly name: string;
		readonly description: string;
		readonly locale: Locale;
		readonly lastModified: Date | null;
		/** Absent where the address is a secret. */
		readonly sourceUrl?: string;
		readonly timeZone?: string;
		readonly fragments: Fragments;
	},
): Calendar {
	const { entries, name, locale } = feed;
	const keys = entries.map(({ session, audience }) => `${locale} ${keyOf(session, audience)}`);
	return {
		etag: feedEtag([writing, ...feed.identity, locale, name, keys.join(',')]),
		lastModified: feed.lastModified,
		fileName: 'kutsu.ics',
		write: () => {
			const fragments = entries.map(({ session, audience }, index) =>
				feed.fragments.remember(keys[index] ?? '', session.sessionId, () =>
					renderEvent(sessionCalendarEvent(ctx, session, audience, locale)),
				),
			);
			// Of those that could be written: a session that could not may be so for its zone.
			const zones = new Set<string>();
			for (const [index, { session }] of entries.entries())
				if (fragments[index] !== '') zones.add(session.training.timeZone);
			const [first = 'Europe/Helsinki'] = zones;
			return calendarFeed({
				...{ name, description: feed.description, sourceUrl: feed.sourceUrl, fragments },
				...{ fragmentZones: [...zones], timeZone: feed.timeZone ?? first },
			});
		},
	};
}

/** Whether a session is in feeds now: a cancelled one for 30 days after its end. */
export function standsInFeeds(session: SessionFacts, now: Date): boolean {
	if (!session.isCancelled && !session.training.isCancelled) return true;
	return session.endsAt.getTime() > now.getTime() - cancelledDays * 86_400_000;
}

/**
 * One public training, to save in a calendar.
 * @throws NotFound for what the catalogue does not show.
 */
export async function writeTrainingFile(ctx: Context, code: string, locale: Locale): Promise<Calendar> {
	return fileOf(ctx, await findPublicTraining(ctx, code), { kind: 'public' }, locale);
}

/**
 * One training by its own link.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export async function writeLinkedTrainingFile(
	ctx: Context,
	token: string,
	locale: Locale,
): Promise<Calendar> {
	const link = openLink(ctx.keys, token, 'training');
	return fileOf(ctx, link && (await findLinkedTraining(ctx, link)), { kind: 'public' }, locale);
}

/**
 * The training one has a seat in, with the place and the address to join at.
 * @throws NotFound for a link that is forged, revoked or unknown, and without a seat.
 */
export async function writeMyRegistrationFile(
	ctx: Context,
	token: string,
	locale: Locale,
): Promise<Calendar> {
	const link = openLink(ctx.keys, token, 'registration');
	const seat = link && (await findSeat(ctx, link));
	return fileOf(ctx, seat, seat ? { kind: 'confirmed', mode: seat.mode } : { kind: 'public' }, locale);
}

async function fileOf(
	ctx: Context,
	training: TrainingKey | undefined,
	audience: Audience,
	locale: Locale,
): Promise<Calendar> {
	if (!training) throw new NotFound('training');
	const sessions = await sessionsOfTrainings(ctx, [training]);
	return {
		etag: feedEtag([writing, 'file', locale, ...sessions.map((session) => keyOf(session, audience))]),
		lastModified: latest(sessions, null),
		fileName: `${training.code}.ics`,
		write: () => download(sessions.map((session) => sessionCalendarEvent(ctx, session, audience, locale))),
	};
}

/** Whether the client's copy is still right. If-None-Match, when it is there, decides alone (RFC 9110 13.2.2). */
export function isNotModified(
	calendar: Pick<Calendar, 'etag' | 'lastModified'>,
	asked: { readonly ifNoneMatch: string | undefined; readonly ifModifiedSince: string | undefined },
): boolean {
	if (asked.ifNoneMatch !== undefined) return etagMatches(asked.ifNoneMatch, calendar.etag);
	if (calendar.lastModified === null) return false;
	const since = asked.ifModifiedSince === undefined ? Number.NaN : Date.parse(asked.ifModifiedSince);
	return Math.floor(calendar.lastModified.getTime() / 1000) * 1000 <= since;
}

/**
 * All that a session's bytes depend on beside the language and the product: the same parts, the same bytes. Ids, numbers
 * and words of ours, with blanks between: a feed of ten thousand has its key made at each look.
 */
export function keyOf(session: SessionFacts, audience: Audience): string {
	const { training, venue, project } = session;
	const reader = audience.kind === 'confirmed' ? audience.mode : audience.kind;
	const state = training.isDraft ? 'draft' : 'shown';
	return `${reader} ${session.sessionId} ${session.sequence} ${session.calendarRevisedAt.getTime()} ${session.number} ${session.heldSessions} ${training.revision} ${state} ${venue?.revision ?? 0} ${project.revision}`;
}

function latest(sessions: readonly SessionFacts[], atLeast: Date | null): Date {
	const times = sessions.map((session) => session.calendarRevisedAt.getTime());
	return new Date(times.reduce((a, b) => Math.max(a, b), atLeast?.getTime() ?? 0));
}

/** `Koulutukset – Lappi, ruotsi`: what tells one subscription from another. */
async function feedName(ctx: Context, filter: CatalogueFilter, locale: Locale): Promise<string> {
	const region =
		filter.region === undefined
			? undefined
			: (await regionsOf(ctx)).find((one) => one.code === filter.region);
	const narrowed = [
		...(region ? [shownText(region.name, locale).text] : []),
		...(filter.language === undefined ? [] : [languageName(filter.language, locale)]),
		...[filter.group, filter.series, filter.project, filter.q].flatMap((word) => word ?? []),
	];
	const name = m.calendar_feed_name({}, { locale });
	return narrowed.length === 0 ? name : `${name} – ${narrowed.join(', ')}`;
}
