import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { auditActor } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import { insertRequest } from '../../ways/index.ts';
import type { Approval } from '../rules/approval.ts';
import type { Waiting } from '../rules/waitlist.ts';
import { aboutOne, messagesOf, queueMail } from './mail.ts';
import type { LockedTraining } from './training.ts';

export type WaitingRequest = Waiting & { readonly locale: Locale };

/** Those of these registrations that still wait for an answer of staff's, in order of arrival; read under the pools' lock. */
export function requestsAmong(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
	registrationIds: readonly string[],
): Promise<WaitingRequest[]> {
	return named<WaitingRequest>(
		ctx.tx,
		'registrations_requests_among',
		`select id as "registrationId", priority, arrival, mode, target_group_id as "targetGroupId", organisation_key as "organisationKey", locale
		 from registrations where project_id = $1 and training_id = $2 and id = any($3::uuid[]) and state = 'requested' and not awaits_answers
		 order by arrival for update`,
		[training.projectId, training.trainingId, registrationIds],
	);
}

const approveSql = `
with registration as (
	update registrations set state = $3, confirmed_at = case when $3 = 'confirmed' then $4::timestamptz end
	where project_id = $1 and id = $2 and state = 'requested' returning id
), pool as (
	update seat_pools set taken_seats = taken_seats + ($3 = 'confirmed')::int, waiting_seats = waiting_seats + ($3 = 'waitlisted')::int
	where project_id = $1 and id = any($5::uuid[]) and exists (select from registration)
		and ($3 = 'waitlisted' or taken_seats < capacity_seats + override_seats)
	returning id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind)
	select $1, $2, id, case when $3 = 'confirmed' then 'seat' else 'queue' end from pool
), audit as (
	insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at)
	select $6, $1, $7, $8, 'registration.approve', 'registration', $2::text, $9, $4 from registration
)
select count(*)::int as pools from pool`;

/** From a request to a seat or a place in line, with the mail that says so. @throws Error when a pool's guard failed */
export async function saveApproval(
	ctx: TxContext,
	training: LockedTraining,
	approval: Approval,
): Promise<void> {
	const actor = auditActor(ctx);
	const { pools } = only(
		await named<{ pools: number }>(ctx.tx, 'registrations_approve', approveSql, [
			training.projectId,
			approval.registrationId,
			approval.state,
			ctx.now(),
			approval.poolIds,
			newId(),
			actor.kind,
			actor.id,
			ctx.requestId,
		]),
	);
	if (pools !== approval.poolIds.length) throw new Error('A seat pool changed under its lock');
	const hasSeat = approval.state === 'confirmed';
	const mails = messagesOf(
		training,
		approval.registrationId,
		hasSeat ? 'registration-confirmed' : 'registration-waitlisted',
		hasSeat ? 'session-invitation' : null,
		'1',
	);
	await queueMail(ctx, training, aboutOne(approval.registrationId, mails));
}

/** A request that a liaison's colleague makes theirs: staff answer it from now on, and the mail says so. */
export async function saveOwnRequest(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
	reason: string | null,
): Promise<void> {
	await insertRequest(ctx, { projectId: training.projectId, registrationId }, reason);
	const mails = messagesOf(training, registrationId, 'request-received', null, '1');
	await queueMail(ctx, training, aboutOne(registrationId, mails));
}
