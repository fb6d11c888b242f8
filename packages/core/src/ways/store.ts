import { named } from '@kutsu/db';
import { NotFound, newId, newToken } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import type { TxContext } from '../context.ts';
import type { OpenCourse, TrainingWay, Verdict, Way } from './model.ts';
import type { InvitationFacts } from './rules/entry.ts';

/** The way into a training as JSON; null for one never set. For a row named `t`. */
export const wayJson = `(select json_build_object('way', w.way, 'emailDomains', w.email_domains, 'organisationNames', w.organisation_names,
	'audience', w.audience) from training_ways w where w.project_id = t.project_id and w.training_id = t.id)`;

export type StoredWay = {
	readonly way: Way;
	readonly emailDomains: readonly string[];
	readonly organisationNames: readonly string[];
	readonly audience: LocalizedText;
};

/** Makes the way this, if it is still at `revision` (0: never set). Whether it was. */
export async function saveWay(
	ctx: TxContext,
	training: { readonly projectId: string; readonly trainingId: string },
	revision: number,
	wanted: TrainingWay,
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'ways_save',
		`insert into training_ways as w (project_id, training_id, way, email_domains, organisation_names, audience)
		 select $1, $2, $3, $4, $5, $6 where $7 = 0 or exists (select from training_ways where project_id = $1 and training_id = $2)
		 on conflict (project_id, training_id) do update set way = excluded.way, email_domains = excluded.email_domains,
			organisation_names = excluded.organisation_names, audience = excluded.audience, revision = w.revision + 1
			where w.revision = $7
		 returning revision`,
		[
			training.projectId,
			training.trainingId,
			wanted.way,
			wanted.emailDomains,
			wanted.organisationNames,
			JSON.stringify(wanted.audience),
			revision,
		],
	);
	return rows.length === 1;
}

/** The course a project offers to anyone online, held against other edits. */
export async function lockOpenCourse(ctx: TxContext, projectId: string): Promise<OpenCourse> {
	const [row] = await named<{ title: LocalizedText | null; url: string | null }>(
		ctx.tx,
		'ways_lock_open_course',
		'select open_course_title as title, open_course_url as url from projects where id = $1 for no key update',
		[projectId],
	);
	return row?.title && row.url ? { title: row.title, url: row.url } : null;
}

export async function saveOpenCourse(ctx: TxContext, projectId: string, course: OpenCourse): Promise<void> {
	await named(
		ctx.tx,
		'ways_save_open_course',
		'update projects set open_course_title = $2, open_course_url = $3 where id = $1',
		[projectId, course && JSON.stringify(course.title), course && course.url],
	);
}

/** Whether a training is the project's. */
export async function hasTraining(
	ctx: TxContext,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'ways_has_training',
		'select 1 from trainings where project_id = $1 and id = $2',
		[projectId, trainingId],
	);
	return rows.length === 1;
}

export type LockedInvitation = InvitationFacts & {
	readonly id: string;
	readonly projectId: string;
	readonly trainingId: string;
	readonly reservedUntil: Date | null;
	/** Pools in which a seat is held for its next use. */
	readonly reservedPoolIds: readonly string[];
	/** How many of its next uses a seat is held for. */
	readonly reservedSeats: number;
};

const invitationSql = (where: string, lock = 'for update of i') => `
select i.id, i.project_id as "projectId", i.training_id as "trainingId", i.email, i.max_uses as "maxUses", i.used_count as "usedCount",
	i.skips_approval as "skipsApproval", i.skips_lists as "skipsLists", i.expires_at as "expiresAt", i.revoked_at as "revokedAt",
	i.reserved_until as "reservedUntil",
	array(select s.pool_id from invitation_seats s where s.project_id = i.project_id and s.invitation_id = i.id) as "reservedPoolIds",
	(select coalesce(max(s.seats), 0) from invitation_seats s where s.project_id = i.project_id and s.invitation_id = i.id) as "reservedSeats"
from training_invitations i where ${where} ${lock}`;

/** The invitation of a token, read after its training's pools were locked: what another use has changed is seen. */
export async function lockInvitationOfToken(
	ctx: TxContext,
	tokenHash: string,
): Promise<LockedInvitation | undefined> {
	const [row] = await named<LockedInvitation>(
		ctx.tx,
		'ways_lock_invitation_of_token',
		invitationSql('i.token_hash = $1'),
		[tokenHash],
	);
	return row;
}

/** The same by id. @throws NotFound */
export async function lockInvitation(ctx: TxContext, id: string): Promise<LockedInvitation> {
	const [row] = await named<LockedInvitation>(ctx.tx, 'ways_lock_invitation', invitationSql('i.id = $1'), [
		id,
	]);
	if (!row) throw new NotFound('invitation');
	return row;
}

