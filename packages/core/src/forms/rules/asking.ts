import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { answerLengths, fieldName, isSensitive, otherFieldName } from './kinds.ts';
import type { AnswerFault, Question, QuestionType } from './kinds.ts';
import type { GivenAnswers } from '../model.ts';
import { optionText } from './answer-text.ts';

export { optionText, writeNeed, writeNeedKey } from './answer-text.ts';
export { decideAnswers, findShown, isAsked } from './answers.ts';
export type { AnswerFacts, AskedFacts } from './answers.ts';
export { consentFieldName, needsKeptDays, questionModes } from './kinds.ts';

export type FieldKind =
	| 'line'
	| 'lines'
	| 'number'
	| 'date'
	| 'suggest'
	| 'radio'
	| 'checkboxes'
	| 'select'
	| 'search'
	| 'need';

export type FieldOption = {
	readonly value: string;
	readonly label: string;
	readonly lang?: string | undefined;
};

/** A question as a form draws it, in one language. */
export type AskedField = {
	readonly id: string;
	readonly kind: FieldKind;
	readonly name: string;
	readonly label: string;
	/** Set when the label is in another language than was asked for. */
	readonly lang?: Locale;
	/** Help, and what not to write where one writes. */
	readonly hint: string;
	readonly isRequired: boolean;
	readonly isSensitive: boolean;
	readonly options: readonly FieldOption[];
	/** For `suggest`: names to choose from; another may be written. */
	readonly suggestions: readonly string[];
	readonly maxLength: number | null;
	/** For `need`: the line beside the list. */
	readonly otherName: string;
	readonly otherLabel: string;
	readonly otherHint: string;
	/** Who answers, and when, in words: for forms without scripts, where every question stands. Empty for all, always. */
	readonly onlyIf: string;
};

/** What registers give to choose from, by name in the form's language and in order. */
export type Registers = {
	readonly municipalities: readonly FieldOption[];
	readonly targetGroups: readonly FieldOption[];
	readonly organisations: readonly string[];
};

/** A form's questions as fields, in order. `isHybrid`: one chooses how to take part. */
export function describeQuestions(
	questions: readonly Question[],
	registers: Registers,
	{ locale, required, isHybrid }: { locale: Locale; required: readonly Locale[]; isHybrid: boolean },
): AskedField[] {
	const labelOf = (question: Question) => shownText(question.label, locale, required).text;
	const labelOfOption = (question: Question, key: string) =>
		optionsOf(question, registers, locale, required).find((option) => option.value === key)?.label ?? key;
	return questions.map((question) => {
		const { type, condition, id } = question;
		const label = shownText(question.label, locale, required);
		const source = condition && questions.find((one) => one.id === condition.questionId);
		const onlyIf = source
			? m.form_only_if(
					{
						question: labelOf(source),
						answers: condition.values
							.map((value) => labelOfOption(source, value))
							.join(` ${m.form_or({}, { locale })} `),
					},
					{ locale },
				)
			: '';
		const mode = isSensitive(type) ? 'onsite' : question.mode;
		const onlyMode =
			!isHybrid || mode === null
				? ''
				: mode === 'onsite'
					? m.form_only_onsite({}, { locale })
					: m.form_only_online({}, { locale });
		const writes = ['text', 'long_text', 'organisation'].includes(type);
		const hint = [
			shownText(question.help, locale, required).text,
			writes ? m.form_no_clients({}, { locale }) : '',
		];
		return {
			id,
			kind: kindOf(question),
			name: fieldName(id),
			label: label.text,
			...(label.isFallback && { lang: label.lang }),
			hint: hint.filter((text) => text !== '').join(' '),
			isRequired: question.isRequired,
			isSensitive: isSensitive(type),
			options: optionsOf(question, registers, locale, required),
			suggestions: type === 'organisation' ? registers.organisations : [],
			maxLength: maxLengthOf(type),
			otherName: otherFieldName(id),
			otherLabel:
				type === 'diet'
					? m.form_diet_other({}, { locale })
					: type === 'access'
						? m.form_access_other({}, { locale })
						: '',
			otherHint: isSensitive(type) ? m.form_no_clients({}, { locale }) : '',
			onlyIf: [onlyMode, onlyIf].filter((text) => text !== '').join(' '),
		};
	});
}

/** Why an answer does not fit, in words. */
export function describeFault(fault: AnswerFault, locale: Locale): string {
	switch (fault.code) {
		case 'missing':
			return m.form_fault_missing({}, { locale });
		case 'unknown-option':
		case 'several':
			return m.form_fault_option({}, { locale });
		case 'not-a-number':
			return m.form_fault_number({}, { locale });
		case 'not-a-date':
			return m.form_fault_date({}, { locale });
		case 'too-long':
			return m.common_invalid_too_long({ max: String(fault.max) }, { locale });
		case 'consent-needed':
			return m.form_fault_consent({}, { locale });
		case 'unknown-question':
			return m.form_fault_unknown_question({}, { locale });
	}
}

/** The answers among all the fields of a form, by their flat names. */
export function givenIn(fields: Readonly<Record<string, unknown>>): GivenAnswers {
	const values: Record<string, string[]> = {};
	for (const [name, value] of Object.entries(fields)) {
		const key = /^q_([0-9a-f-]{36}(?:_other|_stay)?)$/.exec(name)?.[1];
		if (key === undefined) continue;
		const texts = [value].flat().filter((one) => one !== undefined && one !== null && one !== '');
		values[key] = texts.map(String);
	}
	const consent = fields['q_consent'];
	return { values, consent: consent === true || consent === 'on' || consent === 'true' };
}

function kindOf({ type, options }: Question): FieldKind {
	switch (type) {
		case 'text':
			return 'line';
		case 'long_text':
			return 'lines';
		case 'organisation':
			return 'suggest';
		case 'number':
		case 'date':
			return type;
		case 'yes_no':
			return 'radio';
		case 'choice':
			return options.length > 6 ? 'select' : 'radio';
		case 'choices':
			return 'checkboxes';
		case 'municipality':
			return 'search';
		case 'target_group':
		case 'language':
			return 'select';
		case 'diet':
		case 'access':
			return 'need';
	}
}

function optionsOf(
	question: Question,
	registers: Registers,
	locale: Locale,
	required: readonly Locale[],
): FieldOption[] {
	if (question.type === 'municipality') return [...registers.municipalities];
	if (question.type === 'target_group') return [...registers.targetGroups];
	return question.optionKeys.map((value) => ({
		value,
		label: optionText(question.type, value, question.options, locale, required),
		...languageOf(question, value, locale, required),
	}));
}

function languageOf(
	question: Question,
	key: string,
	locale: Locale,
	required: readonly Locale[],
): { lang?: Locale } {
	const option = question.options.find((one) => one.key === key);
	const shown = option && shownText(option.label, locale, required);
	return shown?.isFallback ? { lang: shown.lang } : {};
}

function maxLengthOf(type: QuestionType): number | null {
	if (type === 'text' || type === 'organisation') return answerLengths.line;
	if (type === 'long_text') return answerLengths.text;
	return isSensitive(type) ? answerLengths.need : null;
}
