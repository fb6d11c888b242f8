import { isSensitive } from './kinds.ts';
import type { QuestionFacts, QuestionMode } from './kinds.ts';
import type { GivenAnswers } from '../model.ts';

/** Who is asked, and for what. */
export type AskedFacts = {
	readonly mode: QuestionMode;
	/** Whether anything is served. */
	readonly hasCatering: boolean;
	/** Staff are asked their own questions too. */
	readonly isStaff: boolean;
};

/** What was answered so far; a blank is no answer. */
export function givenTo(values: GivenAnswers['values'], key: string): readonly string[] {
	return (values[key] ?? []).map((value) => value.trim()).filter((value) => value !== '');
}

/** Whether a question is asked at all, before any condition: diet where one eats, access where one comes. */
export function isAsked(question: Pick<QuestionFacts, 'type' | 'mode' | 'isStaffOnly'>, facts: AskedFacts) {
	if (question.isStaffOnly && !facts.isStaff) return false;
	if (question.type === 'access') return facts.mode === 'onsite';
	if (question.type === 'diet') return facts.mode === 'onsite' && facts.hasCatering;
	return question.mode === null || question.mode === facts.mode;
}

/** The diet and access questions that somebody is asked, by id. */
export function findNeedsAsked(questions: readonly QuestionFacts[], facts: AskedFacts): string[] {
	return questions
		.filter((question) => isSensitive(question.type) && isAsked(question, facts))
		.map(({ id }) => id);
}

/**
 * The questions that are asked and whose condition holds, in their order. What rests on a question that is not
 * shown is not shown either, whatever was typed there; nor is anything that rests on itself.
 */
export function findShown<Facts extends QuestionFacts>(
	questions: readonly Facts[],
	facts: AskedFacts,
	values: GivenAnswers['values'],
): Facts[] {
	const byId = new Map(questions.map((question) => [question.id, question]));
	const known = new Map<string, boolean>();
	const isShown = (question: Facts): boolean => {
		const before = known.get(question.id);
		if (before !== undefined) return before;
		known.set(question.id, false);
		const shown = isAsked(question, facts) && holds(question);
		known.set(question.id, shown);
		return shown;
	};
	const holds = ({ condition }: Facts): boolean => {
		if (condition === null) return true;
		const source = byId.get(condition.questionId);
		if (!source || !isShown(source)) return false;
		return givenTo(values, source.id).some((value) => condition.values.includes(value));
	};
	return questions.filter(isShown);
}