/** The same for a look ahead, not locked. @throws NotFound */
export async function readInvitation(ctx: TxContext, id: string): Promise<LockedInvitation> {
	const [row] = await named<LockedInvitation>(
		ctx.tx,
		'ways_read_invitation',
		invitationSql('i.id = $1', ''),
		[id],
	);
	if (!row) throw new NotFound('invitation');
	return row;
}

/** Whose an invitation is, before anything is locked. @throws NotFound */
export async function trainingOfInvitation(
	ctx: TxContext,
	id: string,
): Promise<{ readonly projectId: string; readonly trainingId: string }> {
	const [row] = await named<{ projectId: string; trainingId: string }>(
		ctx.tx,
		'ways_training_of_invitation',
		'select project_id as "projectId", training_id as "trainingId" from training_invitations where id = $1',
		[id],
	);
	if (!row) throw new NotFound('invitation');
	return row;
}

export type NewInvitation = {
	readonly email: string | null;
	readonly label: string | null;
	readonly locale: Locale;
	readonly maxUses: number;
	readonly skipsApproval: boolean;
	readonly skipsLists: boolean;
	readonly reservedMode: 'onsite' | 'online' | null;
	readonly reservedUntil: Date | null;
	/** Whose quotas its seats are held in; null when not known. */
	readonly targetGroupId: string | null;
	readonly organisationKey: string | null;
	readonly expiresAt: Date;
};

