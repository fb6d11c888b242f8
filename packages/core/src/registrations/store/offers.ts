import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import { auditActor } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { expireOfferJob } from '../jobs.ts';
import type { Offer } from '../rules/waitlist.ts';
import { aboutOne, messagesOf, queueMail } from './mail.ts';
import { endSpareOverride } from './override.ts';
import type { LockedTraining } from './training.ts';

/** From the line to the seats of pools `$4`; what it waited for in a pool that no longer binds ends with that. */
const takeSeats = `), pool as (
	update seat_pools set taken_seats = taken_seats + 1, waiting_seats = waiting_seats - 1
	where project_id = $1 and id = any($4::uuid[]) and taken_seats < capacity_seats + override_seats and exists (select from registration)
	returning id
), claim as (
	update seat_claims c set kind = 'seat' from pool where c.project_id = $1 and c.registration_id = $2 and c.pool_id = pool.id and c.kind = 'queue'
	returning c.pool_id
), let_go as (
	delete from seat_claims c using registration where c.project_id = $1 and c.registration_id = $2 and c.kind = 'queue' and c.pool_id <> all($4::uuid[])
	returning c.pool_id
), left_line as (
	update seat_pools s set waiting_seats = waiting_seats - 1, override_seats = ${endSpareOverride('0', '1')}
	where project_id = $1 and id in (select pool_id from let_go)
)`;

const offerSql = `
with registration as (
	update registrations set state = 'offered', offer_expires_at = $3 where project_id = $1 and id = $2 and state = 'waitlisted' returning id
${takeSeats}, audit as (
	insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at)
	select $5, $1, $6, $7, 'registration.offer', 'registration', $2::text, $8, $9 from registration
)
select (select count(*) from claim)::int as pools`;

/** Holds seats for the people a rule chose until one moment, tells them, and asks for the look at the deadline. */
export async function saveOffers(
	ctx: TxContext,
	training: LockedTraining,
	offers: readonly Offer[],
	expiresAt: Date,
): Promise<void> {
	const actor = auditActor(ctx);
	for (const offer of offers) {
		const result = only(
			await named<{ pools: number }>(ctx.tx, 'registrations_offer', offerSql, [
				training.projectId,
				offer.registrationId,
				expiresAt,
				offer.poolIds,
				newId(),
				actor.kind,
				actor.id,
				ctx.requestId,
				ctx.now(),
			]),
		);
		if (result.pools !== offer.poolIds.length) throw new Error('A seat pool changed under its lock');
	}
	await queueMail(
		ctx,
		{ ...training, endsAt: expiresAt },
		offers.flatMap(({ registrationId }) =>
			aboutOne(registrationId, messagesOf(training, registrationId, 'seat-offered', null, '1')),
		),
	);
	await enqueue(
		ctx,
		...offers.map(({ registrationId }) => ({
			task: expireOfferJob.task,
			payload: { registrationId },
			runAt: expiresAt,
		})),
	);
}

/** Tells everyone a free seat would fit that the first to accept has it; once an hour at most. */
export async function queueFreeSeatNotices(
	ctx: TxContext,
	training: LockedTraining,
	registrationIds: readonly string[],
): Promise<void> {
	const hour = ctx.now().toISOString().slice(0, 13);
	await queueMail(
		ctx,
		{ ...training, endsAt: training.closesAt },
		registrationIds.flatMap((id) => aboutOne(id, messagesOf(training, id, 'seat-free', null, hour))),
	);
}

const acceptSql = `
with registration as (
	update registrations set state = 'confirmed', confirmed_at = $3, offer_expires_at = null, awaits_address = false
	where project_id = $1 and id = $2 and state in ('offered', 'waitlisted') returning id
${takeSeats}
select (select count(*) from registration)::int as done, (select count(*) from claim)::int as pools`;

/** Makes an offer a seat, or takes the free seats of `poolIds` for one who waits; with the confirmation and invitations. */
export async function saveAcceptance(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
	poolIds: readonly string[],
): Promise<void> {
	const result = only(
		await named<{ done: number; pools: number }>(ctx.tx, 'registrations_accept', acceptSql, [
			training.projectId,
			registrationId,
			ctx.now(),
			poolIds,
		]),
	);
	if (result.done !== 1 || result.pools !== poolIds.length)
		throw new Error('A seat pool changed under its lock');
	await queueMail(
		ctx,
		training,
		aboutOne(
			registrationId,
			messagesOf(training, registrationId, 'registration-confirmed', 'session-invitation', '1'),
		),
	);
}

/** Makes a held place in the line the person's own, and tells them. */
export async function savePlace(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
): Promise<void> {
	const rows = await named(
		ctx.tx,
		'registrations_keep_place',
		`update registrations set offer_expires_at = null, awaits_address = false
		 where project_id = $1 and id = $2 and state = 'waitlisted' and awaits_address returning id`,
		[training.projectId, registrationId],
	);
	if (rows.length !== 1) throw new Error('A registration changed under its lock');
	await queueMail(
		ctx,
		training,
		aboutOne(registrationId, messagesOf(training, registrationId, 'registration-waitlisted', null, '1')),
	);
}
