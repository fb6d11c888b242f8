import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, localizedLine, RequestId, someLocalizedLine } from '../projects/model.ts';
import { questionModes, questionsAtMost, questionTypes } from './rules/kinds.ts';

// Lists and shapes stand apart from the schemas, so that a form can be shown without what checks it.
export * from './rules/kinds.ts';

/**
 * Answers as a form gives them: texts by question id; `<id>_other` what was written beside a list;
 * `<id>_stay` = `keep` leaves a diet or an access need given before as it is.
 */
export const GivenAnswers = z.object({
	values: z
		.record(
			z.string().check(z.maxLength(60)),
			z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(60)),
		)
		.check(z.refine((values) => Object.keys(values).length <= 3 * questionsAtMost)),
	/** To the keeping of diet and access needs. */
	consent: z.boolean(),
});
export type GivenAnswers = z.infer<typeof GivenAnswers>;

export const noAnswers: GivenAnswers = { values: {}, consent: false };

const questionFields = {
	label: someLocalizedLine(300),
	help: localizedLine(1000),
	/** In order. A new one has no key yet. */
	options: z
		.array(z.object({ key: z.nullable(z.uuid()), label: someLocalizedLine(200) }))
		.check(z.maxLength(50)),
	isRequired: z.boolean(),
	mode: z.nullable(z.enum(questionModes)),
	isStaffOnly: z.boolean(),
	condition: z.nullable(
		z.object({
			questionId: z.uuid(),
			values: z.array(z.string().check(z.maxLength(60))).check(z.minLength(1), z.maxLength(60)),
		}),
	),
};

/** Whose form: a course's, asked in all its trainings, or one training's own. */
export const FormOwner = z.union([z.object({ courseId: z.uuid() }), z.object({ trainingId: z.uuid() })]);
export type FormOwner = z.infer<typeof FormOwner>;

export const FormInput = z.extend(InProject, { owner: FormOwner });
export const AddQuestionInput = z.extend(InProject, {
	owner: FormOwner,
	requestId: RequestId,
	type: z.enum(questionTypes),
	...questionFields,
	help: z._default(questionFields.help, {}),
	options: z._default(questionFields.options, []),
	isRequired: z._default(questionFields.isRequired, false),
	mode: z._default(questionFields.mode, null),
	isStaffOnly: z._default(questionFields.isStaffOnly, false),
	condition: z._default(questionFields.condition, null),
});
export type AddQuestionInput = z.output<typeof AddQuestionInput>;

export const EditQuestionInput = z.extend(InProject, {
	questionId: z.uuid(),
	/** The version that was open: a change by someone else in between is not written over. */
	version: z.int().check(z.minimum(1)),
	...questionFields,
});
export type EditQuestionInput = z.output<typeof EditQuestionInput>;

export const QuestionInput = z.extend(InProject, { questionId: z.uuid() });
export type QuestionInput = z.output<typeof QuestionInput>;

export const OrderQuestionsInput = z.extend(InProject, {
	owner: FormOwner,
	/** The owner's own questions as they stood when the form was opened. */
	before: z.array(z.uuid()).check(z.maxLength(questionsAtMost)),
	wanted: z.array(z.uuid()).check(z.maxLength(questionsAtMost)),
});
export type OrderQuestionsInput = z.output<typeof OrderQuestionsInput>;

/** Why a question cannot be so. */
export type QuestionRefusal =
	| { readonly code: 'too-many-questions'; readonly max: number }
	| { readonly code: 'options-needed' }
	/** An option that is not the question's. */
	| { readonly code: 'unknown-option' }
	/** Consent is free: nobody has to tell their diet. */
	| { readonly code: 'never-required' }
	/** What it rests on is not in this form. */
	| { readonly code: 'condition-unknown' }
	/** It rests on a question whose answers are not one of a few, or on a value that is not among them. */
	| { readonly code: 'condition-value' }
	/** It rests on itself, by whatever way. */
	| { readonly code: 'condition-circular' }
	/** Asked of everyone, resting on what only staff answer. */
	| { readonly code: 'condition-staff-only' }
	/** Others rest on it, or on an option that would go. */
	| { readonly code: 'needed-by'; readonly questionIds: readonly string[] };

export const PublicFormInput = z.object({ training: z.string().check(z.maxLength(400)) });
export const TrainingNeedsInput = z.extend(InProject, { trainingId: z.uuid() });
export type TrainingNeedsInput = z.output<typeof TrainingNeedsInput>;
export const NeedsFileInput = z.extend(TrainingNeedsInput, { locale: Locale });
