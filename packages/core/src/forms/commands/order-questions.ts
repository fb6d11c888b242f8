import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { OrderQuestionsInput } from '../model.ts';
import { decideOrder } from '../rules/order.ts';
import { lockForm, readForm, saveOrder } from '../store/questions.ts';
import { subjectOf } from '../store/subject.ts';

export type OrderedQuestions = Decision<object, Stale<readonly string[]>>;

/**
 * Puts the owner's own questions in another order. Refusal: `stale` with the order that stands now, also when a
 * question has come or gone.
 * @throws NotFound, Forbidden without `plan.write`
 */
export function orderQuestions(ctx: Context, input: OrderQuestionsInput): Promise<OrderedQuestions> {
	return inTransaction(ctx, async (ctx): Promise<OrderedQuestions> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const form = await lockForm(ctx, project.id, input.owner);
		const owner = form.trainingId === null ? 'course' : 'training';
		const standing = (await readForm(ctx, form))
			.filter((question) => question.owner === owner)
			.map((question) => question.id);
		const decision = decideOrder(input, standing);
		if (!decision.ok) return refused(decision.refusal);
		await saveOrder(ctx, project.id, input.wanted);
		await record(ctx, { ...subjectOf(form), action: 'form.order-questions' });
		return granted({});
	});
}
