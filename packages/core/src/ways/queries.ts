import { asked, gather, named, patternsOf } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { hashToken, signedLink } from '@kutsu/kernel/keys';
import { record } from '../audit/index.ts';
import { inTransaction, readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { organisationSql } from '../organisations/index.ts';
import { requirePermission } from '../staff/index.ts';
import type { InvitationState, OpenCourse, TrainingWay, Verdict } from './model.ts';
import { invitationState } from './rules/entry.ts';

type OfTraining = { readonly projectId: string; readonly trainingId: string };

/** The way into a training; open at revision 0 when never set. @throws NotFound, Forbidden without `plan.read`. */
export async function wayOfTraining(
	ctx: Context,
	input: OfTraining,
): Promise<{ readonly way: TrainingWay; readonly revision: number }> {
	requirePermission(ctx.actor, 'plan.read', input);
	const [row] = await named<TrainingWay & { revision: number | null }>(
		readsOf(ctx),
		'ways_of_training',
		`select coalesce(w.way, 'open') as way, coalesce(w.email_domains, '{}') as "emailDomains",
			coalesce(w.organisation_names, '{}') as "organisationNames", coalesce(w.audience, '{}') as audience, w.revision
		 from trainings t left join training_ways w on w.project_id = t.project_id and w.training_id = t.id
		 where t.project_id = $1 and t.id = $2`,
		[input.projectId, input.trainingId],
	);
	if (!row) throw new NotFound('training');
	const { revision, ...way } = row;
	return { way, revision: revision ?? 0 };
}

/** What a personal link opens. */
export type Invited = {
	/** The training's code, or the token of its link where it is not public. */
	readonly training: string;
	readonly state: Exclude<InvitationState, 'revoked'>;
	/** Only the address it was sent to may use it. */
	readonly isBound: boolean;
	readonly usesLeft: number;
	readonly expiresAt: Date;
	/** Until when a seat is held for its next use; null when none is. */
	readonly heldUntil: Date | null;
	/** The seat is of the training alone: the quotas of professions or organisations still bind its holder. */
	readonly quotasBind: boolean;
};

/** The training a personal link is into. @throws NotFound for one that is unknown or revoked. */
export async function invitedTraining(ctx: Context, input: { readonly token: string }): Promise<Invited> {
	const [row] = await named<{
		id: string;
		code: string;
		visibility: string;
		linkGeneration: number;
		email: string | null;
		maxUses: number;
		usedCount: number;
		expiresAt: Date;
		heldUntil: Date | null;
		quotasBind: boolean;
	}>(
		readsOf(ctx),
		'ways_invited',
		`select t.id, t.code, t.visibility, t.link_generation as "linkGeneration", i.email, i.max_uses as "maxUses", i.used_count as "usedCount",
			i.expires_at as "expiresAt", case when exists (select from invitation_seats s where s.project_id = i.project_id and s.invitation_id = i.id)
				then i.reserved_until end as "heldUntil",
			exists (select from seat_pools q where q.project_id = t.project_id and q.training_id = t.id and ((q.scope = 'target_group' and i.target_group_id is null)
				or (q.scope = 'each_organisation' and i.organisation_key is null))) as "quotasBind"
		 from training_invitations i join trainings t on t.project_id = i.project_id and t.id = i.training_id
		 where i.token_hash = $1 and i.revoked_at is null and t.state <> 'draft'`,
		[hashToken(input.token)],
	);
	if (!row) throw new NotFound('training');
	const { id, linkGeneration } = row;
	const state = invitationState({ ...row, revokedAt: null }, ctx.now());
	if (state === 'revoked') throw new NotFound('training');
	return {
		training:
			row.visibility === 'public'
				? row.code
				: signedLink(ctx.keys, { linkId: id, generation: linkGeneration, purpose: 'training' }),
		state,
		isBound: row.email !== null,
		usesLeft: row.maxUses - row.usedCount,
		expiresAt: row.expiresAt,
		heldUntil: row.heldUntil,
		quotasBind: row.quotasBind,
	};
}

/** The course a project offers to anyone online; null for none. @throws NotFound, Forbidden without `plan.read`. */
export async function openCourseOf(ctx: Context, input: { readonly projectId: string }): Promise<OpenCourse> {
	requirePermission(ctx.actor, 'plan.read', input);
	const [row] = await named<{ title: LocalizedText; url: string }>(
		readsOf(ctx),
		'ways_open_course',
		'select open_course_title as title, open_course_url as url from projects where id = $1 and open_course_url is not null',
		[input.projectId],
	);
	return row ?? null;
}

export type InvitationRow = {
	readonly id: string;
	readonly email: string | null;
	readonly label: string | null;
	readonly state: InvitationState;
	readonly maxUses: number;
	readonly usedCount: number;
	readonly skipsApproval: boolean;
	readonly skipsLists: boolean;
	/** Seats held for it now, at most one a use. */
	readonly heldSeats: number;
	readonly reservedUntil: Date | null;
	readonly expiresAt: Date;
	readonly createdAt: Date;
};

const invitationsPage = 50;

/**
 * The personal links into a training, newest first, of all or of those that are found by some words.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function invitationsOfTraining(
	ctx: Context,
	input: OfTraining & {
		readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
		readonly search?: string | undefined;
	},
): Promise<{
	readonly rows: readonly InvitationRow[];
	readonly next: { readonly createdAt: Date; readonly id: string } | null;
}> {
	const { after, projectId, search, trainingId } = input;
	requirePermission(ctx.actor, 'participants.read', input);
	const narrowed = gather({
		sql: 'i.project_id = $1 and i.training_id = $2',
		values: [projectId, trainingId],
	});
	for (const word of patternsOf(search?.toLowerCase()))
		narrowed.on('w', word, (at) => `lower(coalesce(i.email, '') || ' ' || coalesce(i.label, '')) like ${at}`);
	const where = narrowed.done();
	const next = where.values.length + 1;
	const rows = await asked<Omit<InvitationRow, 'state'> & { revokedAt: Date | null }>(
		readsOf(ctx),
		after ? 'ways_invitations_after' : 'ways_invitations',
		where,
		`select i.id, i.email, i.label, i.max_uses as "maxUses", i.used_count as "usedCount", i.skips_approval as "skipsApproval",
			i.skips_lists as "skipsLists", i.reserved_until as "reservedUntil", i.expires_at as "expiresAt", i.created_at as "createdAt",
			i.revoked_at as "revokedAt",
			(select coalesce(max(s.seats), 0) from invitation_seats s where s.project_id = i.project_id and s.invitation_id = i.id) as "heldSeats"
		 from training_invitations i
		 where ${where.sql} ${after ? `and (i.created_at, i.id) < ($${next}::timestamptz, $${next + 1}::uuid)` : ''}
		 order by i.created_at desc, i.id desc limit ${invitationsPage + 1}`,
		after ? [after.createdAt, after.id] : [],
	);
	const shown = rows.slice(0, invitationsPage);
	const last = shown.at(-1);
	return {
		rows: shown.map(({ revokedAt, ...row }) => ({
			...row,
			state: invitationState({ ...row, revokedAt }, ctx.now()),
		})),
		next: rows.length > invitationsPage && last ? { createdAt: last.createdAt, id: last.id } : null,
	};
}

export type RequestRow = {
	readonly registrationId: string;
	readonly arrival: number;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	/** Null also where it must not be known. */
	readonly organisation: string | null;
	readonly targetGroup: LocalizedText | null;
	readonly municipality: LocalizedText | null;
	readonly mode: 'onsite' | 'online';
	/** Why the person wants to come, in their words; null when not told. */
	readonly reason: string | null;
	readonly createdAt: Date;
};

