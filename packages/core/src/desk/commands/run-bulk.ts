import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { auditActor, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { actorInProject, requirePermission } from '../../staff/index.ts';
import { runBulkJob } from '../jobs.ts';
import { bulkChunk } from '../model.ts';
import type { StartRefusal } from '../model.ts';
import { lockNextItem, lockRun, saveOutcome, saveRunMoment } from '../store.ts';
import { doToOne } from './do-to-one.ts';

/**
 * Starts what was prepared and looked at; a job does it, and only people's moves are made at once: what they told of
 * their needs goes along, and no job may read that. Of a long one some are moved, and starting it again goes on. Only by who
 * prepared it.
 * Refusals: `already-started`, `someone-elses`.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export async function startBulk(
	ctx: Context,
	input: { readonly projectId: string; readonly runId: string },
): Promise<Decision<object, StartRefusal>> {
	const { projectId, runId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	const started = await inTransaction(ctx, async (ctx) => {
		const run = await lockRun(ctx, runId);
		const isAtOnce = run.action === 'move';
		if (run.projectId !== projectId) throw new NotFound('run');
		if (run.askedBy !== auditActor(ctx).id) return refused({ code: 'someone-elses' });
		if (run.startedAt !== null && (!isAtOnce || run.finishedAt !== null))
			return refused({ code: 'already-started' });
		if (run.startedAt !== null) return granted({ isAtOnce });
		await saveRunMoment(ctx, run, 'started_at');
		await record(ctx, {
			projectId,
			action: 'registration.bulk',
			subject: { kind: 'project', id: projectId },
			changedFields: [run.action],
		});
		if (!isAtOnce) await enqueue(ctx, { task: runBulkJob.task, payload: { runId } });
		return granted({ isAtOnce });
	});
	if (!started.ok) return started;
	if (started.isAtOnce) await doSome(ctx, runId);
	return granted({});
}

/**
 * Does some of a started run, one transaction each, as the colleague who asked and with what they may do by now, and
 * asks for the next job while any are left. May run twice, and be cut off: each is done once.
 */
export async function runBulk(
	ctx: Context,
	input: { readonly runId: string },
): Promise<{ readonly done: number }> {
	const { runId } = input;
	const done = await doSome(ctx, runId);
	if (done === bulkChunk)
		await inTransaction(ctx, (ctx) => enqueue(ctx, { task: runBulkJob.task, payload: { runId } }));
	return { done };
}

async function doSome(ctx: Context, runId: string): Promise<number> {
	const asked = await inTransaction(ctx, (ctx) => lockRun(ctx, runId));
	if (asked.startedAt === null || asked.finishedAt !== null) return 0;
	const asker = await actorOf(ctx, asked.askedBy, asked.projectId);
	let done = 0;
	while (done < bulkChunk && (await oneMore(asker, runId))) done += 1;
	return done;
}

/** `false` when none is left. */
async function oneMore(ctx: Context, runId: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const run = await lockRun(ctx, runId);
		const item = await lockNextItem(ctx, run);
		if (item) {
			await saveOutcome(ctx, run, item.position, await doToOne(ctx, run, item.registrationId));
			return true;
		}
		if (run.finishedAt === null) await saveRunMoment(ctx, run, 'finished_at');
		return false;
	});
}

/** The colleague who asked, with their roles at this moment; the system stays itself. */
async function actorOf(ctx: Context, userId: string, projectId: string): Promise<Context> {
	if (ctx.actor.kind === 'staff' || auditActor(ctx).id === userId) return ctx;
	return { ...ctx, actor: await actorInProject(ctx, { userId, projectId }) };
}
