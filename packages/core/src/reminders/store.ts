import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { TxContext } from '../context.ts';
import type { LeadTime, ReminderOutcome } from './model.ts';
import { usualLeadTimes } from './model.ts';
import type { ReminderMoment, RemindedTraining } from './rules/moments.ts';

type TrainingKey = { readonly projectId: string; readonly trainingId: string };

/** Lead times of `t`, with the usual ones where nothing else was said. */
const leadTimesSql = `coalesce((select p.lead_times from reminder_plans p where p.project_id = t.project_id and p.training_id = t.id),
	array[${usualLeadTimes.map((leadTime) => `'${leadTime}'`).join(', ')}])`;

/** A training's plan under a lock on the training; revision 1 where nothing was ever said. @throws NotFound */
export async function lockPlan(
	ctx: TxContext,
	{ projectId, trainingId }: TrainingKey,
): Promise<{ readonly leadTimes: readonly LeadTime[]; readonly revision: number; readonly state: string }> {
	const [row] = await named<{ leadTimes: LeadTime[]; revision: number; state: string }>(
		ctx.tx,
		'reminders_lock_plan',
		`select ${leadTimesSql} as "leadTimes", t.state,
			coalesce((select p.revision from reminder_plans p where p.project_id = t.project_id and p.training_id = t.id), 1) as revision
		 from trainings t where t.project_id = $1 and t.id = $2 for no key update of t`,
		[projectId, trainingId],
	);
	if (!row) throw new NotFound('training');
	return row;
}

export async function savePlan(
	ctx: TxContext,
	{ projectId, trainingId }: TrainingKey,
	plan: { readonly leadTimes: readonly LeadTime[]; readonly revision: number },
): Promise<void> {
	await named(
		ctx.tx,
		'reminders_save_plan',
		`insert into reminder_plans (project_id, training_id, lead_times, revision, updated_at) values ($1, $2, $3, $4, $5)
		 on conflict (project_id, training_id) do update set lead_times = excluded.lead_times, revision = excluded.revision, updated_at = excluded.updated_at`,
		[projectId, trainingId, plan.leadTimes, plan.revision, ctx.now()],
	);
}

export type ComingTraining = TrainingKey &
	RemindedTraining & {
		readonly known: readonly { readonly leadTime: string; readonly startsAt: string }[];
	};

/** Published trainings that start until then, with the moments noted of them. */
export function comingTrainings(ctx: TxContext, until: Date): Promise<ComingTraining[]> {
	return named<ComingTraining>(
		ctx.tx,
		'reminders_coming',
		`select t.project_id as "projectId", t.id as "trainingId", t.starts_at as "startsAt", t.time_zone as "timeZone", ${leadTimesSql} as "leadTimes",
			coalesce((select json_agg(json_build_object('leadTime', r.lead_time, 'startsAt', r.starts_at)) from reminders r
				where r.project_id = t.project_id and r.training_id = t.id and r.starts_at = t.starts_at), '[]') as known
		 from trainings t where t.state = 'published' and t.starts_at > $1 and t.starts_at < $2`,
		[ctx.now(), until],
	);
}

/** Notes moments that lie ahead; one that is known stays as it is. */
export async function insertMoments(
	ctx: TxContext,
	moments: readonly (TrainingKey & ReminderMoment)[],
): Promise<void> {
	if (moments.length === 0) return;
	await named(
		ctx.tx,
		'reminders_insert',
		`insert into reminders (project_id, training_id, lead_time, starts_at, due_at)
		 select "projectId", "trainingId", "leadTime", "startsAt", "dueAt"
		 from jsonb_to_recordset($1) as m("projectId" uuid, "trainingId" uuid, "leadTime" text, "startsAt" timestamptz, "dueAt" timestamptz)
		 on conflict do nothing`,
		[JSON.stringify(moments)],
	);
}

export type ReminderKey = TrainingKey & { readonly leadTime: LeadTime; readonly startsAt: Date };

/** Moments that have come and that nothing has become of yet, the earliest first. */
export function dueReminders(ctx: TxContext): Promise<ReminderKey[]> {
	return named<ReminderKey>(
		ctx.tx,
		'reminders_due',
		`select project_id as "projectId", training_id as "trainingId", lead_time as "leadTime", starts_at as "startsAt"
		 from reminders where outcome is null and due_at <= $1 order by due_at limit 500`,
		[ctx.now()],
	);
}

export type LockedReminder = ReminderKey & {
	readonly dueAt: Date;
	readonly outcome: ReminderOutcome | null;
	readonly training: RemindedTraining & { readonly isPublished: boolean };
};

/** The moment, locked, with its training as it stands; undefined while another worker sees to it. */
export async function lockReminder(ctx: TxContext, key: ReminderKey): Promise<LockedReminder | undefined> {
	type Row = Omit<LockedReminder, 'training'> & {
		readonly trainingStartsAt: Date;
		readonly timeZone: string;
		readonly leadTimes: readonly LeadTime[];
		readonly isPublished: boolean;
	};
	const [row] = await named<Row>(
		ctx.tx,
		'reminders_lock',
		`select r.project_id as "projectId", r.training_id as "trainingId", r.lead_time as "leadTime", r.starts_at as "startsAt", r.due_at as "dueAt",
			r.outcome, t.starts_at as "trainingStartsAt", t.time_zone as "timeZone", ${leadTimesSql} as "leadTimes", t.state = 'published' as "isPublished"
		 from reminders r join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 where r.project_id = $1 and r.training_id = $2 and r.lead_time = $3 and r.starts_at = $4 for update of r skip locked`,
		[key.projectId, key.trainingId, key.leadTime, key.startsAt],
	);
	if (!row) return undefined;
	const { trainingStartsAt: startsAt, timeZone, leadTimes, isPublished, ...reminder } = row;
	return { ...reminder, training: { startsAt, timeZone, leadTimes, isPublished } };
}

export async function saveOutcome(
	ctx: TxContext,
	key: ReminderKey,
	outcome: ReminderOutcome,
	mailCount: number | null,
): Promise<void> {
	await named(
		ctx.tx,
		'reminders_save_outcome',
		`update reminders set outcome = $5, settled_at = $6, mail_count = $7
		 where project_id = $1 and training_id = $2 and lead_time = $3 and starts_at = $4`,
		[key.projectId, key.trainingId, key.leadTime, key.startsAt, outcome, ctx.now(), mailCount],
	);
}

export type RemindedMailbox = {
	readonly mailboxId: string;
	readonly toAddress: string;
	/** Of those with a seat, who got it first: in their language, and in the thread of their mail. */
	readonly registrationId: string;
	readonly locale: Locale;
};

/** Each mailbox once of those who had a seat by then, and have it still. */
export function remindedMailboxes(ctx: TxContext, key: TrainingKey, until: Date): Promise<RemindedMailbox[]> {
	return named<RemindedMailbox>(
		ctx.tx,
		'reminders_mailboxes',
		`select distinct on (b.id) b.id as "mailboxId", b.email as "toAddress", r.id as "registrationId", r.locale
		 from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'confirmed' and r.confirmed_at <= $3
		 order by b.id, r.confirmed_at, r.id`,
		[key.projectId, key.trainingId, until],
	);
}
