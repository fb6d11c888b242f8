import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import type { AcceptRefusal, Actor, StaffAccount, StaffRole } from './model.ts';
import { boundTo } from './model.ts';
import { requirePermission } from './permissions.ts';
import type { ProjectFacts } from './rules/account.ts';
import { grantsOf } from './rules/account.ts';
import type { InvitationFacts } from './rules/invitation.ts';
import { decideInvitation } from './rules/invitation.ts';

/** An open session, as the sign-in keeps it. */
export type Session = {
	readonly userId: string;
	readonly sessionId: string;
	/** A second factor or a passkey was used in it. */
	readonly hasSecondFactor: boolean;
};

/**
 * A colleague as they may act in a project at this moment, by the roles they have for the whole of it; for what a job does
 * in their name. They had signed in, with all that takes, when they asked for it.
 */
export async function actorInProject(
	ctx: Context,
	{ userId, projectId }: { readonly userId: string; readonly projectId: string },
): Promise<Actor> {
	const roles = await named<{ role: StaffRole }>(
		readsOf(ctx),
		'staff_roles_in_project',
		'select role from memberships where user_id = $1 and project_id = $2 and revoked_at is null',
		[userId, projectId],
	);
	const grants = roles
		.filter(({ role }) => boundTo[role] === 'project')
		.map(({ role }) => ({ projectId, role, trainingIds: 'all' as const, onDate: null }));
	return { kind: 'staff', userId, grants, hasSecondFactor: true };
}

const accountSql = `
select u.name, u.email, coalesce(u.two_factor_enabled, false) as "hasAuthenticator",
	coalesce(u.two_factor_enabled, false) or exists (select from auth_passkeys k where k.user_id = u.id) as "hasFactor",
	not exists (select from projects) as "isInstallationEmpty",
	coalesce((
		select jsonb_agg(jsonb_build_object(
			'id', p.id, 'slug', p.slug, 'title', p.title, 'requiredLocales', p.required_locales, 'timeZone', p.time_zone,
			'isDemo', p.is_demo,
			'memberships', mine.roles) order by p.slug)
		from projects p join lateral (
			select jsonb_agg(jsonb_build_object(
				'role', m.role, 'trainingId', m.training_id, 'trainingTimeZone', t.time_zone, 'onDate', m.on_date,
				'ledTrainingIds', coalesce((
					select jsonb_agg(tt.training_id) from trainers r
					join training_trainers tt on tt.project_id = r.project_id and tt.trainer_id = r.id
					where m.role = 'trainer' and r.project_id = m.project_id and r.user_id = u.id), '[]'))) as roles
			from memberships m left join trainings t on t.project_id = m.project_id and t.id = m.training_id
			where m.user_id = u.id and m.project_id = p.id and m.revoked_at is null
		) mine on mine.roles is not null
	), '[]') as projects
from auth_users u where u.id = $1`;

/**
 * Who a session is, and what they may do at this moment: roles taken away, a helper's day gone by and a missing
 * second factor all show at once. Undefined when the account is gone.
 */
export async function accountOf(
	ctx: Pick<Context, 'database' | 'now'>,
	session: Session,
): Promise<
	{ readonly actor: Actor & { readonly kind: 'staff' }; readonly account: StaffAccount } | undefined
> {
	const [row] = await named<{
		name: string;
		email: string;
		hasFactor: boolean;
		hasAuthenticator: boolean;
		isInstallationEmpty: boolean;
		projects: ProjectFacts[];
	}>(ctx.database.reads, 'staff_account', accountSql, [session.userId]);
	if (!row) return undefined;
	const { userId, sessionId } = session;
	// A factor that was removed meanwhile proves nothing any more.
	const hasSecondFactor = session.hasSecondFactor && row.hasFactor;
	const { grants, projects } = grantsOf(row.projects, hasSecondFactor, ctx.now());
	const canCreateProject = row.isInstallationEmpty || grants.some((grant) => grant.role === 'owner');
	return {
		actor: { kind: 'staff', userId, grants, hasSecondFactor },
		account: {
			userId,
			sessionId,
			name: row.name,
			email: row.email,
			hasFactor: row.hasFactor,
			hasAuthenticator: row.hasAuthenticator,
			hasSecondFactor,
			canCreateProject,
			projects,
		},
	};
}

