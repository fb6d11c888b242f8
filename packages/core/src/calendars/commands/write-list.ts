import { feedEtag, sessionUid } from '@kutsu/calendar';
import { formatDateTimeRange } from '@kutsu/i18n';
import { pageUrl, trainingUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { eventListJson, rssText } from '@kutsu/program-formats';
import type { ListedTraining } from '@kutsu/program-formats';
import type { Context } from '../../context.ts';
import { catalogueFilterParams } from '../../trainings/model.ts';
import type { CatalogueFilter } from '../../trainings/model.ts';
import { placeFor, sessionCalendarEvent } from '../queries.ts';
import type { SessionFacts } from '../queries.ts';
import { keyOf, publicSessions } from './write-calendar.ts';
import type { Calendar } from './write-calendar.ts';

/** Raised when the same revisions are written in other bytes. */
const writing = 1;

/** The public feed of the same filter for programs that read no calendars: the same sessions, the same silence on places. */
export async function writePublicList(
	ctx: Context,
	filter: CatalogueFilter,
	locale: Locale,
	format: 'json' | 'rss',
): Promise<Calendar> {
	const { sessions, name, lastModified } = await publicSessions(ctx, filter, locale);
	const query = catalogueFilterParams(filter).toString();
	const asked = query && `?${query}`;
	return {
		etag: feedEtag([
			writing,
			format,
			query,
			locale,
			name,
			...sessions.map((session) => keyOf(session, { kind: 'public' })),
		]),
		lastModified,
		fileName: `kutsu.${format}`,
		write: () => {
			const list = {
				name,
				description: m.calendar_feed_description({}, { locale }),
				locale,
				selfUrl: `${ctx.settings.publicUrl}/feeds/${locale}/trainings.${format}${asked}`,
				pageUrl: pageUrl(ctx.settings.publicUrl, '/trainings', locale) + asked,
				modifiedAt: lastModified,
				trainings: Array.from(Map.groupBy(sessions, (session) => session.training.id).values(), (own) =>
					listed(ctx, own, locale),
				).flatMap((training) => training ?? []),
			};
			switch (format) {
				case 'json':
					return eventListJson(list);
				case 'rss':
					return rssText(list);
				default:
					return assertNever(format);
			}
		},
	};
}

function listed(ctx: Context, sessions: readonly SessionFacts[], locale: Locale): ListedTraining | undefined {
	const [first] = sessions;
	if (!first) return undefined;
	const { training, project } = first;
	const place = placeFor(first, { kind: 'public' });
	const title = shownText(training.title, locale, project.requiredLocales).text;
	const isCancelled = training.isCancelled || sessions.every((session) => session.isCancelled);
	const lines = sessions.map((session) => {
		const { startsAt, endsAt, timeZone, location } = sessionCalendarEvent(
			ctx,
			session,
			{ kind: 'public' },
			locale,
		);
		return [formatDateTimeRange(startsAt, endsAt, timeZone, locale), location].filter(Boolean).join(', ');
	});
	return {
		id: training.id,
		code: training.code,
		url: trainingUrl(ctx.settings.publicUrl, training.code, locale),
		title: training.title,
		description: training.description,
		mode: training.mode,
		timeZone: training.timeZone,
		isCancelled,
		place: place
			? { name: place.name, streetAddress: place.streetAddress, postalCode: place.postalCode }
			: null,
		municipality: training.mode === 'online' ? null : first.municipality,
		organiser: project.title,
		modifiedAt: new Date(Math.max(...sessions.map((session) => session.calendarRevisedAt.getTime()))),
		sessions: sessions.map((session) => ({
			id: session.sessionId,
			uid: sessionUid(session.sessionId),
			title: session.title,
			startsAt: session.startsAt,
			endsAt: session.endsAt,
			isCancelled: session.isCancelled,
		})),
		words: {
			title: isCancelled ? m.calendar_cancelled_summary({ summary: title }, { locale }) : title,
			text: [...lines, shownText(training.description, locale, project.requiredLocales).text]
				.filter(Boolean)
				.join('\n\n'),
		},
	};
}
