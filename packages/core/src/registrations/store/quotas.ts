import { named } from '@kutsu/db';
import { NotFound, newId, only } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { Quotas } from '../model.ts';
import { takenOf } from '../rules/quotas.ts';
import type { HeldSeats, LiveRegistration, PlannedPool } from '../rules/quotas.ts';
import type { LockedTraining } from './training.ts';

/** The quotas of a training as its pools say them, groups by key. */
export async function standingQuotas(
	ctx: Context,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
): Promise<Quotas> {
	const rows = await named<{ targetGroup: string | null; seats: number; releaseDaysBefore: number | null }>(
		readsOf(ctx),
		'registrations_quotas',
		`select g.key as "targetGroup", s.capacity_seats as seats, s.release_days_before as "releaseDaysBefore"
		 from seat_pools s left join target_groups g on g.project_id = s.project_id and g.id = s.target_group_id
		 where s.project_id = $1 and s.training_id = $2 and s.scope in ('target_group', 'each_organisation') order by g.key`,
		[training.projectId, training.trainingId],
	);
	const groups = rows.flatMap(({ targetGroup, ...quota }) =>
		targetGroup === null ? [] : [{ ...quota, targetGroup }],
	);
	const each = rows.find((row) => row.targetGroup === null);
	return {
		groups,
		eachOrganisation: each ? { seats: each.seats, releaseDaysBefore: each.releaseDaysBefore } : null,
	};
}

/** All who have a seat or wait, in no order. */
export function liveRegistrations(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
): Promise<LiveRegistration[]> {
	return named<LiveRegistration>(
		ctx.tx,
		'registrations_live',
		`select r.id, r.state <> 'waitlisted' as "hasSeat", g.key as "targetGroup", r.organisation_key as "organisationKey"
		 from registrations r left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 where r.project_id = $1 and r.training_id = $2 and r.state not in ('requested', 'cancelled')`,
		[training.projectId, training.trainingId],
	);
}

/** Seats that invitations hold now, in no order. */
export function heldByInvitations(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
): Promise<HeldSeats[]> {
	return named<HeldSeats>(
		ctx.tx,
		'registrations_held_by_invitations',
		`select i.id as "invitationId", max(h.seats)::int as seats, g.key as "targetGroup", i.organisation_key as "organisationKey"
		 from training_invitations i join invitation_seats h on h.project_id = i.project_id and h.invitation_id = i.id
		 left join target_groups g on g.project_id = i.project_id and g.id = i.target_group_id
		 where i.project_id = $1 and i.training_id = $2 group by i.id, g.key, i.organisation_key`,
		[training.projectId, training.trainingId],
	);
}

const dropQuotas = `
with held as (
	delete from invitation_seats h using seat_pools s
	where s.project_id = $1 and s.training_id = $2 and s.scope in ('target_group', 'each_organisation', 'organisation')
		and h.project_id = s.project_id and h.pool_id = s.id
), claim as (
	delete from seat_claims c using seat_pools s
	where s.project_id = $1 and s.training_id = $2 and s.scope in ('target_group', 'each_organisation', 'organisation')
		and c.project_id = s.project_id and c.pool_id = s.id
)
select 1`;

const makeQuotas = `
with planned as (
	select * from jsonb_to_recordset($3) as q(id uuid, scope text, target_group text, organisation_key text, capacity_seats int,
		release_days_before int, seated uuid[], waiting uuid[], taken int, held jsonb)
), pool as (
	insert into seat_pools (project_id, id, training_id, scope, target_group_id, organisation_key, capacity_seats, release_days_before,
		taken_seats, waiting_seats)
	select $1, q.id, $2, q.scope, g.id, q.organisation_key, q.capacity_seats, q.release_days_before, q.taken, cardinality(q.waiting)
	from planned q left join target_groups g on g.project_id = $1 and g.key = q.target_group
	where q.target_group is null or g.id is not null
	returning id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind)
	select $1, one, q.id, kind
	from planned q, lateral (select unnest(q.seated), 'seat' union all select unnest(q.waiting), 'queue') as c(one, kind)
), held as (
	insert into invitation_seats (project_id, invitation_id, pool_id, seats)
	select $1, h."invitationId", q.id, h.seats from planned q, lateral jsonb_to_recordset(q.held) as h("invitationId" uuid, seats int)
)
select count(*)::int as made from pool`;

/** Makes the quotas of a training these, under its lock. @throws NotFound for a group that is not the project's. */
export async function replaceQuotas(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
	pools: readonly PlannedPool[],
): Promise<void> {
	const ofTraining = [training.projectId, training.trainingId];
	await named(ctx.tx, 'registrations_drop_quota_claims', dropQuotas, ofTraining);
	await named(
		ctx.tx,
		'registrations_drop_quotas',
		"delete from seat_pools where project_id = $1 and training_id = $2 and scope in ('target_group', 'each_organisation', 'organisation')",
		ofTraining,
	);
	const rows = pools.map((pool) => ({
		id: newId(),
		scope: pool.scope,
		target_group: pool.targetGroup,
		organisation_key: pool.organisationKey,
		capacity_seats: pool.capacitySeats,
		release_days_before: pool.releaseDaysBefore,
		seated: pool.seated,
		waiting: pool.waiting,
		taken: takenOf(pool),
		held: pool.held,
	}));
	const { made } = only(
		await named<{ made: number }>(ctx.tx, 'registrations_make_quotas', makeQuotas, [
			...ofTraining,
			JSON.stringify(rows),
		]),
	);
	if (made !== pools.length) throw new NotFound('target group');
}
