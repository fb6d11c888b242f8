import { decideCalendarRevision, isSame } from './calendar-revision.ts';
import type { CalendarFacts, CalendarRevision } from './calendar-revision.ts';
import type { AskedSession } from './sessions.ts';

/** A session as it stands. */
export type StandingSession = Omit<AskedSession, 'id'> & {
	readonly id: string;
	readonly isCancelled: boolean;
};

/** The training's own part of what a calendar shows. */
export type TrainingCalendarFacts = Omit<
	CalendarFacts,
	'startsAt' | 'endsAt' | 'isCancelled' | 'roomId' | 'sessionTitle'
>;

export type DecidedSession<Standing extends StandingSession> =
	| {
			readonly kind: 'keep';
			readonly row: Standing;
			readonly wanted: AskedSession;
			readonly revision: CalendarRevision;
	  }
	| { readonly kind: 'cancel'; readonly row: Standing }
	| { readonly kind: 'remove'; readonly row: Standing }
	| { readonly kind: 'add'; readonly wanted: AskedSession };

export type SessionPlan<Standing extends StandingSession> = {
	readonly changes: readonly DecidedSession<Standing>[];
	/** Asked for by an id that is no scheduled session of this training. */
	readonly unknownIds: readonly string[];
	/** Those who registered must be told: something moved, went or came. */
	readonly isAnnounced: boolean;
};

/**
 * What becomes of each session: kept with its identity, added, taken away (removed from a draft; cancelled once
 * someone's calendar may hold it). In the order asked for, then what was taken away; sessions cancelled before stay.
 */
export function decideSessions<Standing extends StandingSession>(
	standing: readonly Standing[],
	asked: readonly AskedSession[],
	training: {
		readonly before: TrainingCalendarFacts;
		readonly after: TrainingCalendarFacts;
		readonly isDraft: boolean;
	},
): SessionPlan<Standing> {
	const scheduled = new Map(standing.flatMap((row) => (row.isCancelled ? [] : [[row.id, row] as const])));
	const unknownIds = asked.flatMap(({ id }) => (id !== undefined && !scheduled.has(id) ? [id] : []));
	const order = [...scheduled.keys()];
	const held = asked.map((wanted, index): DecidedSession<Standing> => {
		const row = wanted.id === undefined ? undefined : scheduled.get(wanted.id);
		if (!row) return { kind: 'add', wanted };
		const revision = decideCalendarRevision(
			facts(training.before, row),
			facts(training.after, wanted),
			training.isDraft,
		);
		// A calendar calls a session without a title of its own the second of three.
		const isRenumbered =
			(order.indexOf(row.id) !== index || order.length !== asked.length) && !hasText(wanted.title);
		return {
			...{ kind: 'keep', row, wanted },
			revision: revision === 'unchanged' && isRenumbered ? 'touched' : revision,
		};
	});
	const keptIds = new Set(asked.map(({ id }) => id));
	const gone = standing.flatMap((row): DecidedSession<Standing>[] => {
		if (row.isCancelled) return [{ kind: 'cancel', row }];
		if (keptIds.has(row.id)) return [];
		return [training.isDraft ? { kind: 'remove', row } : { kind: 'cancel', row }];
	});
	const changes = [...held, ...gone];
	const moves = (change: DecidedSession<Standing>) =>
		change.kind === 'add' ||
		(change.kind === 'keep' && change.revision === 'raised') ||
		(change.kind === 'cancel' && !change.row.isCancelled);
	return { changes, unknownIds, isAnnounced: !training.isDraft && changes.some(moves) };
}

function hasText(title: AskedSession['title']): boolean {
	return Object.values(title ?? {}).some((text) => text !== undefined && text !== '');
}

function facts(training: TrainingCalendarFacts, session: Omit<AskedSession, 'id'>): CalendarFacts {
	const { startsAt, endsAt, roomId, title } = session;
	return { ...training, startsAt, endsAt, roomId, sessionTitle: title, isCancelled: false };
}

/** The names of fields that differ, in the order of `after`. */
export function changedFields<Fields extends object>(
	before: Fields,
	after: Partial<Fields>,
): (keyof Fields & string)[] {
	const names = Object.keys(after) as (keyof Fields & string)[];
	return names.filter((name) => !isSame(before[name], after[name]));
}