/** Writes an invitation and holds its seats in these pools; the token is known to the caller alone. @throws Error when a pool's guard failed */
export async function insertInvitation(
	ctx: TxContext,
	training: { readonly projectId: string; readonly trainingId: string },
	invitation: NewInvitation,
	poolIds: readonly string[],
): Promise<{ readonly id: string; readonly token: string }> {
	const id = newId();
	const token = newToken();
	await named(
		ctx.tx,
		'ways_insert_invitation',
		`insert into training_invitations (project_id, id, training_id, token_hash, email, label, locale, max_uses, skips_approval, skips_lists,
			reserved_mode, reserved_until, expires_at, created_at, created_by, target_group_id, organisation_key)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		[
			training.projectId,
			id,
			training.trainingId,
			hashToken(token),
			invitation.email,
			invitation.label,
			invitation.locale,
			invitation.maxUses,
			invitation.skipsApproval,
			invitation.skipsLists,
			invitation.reservedMode,
			invitation.reservedUntil,
			invitation.expiresAt,
			ctx.now(),
			ctx.actor.kind === 'staff' ? ctx.actor.userId : null,
			invitation.targetGroupId,
			invitation.organisationKey,
		],
	);
	if (poolIds.length > 0) {
		const held = await named(
			ctx.tx,
			'ways_hold_seats',
			`with pool as (
				update seat_pools set taken_seats = taken_seats + $4
				where project_id = $1 and id = any($3::uuid[]) and taken_seats + $4 <= capacity_seats + override_seats returning id
			)
			insert into invitation_seats (project_id, invitation_id, pool_id, seats) select $1, $2, id, $4 from pool returning pool_id`,
			[training.projectId, id, poolIds, invitation.maxUses],
		);
		if (held.length !== poolIds.length) throw new Error('A seat pool changed under its lock');
	}
	return { id, token };
}

const releaseSql = (seats: string) => `
with gone as (
	delete from invitation_seats where project_id = $1 and invitation_id = $2 and seats <= ${seats} returning pool_id, seats as freed
), fewer as (
	update invitation_seats set seats = seats - ${seats} where project_id = $1 and invitation_id = $2 and seats > ${seats}
	returning pool_id, ${seats} as freed
), freed as (
	select * from gone union all select * from fewer
), pool as (
	update seat_pools p set taken_seats = p.taken_seats - freed.freed from freed where p.project_id = $1 and p.id = freed.pool_id
)
select pool_id as "poolId", freed as seats from freed`;
const releaseOne = releaseSql('1');
const releaseAll = releaseSql('10000');

/** Lets go of the seats held for an invitation: of one use, or all. Answers of which pools, and how many of each. */
export async function releaseSeats(
	ctx: TxContext,
	invitation: Pick<LockedInvitation, 'projectId' | 'id'>,
	which: 'one-use' | 'all',
): Promise<readonly { readonly poolId: string; readonly seats: number }[]> {
	return named(
		ctx.tx,
		which === 'all' ? 'ways_release_all' : 'ways_release_one',
		which === 'all' ? releaseAll : releaseOne,
		[invitation.projectId, invitation.id],
	);
}

/** Counts one use; the seat held for it is let go, for the registration to take. @throws Error when no use was left */
export async function saveUse(ctx: TxContext, invitation: LockedInvitation): Promise<void> {
	const rows = await named(
		ctx.tx,
		'ways_use',
		`update training_invitations set used_count = used_count + 1
		 where project_id = $1 and id = $2 and used_count < max_uses and revoked_at is null returning id`,
		[invitation.projectId, invitation.id],
	);
	if (rows.length !== 1) throw new Error('An invitation changed under its lock');
	if (invitation.reservedPoolIds.length > 0) await releaseSeats(ctx, invitation, 'one-use');
}

/** Remembers by which invitation a registration came. */
export async function insertUse(
	ctx: TxContext,
	invitation: LockedInvitation,
	registrationId: string,
): Promise<void> {
	await named(
		ctx.tx,
		'ways_insert_use',
		'insert into invitation_uses (project_id, registration_id, invitation_id) values ($1, $2, $3)',
		[invitation.projectId, registrationId, invitation.id],
	);
}

export async function saveRevoked(ctx: TxContext, invitation: LockedInvitation): Promise<void> {
	await named(
		ctx.tx,
		'ways_revoke',
		'update training_invitations set revoked_at = $3 where project_id = $1 and id = $2 and revoked_at is null',
		[invitation.projectId, invitation.id, ctx.now()],
	);
}

/** Keeps what a person asked with. */
export async function insertRequest(
	ctx: TxContext,
	registration: { readonly projectId: string; readonly registrationId: string },
	reason: string | null,
): Promise<void> {
	await named(
		ctx.tx,
		'ways_insert_request',
		'insert into registration_requests (project_id, registration_id, reason) values ($1, $2, $3)',
		[registration.projectId, registration.registrationId, reason],
	);
}

/** Keeps what staff answered. */
export async function saveVerdict(
	ctx: TxContext,
	registration: { readonly projectId: string; readonly registrationId: string },
	answer: { readonly verdict: Verdict; readonly words: string | null },
): Promise<void> {
	await named(
		ctx.tx,
		'ways_answer_request',
		`update registration_requests set verdict = $3, answer = $4, answered_at = $5, answered_by = $6
		 where project_id = $1 and registration_id = $2`,
		[
			registration.projectId,
			registration.registrationId,
			answer.verdict,
			answer.words,
			ctx.now(),
			ctx.actor.kind === 'staff' ? ctx.actor.userId : null,
		],
	);
}

/** A ready answer that is in use. @throws NotFound */
export async function templateBody(
	ctx: TxContext,
	projectId: string,
	templateId: string,
	verdict: Verdict,
): Promise<LocalizedText> {
	const [row] = await named<{ body: LocalizedText }>(
		ctx.tx,
		'ways_template_body',
		'select body from answer_templates where project_id = $1 and id = $2 and verdict = $3 and archived_at is null',
		[projectId, templateId, verdict],
	);
	if (!row) throw new NotFound('template');
	return row.body;
}

export async function insertTemplate(
	ctx: TxContext,
	projectId: string,
	template: { readonly verdict: Verdict; readonly name: string; readonly body: LocalizedText },
): Promise<string> {
	const id = newId();
	await named(
		ctx.tx,
		'ways_insert_template',
		'insert into answer_templates (project_id, id, verdict, name, body, created_at) values ($1, $2, $3, $4, $5, $6)',
		[projectId, id, template.verdict, template.name, JSON.stringify(template.body), ctx.now()],
	);
	return id;
}

/** Saves or puts away a ready answer at this revision. Whether it stood at it. @throws NotFound */
export async function saveTemplate(
	ctx: TxContext,
	at: { readonly projectId: string; readonly templateId: string; readonly revision: number },
	change: { readonly name: string; readonly body: LocalizedText } | 'archive',
): Promise<boolean> {
	const [found] = await named<{ revision: number }>(
		ctx.tx,
		'ways_lock_template',
		'select revision from answer_templates where project_id = $1 and id = $2 and archived_at is null for update',
		[at.projectId, at.templateId],
	);
	if (!found) throw new NotFound('template');
	if (found.revision !== at.revision) return false;
	const [name, body] = change === 'archive' ? [null, null] : [change.name, JSON.stringify(change.body)];
	await named(
		ctx.tx,
		'ways_save_template',
		`update answer_templates set name = coalesce($3, name), body = coalesce($4::jsonb, body), revision = revision + 1,
			archived_at = case when $3::text is null then $5::timestamptz end
		 where project_id = $1 and id = $2`,
		[at.projectId, at.templateId, name, body, ctx.now()],
	);
	return true;
}