const requestsPage = 50;

/** The requests that wait for an answer, in order of arrival. Each look is recorded, without names. @throws NotFound, Forbidden without `participants.read`. */
export async function requestsOfTraining(
	ctx: Context,
	input: OfTraining & { readonly afterArrival?: number | undefined },
): Promise<{ readonly rows: readonly RequestRow[]; readonly total: number; readonly next: number | null }> {
	requirePermission(ctx.actor, 'participants.read', input);
	const rows = await named<RequestRow & { total: number }>(
		readsOf(ctx),
		'ways_requests',
		`select r.id as "registrationId", r.arrival, p.first_name as "firstName", p.last_name as "lastName", b.email, ${organisationSql} as organisation,
			g.name as "targetGroup", m.name as municipality, r.mode, q.reason, r.created_at as "createdAt",
			(select count(*)::int from registrations o where o.project_id = $1 and o.training_id = $2 and o.state = 'requested' and not o.awaits_answers) as total
		 from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 left join registration_requests q on q.project_id = r.project_id and q.registration_id = r.id
		 left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 left join municipalities m on m.code = r.municipality_code
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'requested' and not r.awaits_answers and r.arrival > $3
		 order by r.arrival limit ${requestsPage + 1}`,
		[input.projectId, input.trainingId, input.afterArrival ?? 0],
	);
	await inTransaction(ctx, (ctx) =>
		record(ctx, {
			projectId: input.projectId,
			action: 'registration.look',
			subject: { kind: 'training', id: input.trainingId },
			changedFields: ['state:requested', ...(input.afterArrival ? ['page'] : [])],
		}),
	);
	const shown = rows.slice(0, requestsPage);
	return {
		rows: shown.map(({ total: _, ...row }) => row),
		total: rows[0]?.total ?? 0,
		next: rows.length > requestsPage ? (shown.at(-1)?.arrival ?? null) : null,
	};
}

export type AnswerTemplateRow = {
	readonly id: string;
	readonly verdict: Verdict;
	readonly name: string;
	readonly body: LocalizedText;
	readonly revision: number;
};

/** A project's ready answers that are in use, by name. @throws NotFound, Forbidden without `participants.write`. */
export async function answerTemplatesOf(
	ctx: Context,
	input: { readonly projectId: string },
): Promise<readonly AnswerTemplateRow[]> {
	requirePermission(ctx.actor, 'participants.write', input);
	return named<AnswerTemplateRow>(
		readsOf(ctx),
		'ways_templates',
		`select id, verdict, name, body, revision from answer_templates where project_id = $1 and archived_at is null
		 order by verdict, name collate "fi-x-icu", id`,
		[input.projectId],
	);
}
