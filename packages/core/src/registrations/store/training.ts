import { named } from '@kutsu/db';
import { NotFound, newId, only } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import { formJson, withOptionKeys } from '../../forms/index.ts';
import type { StoredFacts } from '../../forms/index.ts';
import type { QuestionFacts } from '../../forms/model.ts';
import { organisationJson, organisationKeyOf } from '../../organisations/index.ts';
import type { KnownOrganisation } from '../../organisations/index.ts';
import { wayJson } from '../../ways/index.ts';
import type { StoredWay, WayFacts } from '../../ways/index.ts';
import { isBinding } from '../rules/pools.ts';
import type { PoolFacts } from '../rules/pools.ts';
import type { Waiting } from '../rules/waitlist.ts';

/** What a registration needs to know of its training, read under the pools' lock. */
export type LockedTraining = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly isCancelled: boolean;
	readonly isDraft: boolean;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly mailDomain: string;
	/** In order of position. */
	readonly sessionIds: readonly string[];
	/** Taken away; a calendar may hold one still, for a moment. */
	readonly withdrawnSessionIds: readonly string[];
	/** Those that bind now: a quota that was released is not among them. */
	readonly pools: readonly PoolFacts[];
	readonly targetGroupId: string | null;
	readonly isSensitiveWorkplace: boolean;
	readonly organisationKey: string | null;
	/** In the register; null for one that is not there, and for one that must not be known. */
	readonly organisation: { readonly id: string; readonly name: string } | null;
	/** Digests of all that the organisation is called, by which the lists of a way know it. */
	readonly organisationNames: readonly string[];
	readonly municipalityCode: string | null | 'unknown';
	readonly hasCatering: boolean;
	/** Of its form, in order; empty where nothing more is asked. */
	readonly questions: readonly QuestionFacts[];
	/** How one may come in; null for anyone. */
	readonly way: WayFacts | null;
};

/**
 * A waiting registration's place, from 1: how many are before it in the longest of the lines it stands in. For a row named `r`.
 */
export const placeSql = `(select coalesce(max(line.ahead), 0)::int + 1 from (
	select count(o.id) as ahead from seat_claims own
	join seat_claims other on other.project_id = own.project_id and other.pool_id = own.pool_id and other.kind = 'queue'
	join registrations o on o.project_id = other.project_id and o.id = other.registration_id
		and (o.priority > r.priority or (o.priority = r.priority and o.arrival < r.arrival))
	where own.project_id = r.project_id and own.registration_id = r.id and own.kind = 'queue'
	group by own.pool_id) line)`;

/** How a training is named: by its public code, or by id when a link or a role has opened it. */
export type TrainingAddress =
	| { readonly code: string }
	/** By a personal invitation, which is not looked at until the pools are locked. */
	| { readonly invitationHash: string }
	| { readonly id: string; readonly linkGeneration: number | null; readonly projectId?: string };

/** The facts of a pool as JSON. For a row named `s`. */
export const poolJson = `json_build_object('id', s.id, 'scope', s.scope, 'ownerKey', coalesce(s.target_group_id::text, s.organisation_key), 'releaseDaysBefore', s.release_days_before,
	'capacitySeats', s.capacity_seats, 'overrideSeats', s.override_seats, 'takenSeats', s.taken_seats, 'waitingSeats', s.waiting_seats)`;

