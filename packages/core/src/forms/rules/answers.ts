import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { accessNeeds, answerLengths, diets, isSensitive, serviceLanguages, yesNo } from './kinds.ts';
import type { AnswerFault, AnswersRefusal, QuestionFacts, QuestionType } from './kinds.ts';
import type { GivenAnswers } from '../model.ts';
import { findShown, givenTo } from './shown.ts';
import type { AskedFacts } from './shown.ts';

export { findShown, isAsked } from './shown.ts';
export type { AskedFacts } from './shown.ts';

/** What a list and the line beside it hold. */
export type Need = { readonly keys: readonly string[]; readonly other: string };
export type AnswerValue = string | number | readonly string[];

export type DecidedAnswer<Value> = {
	readonly questionId: string;
	readonly version: number;
	readonly value: Value;
};
export type DecidedAnswers = {
	readonly answers: readonly DecidedAnswer<AnswerValue>[];
	/** Diet and access needs: to be sealed. */
	readonly needs: readonly DecidedAnswer<Need>[];
	/** Sensitive questions whose answer given before stays. */
	readonly kept: readonly string[];
	/** Every question this person is or could be asked; of these, what is in none of the above is forgotten. */
	readonly asked: readonly string[];
};

export type AnswerFacts = AskedFacts & {
	/** As they stand now, in the form's order. */
	readonly questions: readonly QuestionFacts[];
};

/**
 * What is kept of the answers a form gave. Answers to questions that are not shown are dropped, and such questions
 * are never missing. Refusal: `answers-refused` with everything that does not fit.
 */
export function decideAnswers(
	facts: AnswerFacts,
	given: GivenAnswers,
): Decision<{ readonly decided: DecidedAnswers }, AnswersRefusal> {
	const asked = facts.questions.filter((question) => facts.isStaff || !question.isStaffOnly);
	const faults: AnswerFault[] = findUnknown(asked, given);
	const answers: DecidedAnswer<AnswerValue>[] = [];
	const needs: DecidedAnswer<Need>[] = [];
	const kept: string[] = [];
	for (const question of findShown(asked, facts, given.values)) {
		const { id: questionId, version } = question;
		if (isSensitive(question.type)) {
			if (givenTo(given.values, `${questionId}_stay`)[0] === 'keep') kept.push(questionId);
			else {
				const need = readNeed(question, given.values);
				if (need.fault) faults.push(need.fault);
				else if (need.value) needs.push({ questionId, version, value: need.value });
			}
			continue;
		}
		const read = readAnswer(question, givenTo(given.values, questionId));
		if (read.fault) faults.push(read.fault);
		else if (read.value !== undefined) answers.push({ questionId, version, value: read.value });
		else if (question.isRequired) faults.push({ code: 'missing', questionId });
	}
	if (needs.length > 0 && !given.consent) faults.push({ code: 'consent-needed' });
	if (faults.length > 0) return refused({ code: 'answers-refused', faults });
	return granted({ decided: { answers, needs, kept, asked: asked.map((question) => question.id) } });
}

/** Whether there is anything to save for one who had no answers before. */
export function hasAnswers(decided: DecidedAnswers): boolean {
	return decided.answers.length > 0 || decided.needs.length > 0;
}

/** The product's own list for a type; undefined where staff or the registers give it. */
export function builtInKeys(type: QuestionType): readonly string[] | undefined {
	switch (type) {
		case 'yes_no':
			return yesNo;
		case 'language':
			return serviceLanguages;
		case 'diet':
			return diets;
		case 'access':
			return accessNeeds;
		default:
			return undefined;
	}
}

type Read<Value> = { readonly value?: Value; readonly fault?: AnswerFault };

function readAnswer(question: QuestionFacts, given: readonly string[]): Read<AnswerValue> {
	const { id: questionId, type } = question;
	const [first] = given;
	if (first === undefined) return {};
	if (type !== 'choices' && given.length > 1) return { fault: { code: 'several', questionId } };
	switch (type) {
		case 'text':
		case 'organisation':
			return readText(questionId, first.replaceAll(/\s+/g, ' '), answerLengths.line);
		case 'long_text':
			return readText(questionId, first.replaceAll('\r\n', '\n'), answerLengths.text);
		case 'number':
			return readNumber(questionId, first);
		case 'date':
			return isDay(first) ? { value: first } : { fault: { code: 'not-a-date', questionId } };
		case 'choices':
			return given.every((key) => question.optionKeys.includes(key))
				? { value: question.optionKeys.filter((key) => given.includes(key)) }
				: { fault: { code: 'unknown-option', questionId } };
		default:
			return question.optionKeys.includes(first)
				? { value: first }
				: { fault: { code: 'unknown-option', questionId } };
	}
}

function readText(questionId: string, text: string, max: number): Read<string> {
	if (text.length > max) return { fault: { code: 'too-long', questionId, max, inOther: false } };
	return { value: text };
}

/** `3`, `3,5`, `-3.5`, `1 000`: as one writes it in Finland, or in England. */
function readNumber(questionId: string, text: string): Read<number> {
	const plain = text
		.replaceAll(/[\s\u00a0\u202f]/g, '')
		.replace(',', '.')
		.replace('−', '-');
	if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return { fault: { code: 'not-a-number', questionId } };
	return { value: Number(plain) };
}

function isDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Nothing chosen and nothing written is no need. */
function readNeed({ id: questionId, optionKeys }: QuestionFacts, values: GivenAnswers['values']): Read<Need> {
	const given = givenTo(values, questionId);
	const other = (givenTo(values, `${questionId}_other`)[0] ?? '').replaceAll(/\s+/g, ' ');
	if (!given.every((key) => optionKeys.includes(key)))
		return { fault: { code: 'unknown-option', questionId } };
	const max = answerLengths.need;
	if (other.length > max) return { fault: { code: 'too-long', questionId, max, inOther: true } };
	const keys = optionKeys.filter((key) => given.includes(key));
	return keys.length === 0 && other === '' ? {} : { value: { keys, other } };
}

/** Answers to what this person is never asked. A blank field of a form that has changed meanwhile is no answer. */
function findUnknown(asked: readonly QuestionFacts[], given: GivenAnswers): AnswerFault[] {
	const ids = new Set(asked.map((question) => question.id));
	const unknown = Object.keys(given.values)
		.filter((key) => givenTo(given.values, key).length > 0)
		.map((key) => key.replace(/_(other|stay)$/, ''))
		.filter((questionId) => !ids.has(questionId));
	return [...new Set(unknown)].map((questionId) => ({ code: 'unknown-question', questionId }));
}