export type StaffMember = {
	readonly membershipId: string;
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
	/** The one training of a host or helper; null for others. */
	readonly training: { readonly code: string; readonly title: LocalizedText } | null;
	/** How many trainings a trainer leads; null for other roles. */
	readonly trainingsCount: number | null;
	/** `2026-11-23`; null for always. */
	readonly onDate: string | null;
	/** An authenticator app or a passkey is set up. */
	readonly hasFactor: boolean;
	readonly isYou: boolean;
	readonly since: Date;
};

export type OpenInvitation = {
	readonly invitationId: string;
	readonly email: string;
	readonly role: StaffRole;
	readonly training: { readonly code: string; readonly title: LocalizedText } | null;
	readonly onDate: string | null;
	readonly invitedAt: Date;
	readonly expiresAt: Date;
	/** Its time has run out; it can be sent anew. */
	readonly isExpired: boolean;
};

/** Who works in a project, by name, and who is invited, newest first. @throws NotFound, Forbidden without `staff.manage` */
export async function staffOfProject(
	ctx: Context,
	{ projectId }: { readonly projectId: string },
): Promise<{ readonly members: readonly StaffMember[]; readonly invitations: readonly OpenInvitation[] }> {
	requirePermission(ctx.actor, 'staff.manage', { projectId });
	const you = ctx.actor.kind === 'staff' ? ctx.actor.userId : '';
	const [members, invitations] = await Promise.all([
		named<StaffMember>(readsOf(ctx), 'staff_members', membersSql, [projectId, you]),
		named<OpenInvitation>(readsOf(ctx), 'staff_invited', invitationsSql, [projectId, ctx.now()]),
	]);
	return { members, invitations };
}

const trainingOf = `case when t.id is null then null else jsonb_build_object('code', t.code, 'title', t.title) end as training`;

const membersSql = `
select m.id as "membershipId", u.name, u.email, m.role, ${trainingOf}, m.on_date::text as "onDate", m.created_at as since,
	u.id = $2 as "isYou",
	coalesce(u.two_factor_enabled, false) or exists (select from auth_passkeys k where k.user_id = u.id) as "hasFactor",
	case when m.role = 'trainer' then (
		select count(*)::int from trainers r join training_trainers tt on tt.project_id = r.project_id and tt.trainer_id = r.id
		where r.project_id = m.project_id and r.user_id = u.id) end as "trainingsCount"
from memberships m join auth_users u on u.id = m.user_id
left join trainings t on t.project_id = m.project_id and t.id = m.training_id
where m.project_id = $1 and m.revoked_at is null
order by u.name collate "fi-x-icu", m.created_at, m.id`;

const invitationsSql = `
select i.id as "invitationId", i.email, i.role, ${trainingOf}, i.on_date::text as "onDate", i.created_at as "invitedAt",
	i.expires_at as "expiresAt", i.expires_at <= $2 as "isExpired"
from staff_invitations i left join trainings t on t.project_id = i.project_id and t.id = i.training_id
where i.project_id = $1 and i.accepted_at is null and i.revoked_at is null
order by i.created_at desc, i.id`;

export type InvitationChoices = {
	/** Not over yet, by start; a cancelled one is not among them. */
	readonly trainings: readonly {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly startsAt: Date;
		readonly timeZone: string;
		/** The days it is held, `2026-11-23`, in its zone. */
		readonly days: readonly string[];
	}[];
	/** Trainers whom nobody signs in as. */
	readonly trainers: readonly {
		readonly id: string;
		readonly name: string | null;
		readonly role: LocalizedText;
		readonly email: string | null;
	}[];
};

/** What a role can be bound to when inviting. @throws NotFound, Forbidden without `staff.manage` */
export async function invitationChoices(
	ctx: Context,
	{ projectId }: { readonly projectId: string },
): Promise<InvitationChoices> {
	requirePermission(ctx.actor, 'staff.manage', { projectId });
	const reads = readsOf(ctx);
	const [trainings, trainers] = await Promise.all([
		named<InvitationChoices['trainings'][number]>(
			reads,
			'staff_choices_trainings',
			`select t.id, t.code, t.title, t.starts_at as "startsAt", t.time_zone as "timeZone",
				array(select distinct (s.starts_at at time zone t.time_zone)::date::text from sessions s
					where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled' order by 1) as days
			 from trainings t where t.project_id = $1 and t.state <> 'cancelled' and t.ends_at > $2 order by t.starts_at, t.id limit 500`,
			[projectId, ctx.now()],
		),
		named<InvitationChoices['trainers'][number]>(
			reads,
			'staff_choices_trainers',
			'select id, name, role, email from trainers where project_id = $1 and user_id is null order by name, key limit 500',
			[projectId],
		),
	]);
	return { trainings, trainers };
}

