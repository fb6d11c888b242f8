import type { ShownSeats } from '../model.ts';
import { seatsForNewcomers } from '../rules/registration-phase.ts';
import type { PoolCount } from '../rules/registration-phase.ts';

/** Seats of one mode, as staff see them. */
export type PlanSeats = PoolCount;

/** The pools of a training row named `t`, on-site first. */
export const poolsJson = `(select coalesce(json_agg(json_build_object('scope', p.scope, 'capacitySeats', p.capacity_seats, 'overrideSeats',
	p.override_seats, 'takenSeats', p.taken_seats, 'waitingSeats', p.waiting_seats) order by p.scope desc), '[]') from seat_pools p
	where p.project_id = t.project_id and p.training_id = t.id and p.scope in ('all', 'onsite', 'online'))`;

export function seatsOf(pools: readonly PoolCount[]): ShownSeats[] {
	// A hybrid training that became one of one mode keeps the other pool, empty.
	return pools
		.filter((pool) => pool.capacitySeats + pool.overrideSeats > 0)
		.map((pool) => ({
			scope: pool.scope,
			capacitySeats: pool.capacitySeats,
			seatsLeft: seatsForNewcomers(pool),
			waitlisted: pool.waitingSeats,
		}));
}
