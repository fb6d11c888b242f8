import { named } from '@kutsu/db';
import { memberships, staffInvitations } from '@kutsu/db/tables';
import { newId, newToken } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { hashToken, seal, unseal } from '@kutsu/kernel/keys';
import type { Keys } from '@kutsu/kernel/keys';
import { and, eq } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import { enqueue } from '../jobs/index.ts';
import type { StaffRole } from './model.ts';
import type { InvitationFacts } from './rules/invitation.ts';

export type NewInvitation = {
	/** Null for the installation itself. */
	readonly projectId: string | null;
	readonly email: string | null;
	readonly role: StaffRole;
	readonly trainingId: string | null;
	readonly trainerId: string | null;
	readonly onDate: string | null;
	readonly expiresAt: Date;
};

/** Writes an invitation; the token is known to the caller alone, the row has its hash. */
export async function insertInvitation(
	ctx: TxContext,
	invitation: NewInvitation,
): Promise<{ id: string; token: string }> {
	const id = newId();
	const token = newToken();
	await ctx.tx.insert(staffInvitations).values({
		...invitation,
		id,
		tokenHash: hashToken(token),
		invitedBy: ctx.actor.kind === 'staff' ? ctx.actor.userId : null,
		createdAt: ctx.now(),
	});
	return { id, token };
}

/** A newer invitation to the same takes the place of those still open. */
export async function revokeOpenInvitations(
	ctx: TxContext,
	to: Omit<NewInvitation, 'expiresAt'>,
): Promise<void> {
	await named(
		ctx.tx,
		'staff_replace_invitations',
		`update staff_invitations set revoked_at = $1
		 where accepted_at is null and revoked_at is null and role = $2 and project_id is not distinct from $3::uuid
			and email is not distinct from $4 and training_id is not distinct from $5::uuid
			and trainer_id is not distinct from $6::uuid and on_date is not distinct from $7::date`,
		[ctx.now(), to.role, to.projectId, to.email, to.trainingId, to.trainerId, to.onDate],
	);
}

/** Whether there was one open. */
export async function saveInvitationRevoked(
	ctx: TxContext,
	projectId: string,
	invitationId: string,
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'staff_revoke_invitation',
		`update staff_invitations set revoked_at = $3
		 where project_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning id`,
		[projectId, invitationId, ctx.now()],
	);
	return rows.length === 1;
}

export type LockedInvitation = InvitationFacts &
	Omit<NewInvitation, 'expiresAt' | 'email'> & { readonly id: string; readonly email: string | null };

/** The invitation of a token, locked: two who follow the same link come one after the other. */
export async function lockInvitation(ctx: TxContext, token: string): Promise<LockedInvitation | undefined> {
	const [row] = await named<LockedInvitation>(
		ctx.tx,
		'staff_lock_invitation',
		`select id, project_id as "projectId", email, role, training_id as "trainingId", trainer_id as "trainerId",
			on_date::text as "onDate", expires_at as "expiresAt", accepted_at as "acceptedAt", revoked_at as "revokedAt"
		 from staff_invitations where token_hash = $1 for update`,
		[hashToken(token)],
	);
	return row;
}

export async function saveInvitationAccepted(
	ctx: TxContext,
	invitationId: string,
	userId: string,
): Promise<void> {
	await ctx.tx
		.update(staffInvitations)
		.set({ acceptedAt: ctx.now(), acceptedBy: userId })
		.where(eq(staffInvitations.id, invitationId));
}

/** Two who would open an account with the same address come one after the other. */
export async function lockAddress(ctx: TxContext, email: string): Promise<void> {
	await named(ctx.tx, 'staff_lock_address', 'select pg_advisory_xact_lock(hashtextextended($1, 7261004))', [
		email,
	]);
}

/** Opens an account that signs in with this address and password. */
export async function insertAccount(
	ctx: TxContext,
	account: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
	const userId = newId();
	await named(
		ctx.tx,
		'staff_insert_account',
		`with account as (
			insert into auth_users (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, $4, $4) returning id
		 )
		 insert into auth_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
		 select $5, id, 'credential', id, $6, $4, $4 from account`,
		[userId, account.name, account.email, ctx.now(), newId(), account.passwordHash],
	);
	return userId;
}

