import type { LocalizedText } from '@kutsu/kernel';

/** Held equal to the table's list by a test. */
export const questionTypes = [
	'text',
	'long_text',
	'choice',
	'choices',
	'yes_no',
	'number',
	'date',
	'organisation',
	'municipality',
	'target_group',
	'language',
	'diet',
	'access',
] as const;
export type QuestionType = (typeof questionTypes)[number];

/** How one takes part for a question to be asked. Held equal to the table's list by a test. */
export const questionModes = ['onsite', 'online'] as const;
export type QuestionMode = (typeof questionModes)[number];

/** Told only by consent, sealed, and never shown back by a link. */
export const sensitiveTypes = ['diet', 'access'] as const satisfies readonly QuestionType[];

/** Whose options staff write. */
export const optionTypes = ['choice', 'choices'] as const satisfies readonly QuestionType[];

/** What a condition may rest on: answers that are one of a few. */
export const conditionTypes = [
	'choice',
	'choices',
	'yes_no',
	'target_group',
	'language',
] as const satisfies readonly QuestionType[];

export const yesNo = ['yes', 'no'] as const;

/** Languages one may ask to be served in; ISO 639, `fse` and `fss` are the sign languages of Finland. */
export const serviceLanguages = [
	'fi',
	'sv',
	'en',
	'se',
	'smn',
	'sms',
	'fse',
	'fss',
	'ru',
	'uk',
	'et',
	'ar',
] as const;

export const diets = [
	'vegetarian',
	'vegan',
	'gluten_free',
	'lactose_free',
	'milk_free',
	'no_pork',
	'no_fish',
	'no_nuts',
	'no_egg',
	'no_soy',
] as const;
export type Diet = (typeof diets)[number];

export const accessNeeds = [
	'step_free',
	'wheelchair_place',
	'accessible_parking',
	'accessible_toilet',
	'hearing_loop',
	'sign_language',
	'speech_to_text',
	'assistant',
	'material_beforehand',
	'quiet_space',
] as const;
export type AccessNeed = (typeof accessNeeds)[number];

/** Longest answers, in characters. */
export const answerLengths = { line: 300, text: 2000, need: 300 } as const;

/** The wording of the consent to diet and access needs that stands in the catalogue; raised when its meaning changes. */
export const needsConsentVersion = 1;

/** Days after the training for which diet and access needs are kept. Held equal to the database's rule by a test. */
export const needsKeptDays = 14;

export const questionsAtMost = 60;

export type QuestionOption = { readonly key: string; readonly label: LocalizedText };

/** Asked only when the answer to another question is among the values. */
export type Condition = { readonly questionId: string; readonly values: readonly string[] };

/** What decides whether a question is asked, and whether an answer fits it. */
export type QuestionFacts = {
	readonly id: string;
	readonly version: number;
	readonly type: QuestionType;
	/** What may be chosen, where one chooses; empty where one writes. */
	readonly optionKeys: readonly string[];
	readonly isRequired: boolean;
	/** Null: asked of everyone. */
	readonly mode: QuestionMode | null;
	readonly isStaffOnly: boolean;
	readonly condition: Condition | null;
};

/** A question as a form shows it. */
export type Question = QuestionFacts & {
	readonly label: LocalizedText;
	readonly help: LocalizedText;
	/** What staff wrote, or municipalities or target groups by name; empty for the lists of the product. */
	readonly options: readonly QuestionOption[];
};

/** Why one answer does not fit. */
export type AnswerFault =
	| {
			readonly code:
				| 'missing'
				| 'unknown-option'
				| 'not-a-number'
				| 'not-a-date'
				| 'several'
				/** The form has changed meanwhile, or it was never in it. */
				| 'unknown-question';
			readonly questionId: string;
	  }
	| {
			readonly code: 'too-long';
			readonly questionId: string;
			readonly max: number;
			readonly inOther: boolean;
	  }
	/** Diet or access needs were told without consent. */
	| { readonly code: 'consent-needed' };

export type AnswersRefusal = {
	readonly code: 'answers-refused';
	/** In the form's order, consent last. */
	readonly faults: readonly AnswerFault[];
};

/** The name of a question's field in a form that works without scripts. */
export function fieldName(questionId: string): string {
	return `q_${questionId}`;
}
export const otherFieldName = (questionId: string) => `q_${questionId}_other`;
export const stayFieldName = (questionId: string) => `q_${questionId}_stay`;
export const consentFieldName = 'q_consent';

/** The field a fault is said beside. */
export function fieldOfFault(fault: AnswerFault): string {
	if (fault.code === 'consent-needed') return consentFieldName;
	return fault.code === 'too-long' && fault.inOther
		? otherFieldName(fault.questionId)
		: fieldName(fault.questionId);
}

export function isSensitive(type: QuestionType): boolean {
	return sensitiveTypes.some((one) => one === type);
}