const lockSql = (where: string, lock = 'for update of s') => `
with t as materialized (
	select t.*, split_part(p.contact_email, '@', 2) as mail_domain
	from trainings t join projects p on p.id = t.project_id
	where ${where}
), pools as materialized (
	select s.* from seat_pools s join t on s.project_id = t.project_id and s.training_id = t.id order by s.id ${lock}
)
select t.project_id, t.id, t.state, t.mode, t.opens_at, t.closes_at, t.self_cancel_until, t.starts_at, t.ends_at, t.time_zone, t.mail_domain,
	t.catering, ${formJson} as questions, ${wayJson} as way,
	(select coalesce(json_agg(${poolJson} order by s.id), '[]') from pools s) as pools,
	array(select s.id from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled' order by s.position) as session_ids,
	array(select s.id from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'cancelled' order by s.position) as withdrawn_session_ids,
	(select json_build_object('id', g.id, 'isSensitive', g.is_sensitive_workplace) from target_groups g where g.project_id = t.project_id and g.key = $1) as target_group,
	(select m.code from municipalities m where m.code = $2) as municipality_code, ${organisationJson('$3', 't.project_id')} as organisation
from t`;
const lockByCode = lockSql("t.code = $4 and t.visibility = 'public' and t.state <> 'draft'");
const lockByInvitation = lockSql(
	"t.id = (select i.training_id from training_invitations i where i.token_hash = $4 and i.revoked_at is null and i.project_id = t.project_id) and t.state <> 'draft'",
);
const lockById = lockSql(
	"t.id = $4 and ($5::int is null or t.link_generation = $5) and ($6::uuid is null or t.project_id = $6) and t.state <> 'draft'",
);

/**
 * Locks the training's pools in id order and reads what admission asks.
 * @throws NotFound for a training that is missing, a draft, or not public and not opened by a link.
 */
export async function lockTraining(
	ctx: TxContext,
	address: TrainingAddress,
	asked: {
		targetGroup?: string | undefined;
		municipality?: string | undefined;
		organisation?: string | undefined;
	} = {},
): Promise<LockedTraining> {
	const told = [asked.targetGroup ?? '', asked.municipality ?? '', organisationKeyOf(asked.organisation)];
	const rows =
		'code' in address
			? await named<LockRow>(ctx.tx, 'registrations_lock_by_code', lockByCode, [...told, address.code])
			: 'invitationHash' in address
				? await named<LockRow>(ctx.tx, 'registrations_lock_by_invitation', lockByInvitation, [
						...told,
						address.invitationHash,
					])
				: await named<LockRow>(ctx.tx, 'registrations_lock_by_id', lockById, [
						...told,
						address.id,
						address.linkGeneration,
						address.projectId ?? null,
					]);
	return trainingOf(ctx, rows, asked);
}

const readById = lockSql('t.id = $4 and t.project_id = $5', '');

/** The same without the lock, for a look ahead that promises nothing; a draft too. @throws NotFound */
export async function readTraining(
	ctx: TxContext,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
): Promise<LockedTraining> {
	return trainingOf(
		ctx,
		await named<LockRow>(ctx.tx, 'registrations_read_training', readById, [
			'',
			'',
			null,
			trainingId,
			projectId,
		]),
		{},
	);
}

const lockOfProject = lockSql('t.id = $4 and t.project_id = $5');

/** The same for staff who plan: a draft too. @throws NotFound */
export async function lockTrainingOfProject(
	ctx: TxContext,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
): Promise<LockedTraining> {
	const rows = await named<LockRow>(ctx.tx, 'registrations_lock_of_project', lockOfProject, [
		'',
		'',
		null,
		trainingId,
		projectId,
	]);
	return trainingOf(ctx, rows, {});
}

function trainingOf(
	ctx: TxContext,
	[row]: readonly LockRow[],
	asked: { municipality?: string | undefined; organisation?: string | undefined },
): LockedTraining {
	if (!row) throw new NotFound('training');
	const { organisation } = row;
	const isSensitiveWorkplace = (row.target_group?.isSensitive || organisation?.isSensitive) ?? false;
	const toldKey = isSensitiveWorkplace ? null : organisationKeyOf(asked.organisation);
	return {
		projectId: row.project_id,
		trainingId: row.id,
		isCancelled: row.state === 'cancelled',
		isDraft: row.state === 'draft',
		mode: row.mode,
		opensAt: row.opens_at,
		closesAt: row.closes_at,
		selfCancelUntil: row.self_cancel_until,
		startsAt: row.starts_at,
		endsAt: row.ends_at,
		timeZone: row.time_zone,
		mailDomain: row.mail_domain,
		sessionIds: row.session_ids,
		withdrawnSessionIds: row.withdrawn_session_ids,
		pools: row.pools.filter((pool) =>
			isBinding(pool, { startsAt: row.starts_at, timeZone: row.time_zone }, ctx.now()),
		),
		targetGroupId: row.target_group?.id ?? null,
		isSensitiveWorkplace,
		organisationKey: toldKey && (organisation?.countKey ?? toldKey),
		organisation: isSensitiveWorkplace ? null : organisation,
		organisationNames: toldKey === null ? [] : (organisation?.nameKeys ?? [toldKey]),
		municipalityCode: asked.municipality ? (row.municipality_code ?? 'unknown') : null,
		hasCatering: row.catering !== 'none',
		questions: row.questions.map(withOptionKeys),
		way: row.way && wayFacts(row.way),
	};
}