export async function saveAccountName(ctx: TxContext, userId: string, name: string): Promise<void> {
	await named(
		ctx.tx,
		'staff_save_account_name',
		'update auth_users set name = $2, updated_at = $3 where id = $1',
		[userId, name, ctx.now()],
	);
}

/** How many there were. */
export async function deleteSessions(
	ctx: TxContext,
	userId: string,
	which: { readonly sessionId: string } | { readonly allBut: string },
): Promise<number> {
	const [sessionId, allBut] = 'sessionId' in which ? [which.sessionId, null] : [null, which.allBut];
	const rows = await named(
		ctx.tx,
		'staff_delete_sessions',
		'delete from auth_sessions where user_id = $1 and (id = $2 or id <> $3) returning id',
		[userId, sessionId, allBut],
	);
	return rows.length;
}

/** Gives the role; one who already has the very same keeps it, and nothing is written. */
export async function insertMembership(
	ctx: TxContext,
	membership: Pick<NewInvitation, 'role' | 'trainingId' | 'onDate'> & {
		readonly projectId: string;
		readonly userId: string;
	},
): Promise<string> {
	const id = newId();
	const [known] = await named<{ id: string }>(ctx.tx, 'staff_same_membership', sameMembershipSql, [
		membership.projectId,
		membership.userId,
		membership.role,
		membership.trainingId,
		membership.onDate,
	]);
	if (known) return known.id;
	await ctx.tx.insert(memberships).values({ ...membership, id, createdAt: ctx.now() });
	return id;
}

const sameMembershipSql = `
select id from memberships where project_id = $1 and user_id = $2 and role = $3 and revoked_at is null
	and training_id is not distinct from $4::uuid and on_date is not distinct from $5::date`;

/** Who already has the role that is offered to this address. */
export async function findSameMember(
	ctx: TxContext,
	offered: Pick<NewInvitation, 'role' | 'trainingId' | 'onDate'> & {
		readonly projectId: string;
		readonly email: string;
	},
): Promise<{ userId: string } | undefined> {
	const [row] = await named<{ userId: string }>(
		ctx.tx,
		'staff_same_member',
		`select m.user_id as "userId" from memberships m join auth_users u on u.id = m.user_id
		 where m.project_id = $1 and u.email = $2 and m.role = $3 and m.revoked_at is null
			and m.training_id is not distinct from $4::uuid and m.on_date is not distinct from $5::date`,
		[offered.projectId, offered.email, offered.role, offered.trainingId, offered.onDate],
	);
	return row;
}

export async function hasTraining(ctx: TxContext, projectId: string, trainingId: string): Promise<boolean> {
	const sql = 'select 1 from trainings where project_id = $1 and id = $2';
	return (await named(ctx.tx, 'staff_has_training', sql, [projectId, trainingId])).length === 1;
}

export async function isDemoProject(ctx: TxContext, projectId: string): Promise<boolean> {
	const sql = 'select 1 from projects where id = $1 and is_demo';
	return (await named(ctx.tx, 'staff_is_demo_project', sql, [projectId])).length === 1;
}

/** The account a trainer signs in with; null for none, undefined for no such trainer. */
export async function findTrainerAccount(
	ctx: TxContext,
	projectId: string,
	trainerId: string,
): Promise<{ userId: string | null } | undefined> {
	const sql = 'select user_id as "userId" from trainers where project_id = $1 and id = $2 for update';
	const [row] = await named<{ userId: string | null }>(ctx.tx, 'staff_trainer_account', sql, [
		projectId,
		trainerId,
	]);
	return row;
}

/** Makes the account the trainer's own. */
export async function saveTrainerAccount(
	ctx: TxContext,
	projectId: string,
	trainerId: string,
	userId: string,
): Promise<void> {
	const sql = 'update trainers set user_id = $3 where project_id = $1 and id = $2';
	await named(ctx.tx, 'staff_save_trainer_account', sql, [projectId, trainerId, userId]);
}

export type LockedMembership = {
	readonly userId: string;
	readonly role: StaffRole;
	readonly ownersCount: number;
};

