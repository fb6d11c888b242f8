import { named } from '@kutsu/db';
import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import type { RegisterInput } from '../model.ts';
import type { Seating } from '../rules/override.ts';
import { normalizedName } from './person.ts';
import type { LockedTraining } from './training.ts';

/**
 * What is left of the seats beyond capacity when `freed` seats (below zero: taken) and `left` places in line of a pool
 * named `s` end: a seat
 * beyond capacity was granted to somebody, and ends with them; the next one is granted anew. Seats that were left over for
 * those in line stay theirs, as long as anyone is.
 */
export const endSpareOverride = (freed: string, left = '0') =>
	`least(s.override_seats, greatest(0, s.taken_seats - ${freed} - s.capacity_seats
		+ least(greatest(0, s.capacity_seats + s.override_seats - s.taken_seats), s.waiting_seats - ${left})))`;

/** The same for pools of which seats were let go already, by how many, for whoever did not take them after all. */
export async function saveSpareOverrides(
	ctx: TxContext,
	projectId: string,
	freed: readonly { readonly poolId: string; readonly seats: number }[],
): Promise<void> {
	if (freed.length === 0) return;
	await named(
		ctx.tx,
		'registrations_spare_overrides',
		`update seat_pools s set override_seats = least(s.override_seats, greatest(0, s.taken_seats - s.capacity_seats
			+ least(greatest(0, s.capacity_seats + s.override_seats - s.taken_seats - f.seats), s.waiting_seats)))
		 from jsonb_to_recordset($2) as f("poolId" uuid, seats int)
		 where s.project_id = $1 and s.id = f."poolId" and s.override_seats > 0`,
		[projectId, JSON.stringify(freed)],
	);
}

/** Lets pools take more than their capacity, under their lock, and records by how many and why. */
export async function saveOverrides(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
	seating: Seating,
	reason: string | undefined,
): Promise<void> {
	if (seating.beyondSeats === 0) return;
	await named(
		ctx.tx,
		'registrations_override',
		`update seat_pools s set override_seats = greatest(s.override_seats, w.override_seats)
		 from jsonb_to_recordset($3) as w(pool_id uuid, override_seats int) where s.project_id = $1 and s.training_id = $2 and s.id = w.pool_id`,
		[
			training.projectId,
			training.trainingId,
			JSON.stringify(
				seating.overrides.map(({ poolId, overrideSeats }) => ({
					pool_id: poolId,
					override_seats: overrideSeats,
				})),
			),
		],
	);
	await record(ctx, {
		projectId: training.projectId,
		action: 'training.override-seats',
		subject: { kind: 'training', id: training.trainingId },
		changedFields: [`beyondSeats:${seating.beyondSeats}`],
		reason,
	});
}

/** Whether this person, by name and address, has a live registration in the training already. */
export async function isRegistered(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
	input: Pick<RegisterInput, 'email' | 'firstName' | 'lastName'>,
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'registrations_is_registered',
		`select r.id from mailboxes b
		 join participants p on p.project_id = b.project_id and p.mailbox_id = b.id and p.name_normalized = $4
		 join registrations r on r.project_id = p.project_id and r.participant_id = p.id and r.training_id = $2 and r.state <> 'cancelled'
		 where b.project_id = $1 and b.email = $3`,
		[training.projectId, training.trainingId, input.email, normalizedName(input.firstName, input.lastName)],
	);
	return rows.length > 0;
}
