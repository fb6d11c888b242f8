import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { isWorkplaceHiddenSql } from '../../organisations/index.ts';
import { placeSql } from '../../registrations/index.ts';
import type { AttendanceMode, RegistrationSource, RegistrationState } from '../../registrations/model.ts';
import { requirePermission } from '../../staff/index.ts';

export type PersonRegistration = {
	readonly id: string;
	readonly state: RegistrationState;
	readonly mode: AttendanceMode;
	readonly source: RegistrationSource;
	readonly place: number | null;
	readonly priority: number;
	readonly createdAt: Date;
	readonly offerExpiresAt: Date | null;
	readonly training: {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly startsAt: Date;
		readonly timeZone: string;
		readonly isCancelled: boolean;
	};
};

export type PersonEvent = {
	readonly at: Date;
	/** The training it was in; null for what concerns the person alone. */
	readonly trainingCode: string | null;
} & (
	| {
			readonly kind: 'audit';
			readonly action: string;
			readonly actor: { readonly kind: string; readonly name: string | null };
			readonly changedFields: readonly string[];
			/** Erased after a year. */
			readonly reason: string | null;
	  }
	| { readonly kind: 'mail'; readonly messageId: string; readonly mail: string; readonly state: string }
	| { readonly kind: 'attendance'; readonly direction: 'in' | 'out' | 'void' }
);

export type PersonNote = {
	readonly id: string;
	readonly text: string;
	readonly author: string | null;
	readonly at: Date;
};

export type PersonOfProject = {
	readonly id: string;
	readonly revision: number;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly phone: string | null;
	/** Null also where it must not be known. */
	readonly organisation: string | null;
	readonly isWorkplaceHidden: boolean;
	readonly locale: Locale;
	readonly group: LocalizedText | null;
	readonly municipality: LocalizedText | null;
	readonly timeZone: string;
	readonly tags: readonly string[];
	/** Others who use the same address. */
	readonly sharesMailboxWith: number;
	/** Newest training first. */
	readonly registrations: readonly PersonRegistration[];
	/** Newest first. */
	readonly notes: readonly PersonNote[];
	/** Newest first; the latest two hundred. */
	readonly timeline: readonly PersonEvent[];
};

const timelineLength = 200;

/**
 * One participant, with all that happened: registrations and their changes, mail, attendance, in every training of the
 * project. Each look is recorded.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export function personOfProject(
	ctx: Context,
	input: { readonly projectId: string; readonly participantId: string },
): Promise<PersonOfProject> {
	const { projectId, participantId } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const own = [projectId, participantId];
		const [head] = await named<Omit<PersonOfProject, 'registrations' | 'notes' | 'timeline'>>(
			ctx.tx,
			'desk_person',
			headSql,
			own,
		);
		if (!head) throw new NotFound('participant');
		const registrations = await named<PersonRegistration>(
			ctx.tx,
			'desk_person_registrations',
			ofPersonSql,
			own,
		);
		const notes = await named<PersonNote>(ctx.tx, 'desk_person_notes', notesSql, own);
		const timeline = await timelineOf(ctx, own);
		await record(ctx, {
			projectId,
			action: 'participant.look',
			subject: { kind: 'participant', id: participantId },
		});
		return {
			...head,
			registrations: registrations.map((one) => ({
				...one,
				training: { ...one.training, startsAt: new Date(one.training.startsAt) },
			})),
			notes,
			timeline,
		};
	});
}

const headSql = `select p.id, p.revision, p.first_name as "firstName", p.last_name as "lastName", b.email, p.phone,
	case when not s.is_hidden then p.organisation end as organisation, s.is_hidden as "isWorkplaceHidden", p.locale,
	g.name as "group", m.name as municipality, j.time_zone as "timeZone",
	array(select tg.name from participant_tags pt join tags tg on tg.project_id = pt.project_id and tg.id = pt.tag_id
		where pt.project_id = p.project_id and pt.participant_id = p.id order by lower(tg.name)) as tags,
	(select count(*)::int - 1 from participants o where o.project_id = p.project_id and o.mailbox_id = p.mailbox_id) as "sharesMailboxWith"
from participants p
join projects j on j.id = p.project_id
join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
left join target_groups g on g.project_id = p.project_id and g.id = p.target_group_id
left join municipalities m on m.code = p.municipality_code
cross join lateral (select ${isWorkplaceHiddenSql} as is_hidden) s
where p.project_id = $1 and p.id = $2 and p.erased_at is null`;

const ofPersonSql = `select r.id, r.state, r.mode, r.source, case when r.state = 'waitlisted' then ${placeSql} end as place, r.priority,
	r.created_at as "createdAt", r.offer_expires_at as "offerExpiresAt",
	json_build_object('id', t.id, 'code', t.code, 'title', t.title, 'startsAt', t.starts_at, 'timeZone', t.time_zone, 'isCancelled', t.state = 'cancelled') as training
from registrations r join trainings t on t.project_id = r.project_id and t.id = r.training_id
where r.project_id = $1 and r.participant_id = $2 order by t.starts_at desc, r.created_at desc`;

const notesSql = `select n.id, n.text, u.name as author, n.created_at as at from participant_notes n left join auth_users u on u.id = n.author_id
where n.project_id = $1 and n.participant_id = $2 order by n.created_at desc, n.id desc`;

const timelineSql = `with own as (
	select r.id, t.code from registrations r join trainings t on t.project_id = r.project_id and t.id = r.training_id
	where r.project_id = $1 and r.participant_id = $2
), said as (
	select e.id, e.at, own.code, e.action, e.actor_kind, e.actor_id, e.changed_fields from own
	join audit_entries e on e.project_id = $1 and e.subject_kind = 'registration' and e.subject_id = own.id::text
	union all
	select e.id, e.at, null, e.action, e.actor_kind, e.actor_id, e.changed_fields from audit_entries e
	where e.project_id = $1 and e.subject_kind = 'participant' and e.subject_id = $2::text and e.action <> 'participant.look'
)
(select said.at, said.code as "trainingCode", 'audit' as kind, json_build_object('action', said.action, 'changedFields', said.changed_fields,
	'actor', json_build_object('kind', said.actor_kind, 'name', u.name), 'reason', d.details ->> 'reason') as facts
	from said left join auth_users u on said.actor_kind = 'staff' and u.id = said.actor_id left join audit_details d on d.entry_id = said.id
	order by said.at desc limit ${timelineLength})
union all
(select x.created_at, own.code, 'mail', json_build_object('messageId', x.id, 'mail', x.kind, 'state', x.state)
	from own join outbox_messages x on x.project_id = $1 and x.registration_id = own.id order by x.created_at desc limit ${timelineLength})
union all
(select a.device_at, own.code, 'attendance', json_build_object('direction', a.direction)
	from own join attendance_entries a on a.project_id = $1 and a.registration_id = own.id order by a.device_at desc limit ${timelineLength})
order by 1 desc limit ${timelineLength}`;

async function timelineOf(ctx: TxContext, own: readonly string[]): Promise<PersonEvent[]> {
	const rows = await named<{ at: Date; trainingCode: string | null; kind: string; facts: object }>(
		ctx.tx,
		'desk_timeline',
		timelineSql,
		own,
	);
	// Each kind's facts are those that its part of the statement builds.
	return rows.map(({ facts, ...row }) => ({ ...row, ...facts }) as PersonEvent);
}