/** What an open invitation offers, to send it anew; undefined for one that was answered, withdrawn or never was. */
export async function findInvitation(
	ctx: Context,
	projectId: string,
	invitationId: string,
): Promise<
	| {
			readonly email: string;
			readonly role: StaffRole;
			readonly trainingId: string | null;
			readonly trainerId: string | null;
			readonly onDate: string | null;
	  }
	| undefined
> {
	const [row] = await named<NonNullable<Awaited<ReturnType<typeof findInvitation>>>>(
		readsOf(ctx),
		'staff_find_invitation',
		`select email, role, training_id as "trainingId", trainer_id as "trainerId", on_date::text as "onDate" from staff_invitations
		 where project_id = $1 and id = $2 and accepted_at is null and revoked_at is null and email is not null`,
		[projectId, invitationId],
	);
	return row;
}

export type ShownInvitation = {
	readonly role: StaffRole;
	/** Null on the first owner's link, which the invited one fills in. */
	readonly email: string | null;
	/** Null for the installation itself. */
	readonly project: { readonly slug: string; readonly title: LocalizedText } | null;
	readonly expiresAt: Date;
	/** The invited address has an account: it signs in rather than choosing a password. */
	readonly hasAccount: boolean;
};

/** What a link invites to, for who holds it. */
export async function invitationOf(
	ctx: Context | TxContext,
	{ token }: { readonly token: string },
): Promise<
	| { readonly ok: true; readonly invitation: ShownInvitation }
	| { readonly ok: false; readonly refusal: AcceptRefusal }
> {
	const [row] = await named<InvitationFacts & ShownInvitation>(
		readsOf(ctx),
		'staff_invitation_of',
		`select i.role, i.email, i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt",
			case when p.id is null then null else jsonb_build_object('slug', p.slug, 'title', p.title) end as project,
			exists (select from auth_users u where u.email = i.email) as "hasAccount"
		 from staff_invitations i left join projects p on p.id = i.project_id where i.token_hash = $1`,
		[hashToken(token)],
	);
	const decision = decideInvitation(row, ctx.now());
	if (!decision.ok || !row) return decision.ok ? { ok: false, refusal: { code: 'unknown' } } : decision;
	const { role, email, project, expiresAt, hasAccount } = row;
	return { ok: true, invitation: { role, email, project, expiresAt, hasAccount } };
}

/** Whether an account signs in with this address. For commands: what is answered must not tell it to a stranger. */
export async function hasAccount(ctx: Context | TxContext, email: string): Promise<boolean> {
	const rows = await named(readsOf(ctx), 'staff_has_account', 'select 1 from auth_users where email = $1', [
		email,
	]);
	return rows.length === 1;
}

/** The address an account signs in with. @throws NotFound */
export async function emailOf(ctx: Context | TxContext, userId: string): Promise<string> {
	const sql = 'select email from auth_users where id = $1';
	const [row] = await named<{ email: string }>(readsOf(ctx), 'staff_email_of', sql, [userId]);
	if (!row) throw new NotFound('account');
	return row.email;
}

/** Whether nobody can sign in yet, and nothing is there. */
export async function isInstallationEmpty(ctx: Context | TxContext): Promise<boolean> {
	const sql = 'select not exists (select from projects) and not exists (select from auth_users) as empty';
	const [row] = await named<{ empty: boolean }>(readsOf(ctx), 'staff_installation_empty', sql, []);
	return row?.empty === true;
}

export type OpenSession = {
	readonly sessionId: string;
	readonly openedAt: Date;
	readonly usedAt: Date;
	/** As the browser names itself. */
	readonly userAgent: string;
	readonly address: string;
	readonly isThis: boolean;
};

/** One's own open sessions, this one first, then the last used. Empty for anyone who has no account. */
export async function sessionsOf(
	ctx: Context,
	{ sessionId }: { readonly sessionId: string },
): Promise<OpenSession[]> {
	if (ctx.actor.kind !== 'staff') return [];
	return named(
		readsOf(ctx),
		'staff_sessions',
		`select id as "sessionId", created_at as "openedAt", updated_at as "usedAt", coalesce(user_agent, '') as "userAgent",
			coalesce(ip_address, '') as address, id = $2 as "isThis"
		 from auth_sessions where user_id = $1 and expires_at > $3 order by id = $2 desc, updated_at desc`,
		// Sessions live by the real clock, not by one that a test stops.
		[ctx.actor.userId, sessionId, new Date()],
	);
}
