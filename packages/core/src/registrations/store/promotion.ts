import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import { auditActor } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import type { AttendanceMode } from '../model.ts';
import type { Promotion, Waiting } from '../rules/waitlist.ts';
import { messagesOf, queueMail } from './mail.ts';
import type { LockedTraining } from './training.ts';

/** Everyone waiting in a training, in no order. */
export async function waitingIn(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
): Promise<Waiting[]> {
	const rows = await named<{
		id: string;
		priority: number;
		arrival: number;
		mode: AttendanceMode;
		target_group_id: string | null;
	}>(
		ctx.tx,
		'registrations_waiting',
		"select id, priority, arrival, mode, target_group_id from registrations where project_id = $1 and training_id = $2 and state = 'waitlisted'",
		[training.projectId, training.trainingId],
	);
	return rows.map((row) => ({
		registrationId: row.id,
		priority: row.priority,
		arrival: row.arrival,
		mode: row.mode,
		targetGroupId: row.target_group_id,
	}));
}

const promoteSql = `
with registration as (
	update registrations set state = 'confirmed', confirmed_at = $3 where project_id = $1 and id = $2 and state = 'waitlisted' returning id
), pool as (
	update seat_pools set taken_seats = taken_seats + 1, waiting_seats = waiting_seats - 1
	where project_id = $1 and id = any($4::uuid[]) and taken_seats < capacity_seats + override_seats and exists (select from registration)
	returning id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id) select $1, $2, id from pool
), audit as (
	insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at)
	select $5, $1, $6, $7, 'registration.promote', 'registration', $2::text, $8, $3 from registration
)
select (select count(*) from pool)::int as pools, (select count(*) from registration)::int as done`;

/** Gives seats to the people a rule chose, and tells them. */
export async function savePromotions(
	ctx: TxContext,
	training: LockedTraining,
	promotions: readonly Promotion[],
): Promise<void> {
	const actor = auditActor(ctx);
	for (const promotion of promotions) {
		const result = only(
			await named<{ pools: number; done: number }>(ctx.tx, 'registrations_promote', promoteSql, [
				training.projectId,
				promotion.registrationId,
				ctx.now(),
				promotion.poolIds,
				newId(),
				actor.kind,
				actor.id,
				ctx.requestId,
			]),
		);
		if (result.done !== 1 || result.pools !== promotion.poolIds.length)
			throw new Error('A seat pool changed under its lock');
	}
	await queueMail(
		ctx,
		training,
		promotions.flatMap(({ registrationId }) =>
			messagesOf(training, registrationId, 'registration-promoted', 'session-invitation', 'promoted').map(
				(row) => ({
					...row,
					registration_id: registrationId,
				}),
			),
		),
	);
}
