import type { StaffOutputs } from '@kutsu/api/types';
import { describeQuestions } from '@kutsu/core/forms/asking';
import type { AskedField, Registers } from '@kutsu/core/forms/asking';
import { AddQuestionInput, conditionTypes, EditQuestionInput, FormOwner } from '@kutsu/core/forms/model';
import type { Question, QuestionRefusal, QuestionType } from '@kutsu/core/forms/model';
import { compareText } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import { assertNever, findMissingLocales, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';
import { shownIn } from '#lib/projects/shown-text.ts';

/** One form for a new question and for one that is edited: the address says which. */
export const QuestionForm = z.extend(z.omit(EditQuestionInput, { project: true, questionId: true }), {
	requestId: z.uuid(),
	type: AddQuestionInput.shape.type,
	label: requiredText(300),
	options: z.array(z.object({ key: z.nullable(z.uuid()), label: requiredText(200) })).check(z.maxLength(50)),
	/** Empty for none: a list cannot hold null. */
	conditionQuestionId: z.string(),
	conditionValues: z.array(z.string()),
});
export type QuestionForm = z.output<typeof QuestionForm>;

export type StaffForm = StaffOutputs['forms']['get'];

/** Whose form an address is of: `course-<id>` or `training-<id>`; undefined for neither. */
export function ownerOf(address: string): FormOwner | undefined {
	const [, kind, id] = /^(course|training)-(.+)$/.exec(address) ?? [];
	const owner = FormOwner.safeParse(kind === 'course' ? { courseId: id } : { trainingId: id });
	return owner.success ? owner.data : undefined;
}

export function questionMessage(issue: { code?: string | undefined; maximum?: unknown }): string {
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	return m.common_invalid_required();
}

export function typeName(type: QuestionType): string {
	return m[`form_type_${type}`]();
}

/** Why a question cannot be so, and beside which field it belongs; null for the form as a whole. */
export function describeQuestionRefusal(
	refusal: QuestionRefusal,
	form: Pick<StaffForm, 'questions' | 'requiredLocales'>,
): { readonly field: 'conditionQuestionId' | 'isRequired' | null; readonly text: string } {
	switch (refusal.code) {
		case 'too-many-questions':
			return { field: null, text: m.form_build_refused_many({ max: refusal.max }) };
		case 'options-needed':
		case 'unknown-option':
			return { field: null, text: m.form_build_refused_options() };
		case 'never-required':
			return { field: 'isRequired', text: m.form_build_refused_required() };
		case 'condition-unknown':
		case 'condition-value':
			return { field: 'conditionQuestionId', text: m.form_build_refused_condition() };
		case 'condition-circular':
			return { field: 'conditionQuestionId', text: m.form_build_refused_circular() };
		case 'condition-staff-only':
			return { field: 'conditionQuestionId', text: m.form_build_refused_staff() };
		case 'needed-by': {
			const names = refusal.questionIds.map((id) => {
				const question = form.questions.find((one) => one.id === id);
				return question ? shownIn(form, question.label).text : m.form_build_refused_elsewhere();
			});
			return {
				field: null,
				text: m.form_build_refused_needed({ questions: [...new Set(names)].join(', ') }),
			};
		}
		default:
			return assertNever(refusal);
	}
}

/** What registers give to choose from, in the page's language. */
export function registersOf(
	groups: StaffOutputs['projects']['targetGroups'],
	municipalities: StaffOutputs['geography']['municipalities'],
	form: Pick<StaffForm, 'requiredLocales'>,
	locale: Locale = getLocale(),
): Registers {
	const option = (value: string, name: Parameters<typeof shownText>[0]) => ({
		value,
		label: shownText(name, locale, form.requiredLocales).text,
	});
	return {
		municipalities: municipalities
			.map(({ code, name }) => option(code, name))
			.toSorted((a, b) => compareText(locale)(a.label, b.label)),
		targetGroups: groups.map(({ key, name }) => option(key, name)),
		organisations: [],
	};
}

/** A form's questions as they are asked, in one language. */
export function asAsked(form: StaffForm, registers: Registers, locale: Locale): AskedField[] {
	return describeQuestions(form.questions, registers, {
		locale,
		required: form.requiredLocales,
		isHybrid: form.training === null || form.training.mode === 'hybrid',
	});
}

/** Those a question may rest on: answered by one of a few, and not itself. */
export function conditionSources(form: StaffForm, questionId: string | null): readonly Question[] {
	return form.questions.filter(
		(one) => one.id !== questionId && conditionTypes.some((type) => type === one.type),
	);
}

/** Required languages in which some text of a question is missing. */
export function missingLocales(question: Question, required: readonly Locale[]): Locale[] {
	const hasHelp = Object.values(question.help).some((text) => text !== undefined && text !== '');
	const texts = [
		question.label,
		...(hasHelp ? [question.help] : []),
		...question.options.map((option) => option.label),
	];
	return required.filter((locale) => texts.some((text) => findMissingLocales(text, [locale]).length > 0));
}
