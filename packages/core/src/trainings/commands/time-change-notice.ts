import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import { changeToAnnounce } from '../jobs.ts';
import type { NoticeRefusal, TimeChangeNoticeInput } from '../model.ts';
import { saveNoticeTime } from '../store.ts';

/**
 * Tells those with a seat of a change at once, or holds it until staff say so. Refusal: `told` meanwhile.
 * @throws NotFound, Forbidden
 */
export function timeChangeNotice(
	ctx: Context,
	input: TimeChangeNoticeInput,
): Promise<Decision<object, NoticeRefusal>> {
	return inTransaction(ctx, async (ctx): Promise<Decision<object, NoticeRefusal>> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const { trainingId } = input;
		const dueAt = input.when === 'now' ? ctx.now() : null;
		const isWaiting = await saveNoticeTime(ctx, { projectId: project.id, trainingId, dueAt });
		if (!isWaiting) return refused({ code: 'told' });
		if (dueAt) await enqueue(ctx, changeToAnnounce(trainingId, dueAt));
		await record(ctx, {
			projectId: project.id,
			action: input.when === 'now' ? 'training.tell-change' : 'training.hold-change',
			subject: { kind: 'training', id: trainingId },
		});
		return granted({});
	});
}