function wayFacts({ organisationNames, ...way }: StoredWay): WayFacts {
	return {
		...way,
		organisationKeys: organisationNames.flatMap((name) => organisationKeyOf(name) ?? []),
	};
}

export type LockedPool = PoolFacts & { readonly releaseDaysBefore: number | null };

/**
 * The pool of an organisation nobody of which had come when the pools were locked, made like the limit for each. One who
 * held the lock meanwhile may have made it: the lock's statement does not see new rows.
 */
export async function saveOrganisationPool(
	ctx: TxContext,
	training: LockedTraining,
	organisationKey: string,
): Promise<PoolFacts | undefined> {
	const [pool] = await named<{ facts: PoolFacts }>(
		ctx.tx,
		'registrations_organisation_pool',
		`insert into seat_pools as s (project_id, id, training_id, scope, organisation_key, capacity_seats, release_days_before)
		 select e.project_id, $3, e.training_id, 'organisation', $4, e.capacity_seats, e.release_days_before
		 from seat_pools e where e.project_id = $1 and e.training_id = $2 and e.scope = 'each_organisation'
		 on conflict (project_id, training_id, scope, coalesce(target_group_id::text, organisation_key, ''))
			where scope in ('target_group', 'each_organisation', 'organisation')
			do update set capacity_seats = excluded.capacity_seats
		 returning ${poolJson} as facts`,
		[training.projectId, training.trainingId, newId(), organisationKey],
	);
	return pool?.facts;
}

type LockRow = {
	project_id: string;
	id: string;
	state: string;
	mode: LockedTraining['mode'];
	opens_at: Date;
	closes_at: Date;
	self_cancel_until: Date;
	starts_at: Date;
	ends_at: Date;
	time_zone: string;
	mail_domain: string;
	session_ids: string[];
	withdrawn_session_ids: string[];
	pools: LockedPool[];
	target_group: { id: string; isSensitive: boolean } | null;
	municipality_code: string | null;
	organisation: KnownOrganisation | null;
	catering: string;
	questions: readonly StoredFacts[];
	way: StoredWay | null;
};

/**
 * The pools that bind and everyone who waits, in no order, as they stand now: what this transaction has changed, and
 * the pools of organisations that were made while it waited for its lock, included.
 */
export async function lineOf(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId' | 'startsAt' | 'timeZone'>,
): Promise<{ readonly pools: readonly PoolFacts[]; readonly waiting: readonly Waiting[] }> {
	const row = only(
		await named<{ pools: LockedPool[]; waiting: Waiting[] }>(
			ctx.tx,
			'registrations_line',
			`select (select coalesce(json_agg(${poolJson} order by s.id), '[]') from seat_pools s
					where s.project_id = $1 and s.training_id = $2) as pools,
				(select coalesce(json_agg(json_build_object('registrationId', r.id, 'priority', r.priority, 'arrival', r.arrival, 'mode', r.mode,
					'targetGroupId', r.target_group_id, 'organisationKey', r.organisation_key)), '[]') from registrations r
					where r.project_id = $1 and r.training_id = $2 and r.state = 'waitlisted') as waiting`,
			[training.projectId, training.trainingId],
		),
	);
	return { ...row, pools: row.pools.filter((pool) => isBinding(pool, training, ctx.now())) };
}
