import { granted, newId, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditQuestionInput, Question, QuestionRefusal } from '../model.ts';
import { decideQuestion } from '../rules/question.ts';
import { wordingOf } from '../rules/wording.ts';
import { lockFormOfQuestion, readDependents, readForm, saveQuestion } from '../store/questions.ts';
import { subjectOf } from '../store/subject.ts';

export type EditedQuestion = Decision<{ readonly version: number }, QuestionRefusal | Stale<Question>>;

/**
 * Words a question anew, from now on: who has answered keeps the wording they answered. Its type and its place
 * stay. Refusal: `stale` with what stands now.
 * @throws NotFound, Forbidden without `plan.write`
 */
export function editQuestion(ctx: Context, input: EditQuestionInput): Promise<EditedQuestion> {
	return inTransaction(ctx, async (ctx): Promise<EditedQuestion> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const { questionId } = input;
		const form = await lockFormOfQuestion(ctx, project.id, questionId);
		const questions = await readForm(ctx, form);
		const theirs = questions.find((question) => question.id === questionId);
		if (!theirs) throw new Error('A question left its form under the lock');
		if (theirs.version !== input.version) return refused({ code: 'stale', theirs });
		if (input.options.some(({ key }) => key !== null && !theirs.optionKeys.includes(key)))
			return refused({ code: 'unknown-option' });
		const wording = wordingOf(theirs.type, input, theirs.optionKeys, newId);
		const decision = decideQuestion(
			{ ...wording, id: questionId, owner: theirs.owner, type: theirs.type },
			questions,
			await readDependents(ctx, project.id, questionId),
		);
		if (!decision.ok) return decision;
		const version = theirs.version + 1;
		await saveQuestion(ctx, project.id, questionId, version, wording);
		await record(ctx, { ...subjectOf(form), action: 'form.edit-question' });
		return granted({ version });
	});
}
