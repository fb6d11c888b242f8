import { named } from '@kutsu/db';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { isAllowed, requirePermission } from '../../staff/index.ts';
import type { SeatPoolScope } from '../model.ts';

export type SeatsBeyond = {
	/** Pools that have more people than seats, the training's own first; `targetGroup` is a key, null for other pools. */
	readonly pools: readonly {
		readonly id: string;
		readonly scope: SeatPoolScope;
		readonly targetGroup: string | null;
		readonly takenSeats: number;
		readonly capacitySeats: number;
	}[];
	/** Newest first, twenty at most. */
	readonly decisions: readonly {
		readonly id: string;
		readonly at: Date;
		/** Null for an account that is no more. */
		readonly by: string | null;
		/** By how many the training had more people than seats then. */
		readonly beyondSeats: number;
		/** Null when it is erased, or not for this reader. */
		readonly reason: string | null;
	}[];
};

/** Where a training has more people than seats, and who decided so. @throws NotFound, Forbidden without `plan.write`. */
export async function seatsBeyond(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string },
): Promise<SeatsBeyond> {
	requirePermission(ctx.actor, 'plan.write', input);
	const asked = [input.projectId, input.trainingId];
	const [pools, decisions] = await Promise.all([
		named<SeatsBeyond['pools'][number]>(
			readsOf(ctx),
			'registrations_beyond',
			`select s.id, s.scope, g.key as "targetGroup", s.taken_seats as "takenSeats", s.capacity_seats as "capacitySeats"
			 from seat_pools s left join target_groups g on g.project_id = s.project_id and g.id = s.target_group_id
			 where s.project_id = $1 and s.training_id = $2 and s.taken_seats > s.capacity_seats
			 order by s.scope not in ('all', 'onsite', 'online'), s.scope desc, g.key, s.id`,
			asked,
		),
		named<Omit<SeatsBeyond['decisions'][number], 'beyondSeats'> & { fields: string[] }>(
			readsOf(ctx),
			'registrations_beyond_decisions',
			`select e.id, e.at, u.name as by, e.changed_fields as fields, d.details ->> 'reason' as reason
			 from audit_entries e left join audit_details d on d.entry_id = e.id
			 left join auth_users u on e.actor_kind = 'staff' and u.id = e.actor_id
			 where e.project_id = $1 and e.subject_kind = 'training' and e.subject_id = $2::text and e.action = 'training.override-seats'
			 order by e.at desc, e.id desc limit 20`,
			asked,
		),
	]);
	const mayReadReasons = isAllowed(ctx.actor, 'participants.read', input);
	return {
		pools,
		decisions: decisions.map(({ fields, reason, ...decision }) => ({
			...decision,
			beyondSeats: Number(fields[0]?.split(':')[1] ?? 0),
			reason: mayReadReasons ? reason : null,
		})),
	};
}
