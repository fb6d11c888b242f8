import { asked, gather, named } from '@kutsu/db';
import type { Conditions } from '@kutsu/db';
import { dayInterval } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { auditActorKinds } from '../../audit/model.ts';
import type { AuditActorKind } from '../../audit/model.ts';
import type { Context } from '../../context.ts';
import { readsOf } from '../../context.ts';
import type { StaffRole } from '../../staff/index.ts';
import type { AuditTrailInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';

export type AuditTrailEntry = {
	readonly id: string;
	readonly at: Date;
	readonly actor: {
		readonly kind: AuditActorKind;
		/** Of a colleague who has or had a role in the project; null for anyone else. */
		readonly name: string | null;
	};
	/** One of `auditActions`, or what an earlier version wrote. */
	readonly action: string;
	readonly subject: {
		readonly kind: string;
		readonly id: string;
		/** Of the training it is, or belongs to. */
		readonly trainingCode: string | null;
		/** What it is called, when it is no person. */
		readonly name: LocalizedText | null;
		/** Of an invitation or a membership. */
		readonly role: StaffRole | null;
	};
	/** Names of fields as the code has them; keys of what was changed. */
	readonly changedFields: readonly string[];
};

export type AuditTrail = {
	readonly entries: readonly AuditTrailEntry[];
	/** For the next page; null on the last. */
	readonly next: { readonly at: Date; readonly id: string } | null;
	/** Everyone who has or had a role in the project, by name. */
	readonly colleagues: readonly { readonly userId: string; readonly name: string }[];
};

const pageSize = 50;

/**
 * One page of who did what in a project, newest first; with it what changed the areas that all projects share. It
 * names colleagues, never participants.
 * @throws NotFound, Forbidden without `audit.read`
 */
export async function auditTrail(ctx: Context, input: AuditTrailInput): Promise<AuditTrail> {
	const project = await getProjectFor(ctx, input.project, 'audit.read');
	const kind = auditActorKinds.find((known) => known === input.actor);
	const userId = kind === undefined ? input.actor : undefined;
	const { after } = input;
	const training = input.training || undefined;
	const where = gather({ sql: 'true', values: [project.id] });
	where.on('t', training, () => '(e.subject_kind, e.subject_id) in (select kind, id from about)');
	where.on('k', kind, (at) => `e.actor_kind = ${at}`);
	where.on('u', userId, (at) => `e.actor_kind = 'staff' and e.actor_id = ${at}`);
	where.on('s', input.subject, (at) => `e.subject_kind = ${at}`);
	const dayOf = (day: string | undefined) => (day ? dayInterval(day, project.timeZone) : undefined);
	where.on('a', dayOf(input.from)?.startsAt, (at) => `e.at >= ${at}::timestamptz`);
	where.on('z', dayOf(input.to)?.endsAt, (at) => `e.at < ${at}::timestamptz`);
	const narrowed = where.done();
	const [rows, colleagues] = await Promise.all([
		asked<TrailRow>(
			readsOf(ctx),
			after ? 'audit_trail_after' : 'audit_trail',
			narrowed,
			trailSql(narrowed, training !== undefined, after !== undefined),
			after ? [after.at, after.id] : [],
		),
		named<{ userId: string; name: string }>(
			readsOf(ctx),
			'audit_colleagues',
			`select u.id as "userId", u.name from auth_users u
			 where exists (select from memberships m where m.project_id = $1 and m.user_id = u.id)
			 order by u.name collate "fi-x-icu", u.email`,
			[project.id],
		),
	]);
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		entries: shown.map(entryOf),
		next: rows.length > pageSize && last ? { at: last.at, id: last.id } : null,
		colleagues,
	};
}

type TrailRow = {
	id: string;
	at: Date;
	actor_kind: AuditActorKind;
	actor_name: string | null;
	action: string;
	subject_kind: string;
	subject_id: string;
	changed_fields: string[];
	training_code: string | null;
	subject_name: LocalizedText | null;
	subject_role: StaffRole | null;
};

function entryOf(row: TrailRow): AuditTrailEntry {
	return {
		id: row.id,
		at: row.at,
		actor: { kind: row.actor_kind, name: row.actor_name },
		action: row.action,
		subject: {
			kind: row.subject_kind,
			id: row.subject_id,
			trainingCode: row.training_code,
			name: row.subject_name,
			role: row.subject_role,
		},
		changedFields: row.changed_fields,
	};
}

const inOrder = `order by e.at desc, e.id desc limit ${pageSize + 1}`;

// A training's code is the first value after the project's.
const aboutTraining = `of_training as (
	select id from trainings where project_id = $1 and code = $2
), about as (
	select 'training' as kind, id::text from of_training
	union all select 'session', s.id::text from sessions s join of_training t on s.project_id = $1 and s.training_id = t.id
	union all select 'registration', r.id::text from registrations r join of_training t on r.project_id = $1 and r.training_id = t.id
), `;

// Each half is a walk down an index in order of time, cut off at a page; only a page's rows are then named.
const trailSql = ({ sql, values }: Conditions, isOfTraining: boolean, isFurther: boolean) => {
	const narrowed = isFurther
		? `${sql} and (e.at, e.id) < ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)`
		: sql;
	const shared = `union all
		(select e.* from audit_entries e where e.project_id is null and e.subject_kind = 'region-scheme' and ${narrowed} ${inOrder})`;
	return `with ${isOfTraining ? aboutTraining : ''}e as (
	select *, case when subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then subject_id::uuid end as subject_uuid from (
		(select e.* from audit_entries e where e.project_id = $1 and ${narrowed} ${inOrder})
		${isOfTraining ? '' : shared}
	) e ${inOrder}
)
${namedRows}`;
};

const namedRows = `select e.id, e.at, e.actor_kind, e.action, e.subject_kind, e.subject_id, e.changed_fields, u.name as actor_name,
	coalesce(named.code, t.code) as training_code, coalesce(named.name, t.title) as subject_name, named.role as subject_role
from e
left join auth_users u on e.actor_kind = 'staff' and u.id = e.actor_id
	and exists (select from memberships m where m.project_id = $1 and m.user_id = u.id)
left join lateral (
	select null::text as code, x.title as name, null::text as role, null::uuid as training_id
		from courses x where e.subject_kind = 'course' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.title, null, null
		from series x where e.subject_kind = 'series' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.name, null, null
		from venues x where e.subject_kind = 'venue' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.role, null, null
		from trainers x where e.subject_kind = 'trainer' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.role, null, null
		from speakers x where e.subject_kind = 'speaker' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.title, null, null
		from items x where e.subject_kind = 'item' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.name, null, null
		from tracks x where e.subject_kind = 'track' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, x.title, null, null
		from region_schemes x where e.subject_kind = 'region-scheme' and x.id = e.subject_id
	union all select null, null, x.role, null
		from memberships x where e.subject_kind = 'membership' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, x.role, null
		from staff_invitations x where e.subject_kind = 'invitation' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, null, x.id
		from trainings x where e.subject_kind = 'training' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, null, x.training_id
		from sessions x where e.subject_kind = 'session' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, null, x.training_id
		from registrations x where e.subject_kind = 'registration' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, null, x.training_id
		from programs x where e.subject_kind = 'program' and x.project_id = $1 and x.id = e.subject_uuid
	union all select null, null, null, r.training_id
		from outbox_messages x join registrations r on r.project_id = $1 and r.id = x.registration_id
		where e.subject_kind = 'message' and x.project_id = $1 and x.id = e.subject_uuid
) named on true
left join trainings t on t.project_id = $1 and t.id = named.training_id
order by e.at desc, e.id desc`;