/** A role that is still held, with the project locked: who leaves last is decided one after the other. */
export async function lockMembership(
	ctx: TxContext,
	projectId: string,
	membershipId: string,
): Promise<LockedMembership | undefined> {
	await named(ctx.tx, 'staff_lock_project', 'select 1 from projects where id = $1 for update', [projectId]);
	const [row] = await named<LockedMembership>(
		ctx.tx,
		'staff_lock_membership',
		`select user_id as "userId", role, (select count(distinct o.user_id)::int from memberships o
			where o.project_id = $1 and o.role = 'owner' and o.revoked_at is null) as "ownersCount"
		 from memberships where project_id = $1 and id = $2 and revoked_at is null for update`,
		[projectId, membershipId],
	);
	return row;
}

/** Ends a role; a trainer's account is theirs no longer. */
export async function saveMembershipRevoked(
	ctx: TxContext,
	projectId: string,
	membershipId: string,
	{ userId, role }: LockedMembership,
): Promise<void> {
	await ctx.tx
		.update(memberships)
		.set({ revokedAt: ctx.now() })
		.where(and(eq(memberships.projectId, projectId), eq(memberships.id, membershipId)));
	if (role !== 'trainer') return;
	const sql = 'update trainers set user_id = null where project_id = $1 and user_id = $2';
	await named(ctx.tx, 'staff_release_trainer', sql, [projectId, userId]);
}

export type SignInMail = {
	readonly kind: 'staff-invitation' | 'password-reset' | 'training-invitation';
	readonly projectId: string | null;
	readonly toAddress: string;
	readonly locale: Locale;
	/** What opens the door; sealed in the row, so that neither the outbox nor a copy of the database holds a live link. */
	readonly token: string;
	readonly facts: Readonly<Record<string, string>>;
	readonly causeKey: string;
	readonly expiresAt: Date;
};

/** Queues mail that lets someone in. */
export async function queueSignInMail(ctx: TxContext, mail: SignInMail): Promise<void> {
	const id = newId();
	const host = new URL(ctx.settings.adminUrl).hostname;
	const written = await named<{ id: string }>(
		ctx.tx,
		'staff_queue_mail',
		`insert into outbox_messages (id, project_id, cause_key, kind, to_address, facts, locale, state, is_sign_in, next_attempt_at,
			expires_at, message_id_header, created_at, erase_after)
		 values ($1, $2, $3, $4, $5, $6, $7, 'queued', true, $8, $9, $10, $8, ($8::timestamptz + interval '12 months')::date)
		 on conflict (cause_key) do nothing returning id`,
		[
			id,
			mail.projectId,
			mail.causeKey,
			mail.kind,
			mail.toAddress,
			JSON.stringify({ ...mail.facts, sealedToken: seal(ctx.keys, mail.token, sealedFor(id)) }),
			mail.locale,
			ctx.now(),
			mail.expiresAt,
			`<${id}@${host}>`,
		],
	);
	if (written.length === 1) await enqueue(ctx, { task: 'deliver-message', payload: { messageId: id } });
}

/** The newest mail about a new password for an address that is still open and was not sent. */
export async function findPasswordMail(
	ctx: TxContext,
	email: string,
): Promise<
	| {
			readonly id: string;
			readonly userId: string;
			readonly sealedToken: string;
			readonly locale: Locale;
			readonly expiresAt: Date;
	  }
	| undefined
> {
	const [row] = await named<NonNullable<Awaited<ReturnType<typeof findPasswordMail>>>>(
		ctx.tx,
		'staff_find_password_mail',
		`select id, facts ->> 'userId' as "userId", facts ->> 'sealedToken' as "sealedToken", locale, expires_at as "expiresAt"
		 from outbox_messages where kind = 'password-reset' and to_address = $1 and state <> 'sent' and expires_at > $2
		 order by created_at desc, id desc limit 1`,
		[email, ctx.now()],
	);
	return row;
}

/** The token that a sign-in mail is about, for its link when SMTP takes it. @throws Error when the key is lost. */
export function tokenOfMessage(
	keys: Keys,
	message: { readonly id: string; readonly sealedToken: string },
): string {
	return unseal(keys, message.sealedToken, sealedFor(message.id));
}

function sealedFor(messageId: string): string {
	return `outbox_messages ${messageId}`;
}
