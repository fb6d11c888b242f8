import type { Context } from '@kutsu/core/context';
import { eraseNeeds } from '@kutsu/core/forms';
import { erase, eraseExpiredLinks, eraseJob } from '@kutsu/core/erasures';
import type { Job } from '@kutsu/core/jobs';
import { runBulk, runBulkJob } from '@kutsu/core/desk';
import {
	announceCancellation,
	announceChange,
	deliverMessage,
	deliverMessageJob,
	holdWaitingMail,
	postponeMessage,
	sweepMail,
} from '@kutsu/core/mail';
import type { MailTransport } from '@kutsu/core/mail';
import {
	endTransfer,
	endTransferJob,
	expireOffer,
	expireOfferJob,
	forgetRates,
	offerSeats,
	offerSeatsJob,
	releaseInvitation,
	releaseInvitationJob,
	releaseQuotas,
} from '@kutsu/core/registrations';
import { sendReminders } from '@kutsu/core/reminders';
import { announceCancellationJob, announceChangeJob } from '@kutsu/core/trainings';
import type { CronItem, Task, TaskList } from 'graphile-worker';
import { faultFacts } from './fault-facts.ts';

type ContextOf = (task: string, requestId: string) => Context;

/** Every task by name: payload parsed, command called. */
export function tasksOf(contextOf: ContextOf, transport: MailTransport | undefined): TaskList {
	const task = <Payload>(
		job: Job<Payload>,
		command: (ctx: Context, payload: Payload) => Promise<unknown>,
	): Record<string, Task> => ({
		[job.task]: async (payload, { job: { id } }) => {
			const ctx = contextOf(job.task, `job:${id}`);
			await told(ctx, () => command(ctx, job.Payload.parse(payload)));
		},
	});
	return {
		...task(deliverMessageJob, (ctx, payload) => deliverOrPostpone(ctx, payload, transport)),
		...task(offerSeatsJob, offerSeats),
		...task(expireOfferJob, expireOffer),
		...task(endTransferJob, endTransfer),
		...task(eraseJob, erase),
		'erase-expired-links': async (_, { job }) => {
			const ctx = contextOf('erase-expired-links', `job:${job.id}`);
			await told(ctx, () => eraseExpiredLinks(ctx));
		},
		...task(runBulkJob, runBulk),
		...task(releaseInvitationJob, releaseInvitation),
		...task(announceChangeJob, announceChange),
		...task(announceCancellationJob, announceCancellation),
		'release-quotas': async (_, { job }) => {
			const ctx = contextOf('release-quotas', `job:${job.id}`);
			await told(ctx, () => releaseQuotas(ctx));
		},
		'send-reminders': async (_, { job }) => {
			const ctx = contextOf('send-reminders', `job:${job.id}`);
			await told(ctx, () => sendReminders(ctx));
		},
		'erase-needs': async (_, { job }) => {
			const ctx = contextOf('erase-needs', `job:${job.id}`);
			await told(ctx, () => eraseNeeds(ctx));
		},
		'forget-rates': async (_, { job }) => {
			const ctx = contextOf('forget-rates', `job:${job.id}`);
			await told(ctx, () => forgetRates(ctx));
		},
		'sweep-mail': async (_, { job }) => {
			const ctx = contextOf('sweep-mail', `job:${job.id}`);
			await told(ctx, () => sweepMail(ctx));
		},
	};
}

/** The queue logs and keeps the message of what a job throws, and that may quote a person's name: it gets one without. */
async function told(ctx: Context, work: () => Promise<unknown>): Promise<void> {
	try {
		await work();
	} catch (error) {
		const facts = faultFacts(error);
		ctx.log.error({ job: ctx.requestId, ...facts }, 'A job failed');
		throw new Error(`${String(facts['fault'])} ${String(facts['code'] ?? '')}`.trim(), { cause: error });
	}
}

/** A message that cannot be written must not come back every second, and must be seen by staff. */
async function deliverOrPostpone(
	ctx: Context,
	payload: { messageId: string },
	transport: MailTransport | undefined,
): Promise<void> {
	try {
		await deliverMessage(ctx, payload, transport);
	} catch (error) {
		ctx.log.error({ ...payload, ...faultFacts(error) }, 'A message could not be delivered');
		await postponeMessage(ctx, payload);
	}
}

/**
 * What runs by the clock. Once a minute: mail that is due again or whose sender was lost; quotas that have ended;
 * reminders whose moment has come.
 * Hourly: counts to be forgotten. Nightly: needs whose time is over, links that have expired.
 */
export const cronItems: readonly CronItem[] = [
	{ task: 'sweep-mail', match: '* * * * *', options: { maxAttempts: 1, jobKey: 'sweep-mail' } },
	{
		task: 'erase-expired-links',
		match: '23 3 * * *',
		options: { maxAttempts: 3, jobKey: 'erase-expired-links' },
	},
	{ task: 'release-quotas', match: '* * * * *', options: { maxAttempts: 1, jobKey: 'release-quotas' } },
	{ task: 'send-reminders', match: '* * * * *', options: { maxAttempts: 1, jobKey: 'send-reminders' } },
	{ task: 'erase-needs', match: '17 1 * * *', options: { maxAttempts: 3, jobKey: 'erase-needs' } },
	{ task: 'forget-rates', match: '17 * * * *', options: { maxAttempts: 1, jobKey: 'forget-rates' } },
];

/** What is done once, before the first job: mail that waited for a mail server is asked about, not sent. */
export function atStart(ctx: Context): Promise<unknown> {
	return ctx.settings.hasSmtp ? holdWaitingMail(ctx) : Promise.resolve();
}
