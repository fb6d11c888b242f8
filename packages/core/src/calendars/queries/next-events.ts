import type { Context } from '../../context.ts';
import { nextSessionsForFeed } from '../../trainings/index.ts';
import type { NextEventsInput } from '../model.ts';
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

/** The next ten events of the public feed by this filter, in order of time. */
export async function nextFeedEvents(
	ctx: Context,
	{ filter, locale }: NextEventsInput,
): Promise<NextEvent[]> {
	const next = await nextSessionsForFeed(ctx, filter, shownEvents);
	const trainings = new Map(next.map((one) => [one.trainingId, one]));
	const known = new Map(
		(await sessionsOfTrainings(ctx, [...trainings.values()])).map((session) => [session.sessionId, session]),
	);
	return next.flatMap(({ sessionId, code }) => {
		const session = known.get(sessionId);
		if (!session) return [];
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
