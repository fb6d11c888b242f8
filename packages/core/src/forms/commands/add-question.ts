import { granted, newId } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { AddQuestionInput, QuestionRefusal } from '../model.ts';
import { decideQuestion } from '../rules/question.ts';
import { insertQuestion, lockForm, readForm } from '../store/questions.ts';
import { subjectOf } from '../store/subject.ts';
import { wordingOf } from '../rules/wording.ts';

export type AddedQuestion = Decision<{ readonly questionId: string }, QuestionRefusal>;

/** Adds a question at the end of a course's or a training's own. @throws NotFound, Forbidden without `plan.write` */
export function addQuestion(ctx: Context, input: AddQuestionInput): Promise<AddedQuestion> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'form.add-question', input.requestId, async (): Promise<AddedQuestion> => {
			const form = await lockForm(ctx, project.id, input.owner);
			const questions = await readForm(ctx, form);
			const id = newId();
			const wording = wordingOf(input.type, input, [], newId);
			const wanted = { id, owner: form.trainingId === null ? 'course' : 'training', ...wording } as const;
			const decision = decideQuestion({ ...wanted, type: input.type }, questions, []);
			if (!decision.ok) return decision;
			await insertQuestion(ctx, form, { ...wording, id, type: input.type });
			await record(ctx, { ...subjectOf(form), action: 'form.add-question' });
			return granted({ questionId: id });
		});
	});
}
