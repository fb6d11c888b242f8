import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { PoolFacts } from '../rules/admission.ts';

/** What a registration needs to know of its training, read under the pools' lock. */
export type LockedTraining = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly isCancelled: boolean;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	readonly endsAt: Date;
	readonly mailDomain: string;
	/** In order of position. */
	readonly sessionIds: readonly string[];
	readonly pools: readonly PoolFacts[];
	readonly targetGroupId: string | null;
	readonly municipalityCode: string | null | 'unknown';
};

/** A waiting registration's place: how many of its mode are served before it, plus one. For a row named `r`. */
export const placeSql = `(select count(*)::int + 1 from registrations o where o.project_id = r.project_id and o.training_id = r.training_id
	and o.state = 'waitlisted' and o.mode = r.mode and (o.priority > r.priority or (o.priority = r.priority and o.arrival < r.arrival)))`;

/** How a training is named: by its public code, or by id when a link or a role has opened it. */
export type TrainingAddress =
	| { readonly code: string }
	| { readonly id: string; readonly linkGeneration: number | null; readonly projectId?: string };

const lockSql = (where: string) => `
with t as materialized (
	select t.*, split_part(p.contact_email, '@', 2) as mail_domain
	from trainings t join projects p on p.id = t.project_id
	where ${where} and t.state <> 'draft'
), pools as materialized (
	select s.* from seat_pools s join t on s.project_id = t.project_id and s.training_id = t.id order by s.id for update of s
)
select t.project_id, t.id, t.state, t.mode, t.opens_at, t.closes_at, t.self_cancel_until, t.ends_at, t.mail_domain,
	(select coalesce(json_agg(json_build_object('id', id, 'scope', scope, 'ownerKey', coalesce(target_group_id, organisation_id),
		'capacitySeats', capacity_seats, 'overrideSeats', override_seats, 'takenSeats', taken_seats, 'waitingSeats', waiting_seats) order by id), '[]') from pools) as pools,
	array(select s.id from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled' order by s.position) as session_ids,
	(select g.id from target_groups g where g.project_id = t.project_id and g.key = $1) as target_group_id,
	(select m.code from municipalities m where m.code = $2) as municipality_code
from t`;
const lockByCode = lockSql("t.code = $3 and t.visibility = 'public'");
const lockById = lockSql(
	't.id = $3 and ($4::int is null or t.link_generation = $4) and ($5::uuid is null or t.project_id = $5)',
);

/**
 * Locks the training's pools in id order and reads what admission asks.
 * @throws NotFound for a training that is missing, a draft, or not public and not opened by a link.
 */
export async function lockTraining(
	ctx: TxContext,
	address: TrainingAddress,
	asked: { targetGroup?: string | undefined; municipality?: string | undefined } = {},
): Promise<LockedTraining> {
	const told = [asked.targetGroup ?? '', asked.municipality ?? ''];
	const rows =
		'code' in address
			? await named<LockRow>(ctx.tx, 'registrations_lock_by_code', lockByCode, [...told, address.code])
			: await named<LockRow>(ctx.tx, 'registrations_lock_by_id', lockById, [
					...told,
					address.id,
					address.linkGeneration,
					address.projectId ?? null,
				]);
	const [row] = rows;
	if (!row) throw new NotFound('training');
	return {
		projectId: row.project_id,
		trainingId: row.id,
		isCancelled: row.state === 'cancelled',
		mode: row.mode,
		opensAt: row.opens_at,
		closesAt: row.closes_at,
		selfCancelUntil: row.self_cancel_until,
		endsAt: row.ends_at,
		mailDomain: row.mail_domain,
		sessionIds: row.session_ids,
		pools: row.pools,
		targetGroupId: row.target_group_id,
		municipalityCode: asked.municipality ? (row.municipality_code ?? 'unknown') : null,
	};
}

type LockRow = {
	project_id: string;
	id: string;
	state: string;
	mode: LockedTraining['mode'];
	opens_at: Date;
	closes_at: Date;
	self_cancel_until: Date;
	ends_at: Date;
	mail_domain: string;
	session_ids: string[];
	pools: PoolFacts[];
	target_group_id: string | null;
	municipality_code: string | null;
};
