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
	readonly lastModified: Date;
	/** What to save it as. */
	readonly fileName: string;
	/** The bytes, CRLF. */
	write(): string;
};

/** Keeps rendered events by what they are made of; gives back what `render` gave for the same key, or renders anew. */
export type Fragments = { remember(key: string, render: () => string): string };

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
	const listed = await sessionsForFeed(ctx, filter);
	const trainings = new Map(
		listed.map(({ projectId, trainingId }) => [trainingId, { projectId, trainingId }]),
	);
	const known = new Map(
		(await sessionsOfTrainings(ctx, [...trainings.values()])).map((session) => [session.sessionId, session]),
	);
	const gone = ctx.now().getTime() - cancelledDays * 86_400_000;
	const sessions = listed
		.flatMap(({ sessionId }) => known.get(sessionId) ?? [])
		.filter(
			(session) => !(session.isCancelled || session.training.isCancelled) || session.endsAt.getTime() > gone,
		);
	const params = catalogueFilterParams(filter).toString();
	const name = await feedName(ctx, filter, locale);
	return {
		etag: feedEtag([writing, 'trainings', locale, params, name, ...sessions.flatMap(revisionOf)]),
		lastModified: latest(sessions, await lastCalendarChange(ctx)),
		fileName: 'kutsu.ics',
		write: () =>
			calendarFeed({
				name,
				description: m.calendar_feed_description({}, { locale }),
				sourceUrl: `${ctx.settings.publicUrl}/feeds/${locale}/trainings.ics${params ? `?${params}` : ''}`,
				timeZone: sessions[0]?.training.timeZone ?? 'Europe/Helsinki',
				fragments: sessions.map((session) =>
					fragments.remember(JSON.stringify([locale, ...revisionOf(session)]), () =>
						renderEvent(sessionCalendarEvent(ctx, session, { kind: 'public' }, locale)),
					),
				),
			}),
	};
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
		etag: feedEtag([
			writing,
			'file',
			locale,
			audience.kind,
			audience.kind === 'confirmed' ? audience.mode : '',
			...sessions.flatMap(revisionOf),
		]),
		lastModified: latest(sessions, null),
		fileName: `${training.code}.ics`,
		write: () => download(sessions.map((session) => sessionCalendarEvent(ctx, session, audience, locale))),
	};
}

/** Whether the client's copy is still right. If-None-Match, when it is there, decides alone (RFC 9110 13.2.2). */
export function isNotModified(
	calendar: { readonly etag: string; readonly lastModified: Date },
	asked: { readonly ifNoneMatch: string | undefined; readonly ifModifiedSince: string | undefined },
): boolean {
	if (asked.ifNoneMatch !== undefined) return etagMatches(asked.ifNoneMatch, calendar.etag);
	const since = asked.ifModifiedSince === undefined ? Number.NaN : Date.parse(asked.ifModifiedSince);
	return Math.floor(calendar.lastModified.getTime() / 1000) * 1000 <= since;
}

/** All that a session's bytes depend on beside the language and the product: the same parts, the same bytes. */
function revisionOf(session: SessionFacts): (string | number)[] {
	return [
		session.sessionId,
		session.sequence,
		session.calendarRevisedAt.getTime(),
		session.number,
		session.heldSessions,
		session.training.revision,
		session.venue?.revision ?? 0,
		session.project.revision,
	];
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
