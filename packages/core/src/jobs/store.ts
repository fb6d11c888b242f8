import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { TxContext } from '../context.ts';

export type JobRequest = {
	/** The worker's task, `deliver-message`. */
	readonly task: string;
	/** Ids only: a job may run twice, and later than it was asked for. */
	readonly payload: Readonly<Record<string, string>>;
	/** Default: now. */
	readonly runAt?: Date;
	/** A later request with the same key replaces this one while it waits. */
	readonly jobKey?: string;
};

/** Asks for jobs in the transaction that makes them necessary; the worker moves them on. */
export async function enqueue(ctx: TxContext, ...jobs: readonly JobRequest[]): Promise<void> {
	if (jobs.length === 0) return;
	await named(
		ctx.tx,
		'jobs_enqueue',
		`insert into job_requests (id, task, payload, run_at, job_key, created_at)
		 select id, task, payload, run_at, job_key, $2
		 from jsonb_to_recordset($1) as r(id uuid, task text, payload jsonb, run_at timestamptz, job_key text)`,
		[
			JSON.stringify(
				jobs.map((job) => ({
					id: newId(),
					task: job.task,
					payload: job.payload,
					run_at: job.runAt ?? ctx.now(),
					job_key: job.jobKey ?? null,
				})),
			),
			ctx.now(),
		],
	);
}
