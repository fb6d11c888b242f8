import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { getProject } from '../projects/index.ts';
import { isAllowed, requirePermission } from '../staff/index.ts';
import type { LeadTime, ReminderOutcome } from './model.ts';
import { offeredLeadTimes, usualLeadTimes } from './model.ts';
import { inOrder, reminderMoment } from './rules/moments.ts';

/** A moment of reminding as staff see it. */
export type ReminderRow = {
	readonly leadTime: LeadTime;
	readonly dueAt: Date;
	/** Null while it is ahead. `never`: it had passed when the training, its time or the lead time came to be. */
	readonly outcome: ReminderOutcome | 'never' | null;
	/** Mails written; null unless it was sent. */
	readonly mailCount: number | null;
};

export type RemindersOfTraining = {
	readonly leadTimes: readonly LeadTime[];
	readonly revision: number;
	/** In order of time: what went out, also of times it had before, and what will. */
	readonly rows: readonly ReminderRow[];
	/** What may be chosen, and what is: the longest first, each with its moment for the start there is. */
	readonly choices: readonly {
		readonly leadTime: LeadTime;
		readonly dueAt: Date;
		readonly isPassed: boolean;
	}[];
	/** Mailboxes that a reminder would go to now. */
	readonly mailboxes: number;
	readonly can: { readonly edit: boolean };
};

type Row = {
	readonly leadTimes: readonly LeadTime[] | null;
	readonly revision: number | null;
	readonly startsAt: Date;
	readonly timeZone: string;
	readonly state: string;
	readonly mailboxes: number;
	readonly settled: readonly {
		readonly leadTime: LeadTime;
		readonly startsAt: string;
		readonly dueAt: string;
		readonly outcome: ReminderOutcome;
		readonly mailCount: number | null;
	}[];
};

/** What was sent of a training's reminders, and what will be. @throws NotFound, Forbidden without `plan.read` */
export async function remindersOfTraining(
	ctx: Context,
	input: { readonly project: string; readonly trainingId: string },
): Promise<RemindersOfTraining> {
	const project = await getProject(ctx, input.project);
	const scope = { projectId: project.id, trainingId: input.trainingId };
	requirePermission(ctx.actor, 'plan.read', scope);
	const [row] = await named<Row>(
		readsOf(ctx),
		'reminders_of_training',
		`select p.lead_times as "leadTimes", p.revision, t.starts_at as "startsAt", t.time_zone as "timeZone", t.state,
			(select count(distinct s.mailbox_id)::int from registrations g join participants s on s.project_id = g.project_id and s.id = g.participant_id
				where g.project_id = t.project_id and g.training_id = t.id and g.state = 'confirmed' and s.erased_at is null) as mailboxes,
			coalesce((select json_agg(json_build_object('leadTime', r.lead_time, 'startsAt', r.starts_at, 'dueAt', r.due_at, 'outcome', r.outcome,
				'mailCount', r.mail_count)) from reminders r
				where r.project_id = t.project_id and r.training_id = t.id and r.outcome is not null), '[]') as settled
		 from trainings t left join reminder_plans p on p.project_id = t.project_id and p.training_id = t.id
		 where t.project_id = $1 and t.id = $2`,
		[project.id, input.trainingId],
	);
	if (!row) throw new NotFound('training');
	const { startsAt, timeZone, mailboxes } = row;
	const leadTimes = row.leadTimes ?? usualLeadTimes;
	const settled = row.settled.map((one) => ({
		...one,
		startsAt: new Date(one.startsAt),
		dueAt: new Date(one.dueAt),
	}));
	const isSettled = (leadTime: LeadTime) =>
		settled.some((one) => one.leadTime === leadTime && one.startsAt.getTime() === startsAt.getTime());
	const coming = leadTimes
		.filter((leadTime) => row.state === 'published' && !isSettled(leadTime))
		.map((leadTime): ReminderRow => {
			const dueAt = reminderMoment(startsAt, timeZone, leadTime);
			return { leadTime, dueAt, outcome: dueAt > ctx.now() ? null : 'never', mailCount: null };
		});
	return {
		leadTimes,
		revision: row.revision ?? 1,
		rows: [...settled.map(({ startsAt: _, ...one }) => one), ...coming].toSorted(
			(a, b) => a.dueAt.getTime() - b.dueAt.getTime(),
		),
		choices: inOrder([...new Set([...offeredLeadTimes, ...leadTimes])]).map((leadTime) => {
			const dueAt = reminderMoment(startsAt, timeZone, leadTime);
			return { leadTime, dueAt, isPassed: dueAt <= ctx.now() };
		}),
		mailboxes,
		can: { edit: row.state !== 'cancelled' && isAllowed(ctx.actor, 'plan.write', scope) },
	};
}
