import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { conditionTypes, isSensitive, optionTypes, questionsAtMost } from './kinds.ts';
import type { QuestionFacts } from './kinds.ts';
import type { QuestionRefusal } from '../model.ts';

export type QuestionOfForm = QuestionFacts & { readonly owner: 'course' | 'training' };

export type WantedQuestion = {
	/** Of one that is edited; a new one's is given before. */
	readonly id: string;
	readonly owner: 'course' | 'training';
	readonly type: QuestionFacts['type'];
	/** As they will be. */
	readonly optionKeys: readonly string[];
	readonly isRequired: boolean;
	readonly isStaffOnly: boolean;
	readonly condition: QuestionFacts['condition'];
};

/**
 * Whether a question may stand in a form beside the others: those of the course, and for a training's own those of
 * the training too. `dependents` are all that rest on it, in whatever training.
 */
export function decideQuestion(
	wanted: WantedQuestion,
	form: readonly QuestionOfForm[],
	dependents: readonly QuestionFacts[],
): Decision<object, QuestionRefusal> {
	const isNew = form.every((one) => one.id !== wanted.id);
	if (isNew && form.length >= questionsAtMost)
		return refused({ code: 'too-many-questions', max: questionsAtMost });
	if (optionTypes.some((type) => type === wanted.type) && wanted.optionKeys.length < 2)
		return refused({ code: 'options-needed' });
	if (wanted.isRequired && isSensitive(wanted.type)) return refused({ code: 'never-required' });
	const condition = decideCondition(wanted, form);
	if (!condition.ok) return condition;
	const broken = dependents.filter(
		(one) =>
			one.condition?.values.some((value) => !wanted.optionKeys.includes(value)) ||
			(wanted.isStaffOnly && !one.isStaffOnly),
	);
	if (broken.length > 0) return refused({ code: 'needed-by', questionIds: broken.map((one) => one.id) });
	return granted({});
}

/** Whether a question may go: nothing that is asked rests on it. */
export function decideRemoval(dependents: readonly QuestionFacts[]): Decision<object, QuestionRefusal> {
	if (dependents.length === 0) return granted({});
	return refused({ code: 'needed-by', questionIds: dependents.map((one) => one.id) });
}

function decideCondition(
	wanted: WantedQuestion,
	form: readonly QuestionOfForm[],
): Decision<object, QuestionRefusal> {
	const { condition } = wanted;
	if (condition === null) return granted({});
	if (condition.questionId === wanted.id) return refused({ code: 'condition-circular' });
	const source = form.find((one) => one.id === condition.questionId);
	// A course's question is asked in every training: it cannot rest on one training's own.
	if (!source || (wanted.owner === 'course' && source.owner === 'training'))
		return refused({ code: 'condition-unknown' });
	if (!conditionTypes.some((type) => type === source.type)) return refused({ code: 'condition-value' });
	if (!condition.values.every((value) => source.optionKeys.includes(value)))
		return refused({ code: 'condition-value' });
	if (source.isStaffOnly && !wanted.isStaffOnly) return refused({ code: 'condition-staff-only' });
	return isCircular(wanted, form) ? refused({ code: 'condition-circular' }) : granted({});
}

function isCircular(wanted: WantedQuestion, form: readonly QuestionFacts[]): boolean {
	const rests = new Map(form.map((one) => [one.id, one.condition?.questionId ?? null]));
	rests.set(wanted.id, wanted.condition?.questionId ?? null);
	const seen = new Set<string>();
	for (let id: string | null = wanted.id; id !== null; id = rests.get(id) ?? null) {
		if (seen.has(id)) return true;
		seen.add(id);
	}
	return false;
}
