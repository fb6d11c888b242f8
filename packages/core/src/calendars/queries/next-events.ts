import { eventDateOf } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import { monthSessionsForFeed, nextSessionsForFeed } from '../../trainings/index.ts';
import type { FeedSession } from '../../trainings/index.ts';
import { standsInFeeds } from '../commands/write-calendar.ts';
import type { MonthEventsInput, NextEventsInput } from '../model.ts';
import { sessionCalendarEvent, sessionsOfTrainings } from '../queries.ts';

/** An event as it will stand in a subscriber's calendar, in its words. */
export type NextEvent = {
	readonly sessionId: string;
	readonly code: string;
	readonly summary: string;
	readonly location: string | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly isCancelled: boolean;
};

const shownEvents = 10;
const mostInMonth = 300;

/** The next ten events of the public feed by this filter, in order of time. */
export async function nextFeedEvents(
	ctx: Context,
	{ filter, locale }: NextEventsInput,
): Promise<NextEvent[]> {
	return asEvents(ctx, await nextSessionsForFeed(ctx, filter, shownEvents), locale);
}

export type MonthEvents = {
	/** `2026-11`. */
	readonly month: string;
	readonly today: string;
	readonly events: readonly NextEvent[];
};

/** The events of the public feed by this filter that begin in one month, in order of time. */
export async function monthFeedEvents(
	ctx: Context,
	{ filter, locale, month }: MonthEventsInput,
): Promise<MonthEvents> {
	const today = eventDateOf(ctx.now(), 'Europe/Helsinki');
	const wanted = month ?? today.slice(0, 7);
	const listed = await monthSessionsForFeed(ctx, filter, wanted, mostInMonth);
	return { month: wanted, today, events: await asEvents(ctx, listed, locale) };
}

async function asEvents(ctx: Context, listed: readonly FeedSession[], locale: Locale): Promise<NextEvent[]> {
	const trainings = new Map(listed.map((one) => [one.trainingId, one]));
	const known = new Map(
		(await sessionsOfTrainings(ctx, [...trainings.values()])).map((session) => [session.sessionId, session]),
	);
	return listed.flatMap(({ sessionId, code }) => {
		const session = known.get(sessionId);
		if (!session || !standsInFeeds(session, ctx.now())) return [];
		const event = sessionCalendarEvent(ctx, session, { kind: 'public' }, locale);
		const { summary, startsAt, endsAt, timeZone } = event;
		return [
			{
				...{ sessionId, code, summary, startsAt, endsAt, timeZone },
				location: event.location ?? null,
				isCancelled: event.status === 'cancelled',
			},
		];
	});
}
