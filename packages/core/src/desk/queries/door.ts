import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { municipalities } from '../../geography/index.ts';
import type { Municipality } from '../../geography/index.ts';
import { isAllowed, requirePermission } from '../../staff/index.ts';

/** What one at the door is asked by, and with what. Names of nobody. */
export type Door = {
	readonly training: {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly mode: 'onsite' | 'online' | 'hybrid';
		readonly timeZone: string;
	};
	/** In order; cancelled ones are not among them. */
	readonly sessions: readonly {
		readonly id: string;
		readonly title: LocalizedText | null;
		readonly startsAt: Date;
		readonly endsAt: Date;
	}[];
	/** The one that is on, or comes next; null without any. */
	readonly sessionId: string | null;
	readonly groups: readonly {
		readonly key: string;
		readonly name: LocalizedText;
		readonly isSensitiveWorkplace: boolean;
	}[];
	readonly municipalities: readonly Municipality[];
	/** Whether the actor may give a seat beyond capacity. */
	readonly mayOverride: boolean;
};

/** What taking in somebody at the door needs. @throws NotFound, also for a draft; Forbidden without `attendance.write` */
export async function doorOf(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string },
): Promise<Door> {
	requirePermission(ctx.actor, 'attendance.write', input);
	const given = [input.projectId, input.trainingId];
	const [training] = await named<Door['training']>(
		readsOf(ctx),
		'desk_door',
		`select id, code, title, mode, time_zone as "timeZone" from trainings where project_id = $1 and id = $2 and state = 'published'`,
		given,
	);
	if (!training) throw new NotFound('training');
	const [sessions, groups, places] = await Promise.all([
		named<Door['sessions'][number]>(
			readsOf(ctx),
			'desk_door_sessions',
			`select id, title, starts_at as "startsAt", ends_at as "endsAt" from sessions
			 where project_id = $1 and training_id = $2 and state = 'scheduled' order by position`,
			given,
		),
		named<Door['groups'][number]>(
			readsOf(ctx),
			'desk_door_groups',
			`select key, name, is_sensitive_workplace as "isSensitiveWorkplace" from target_groups where project_id = $1 order by position`,
			[input.projectId],
		),
		municipalities(ctx),
	]);
	const mayOverride = isAllowed(ctx.actor, 'seats.override', input);
	const session = sessions.find((one) => one.endsAt > ctx.now()) ?? sessions.at(-1);
	return { training, sessions, sessionId: session?.id ?? null, groups, municipalities: places, mayOverride };
}
