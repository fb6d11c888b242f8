import { optionTypes } from './kinds.ts';
import type { QuestionOption, QuestionType } from './kinds.ts';
import type { AddQuestionInput } from '../model.ts';
import { builtInKeys } from './answers.ts';

type Wanted = Pick<
	AddQuestionInput,
	'label' | 'help' | 'options' | 'isRequired' | 'mode' | 'isStaffOnly' | 'condition'
>;

export type Wording = Omit<Wanted, 'options'> & {
	readonly options: readonly QuestionOption[];
	/** What may be chosen; `[]` also where a register gives it. */
	readonly optionKeys: readonly string[];
};

/**
 * A question as it is to be worded: options without a key are given one by `newKey`, those of other types are
 * dropped. `registerKeys` are what a register gives to be chosen from.
 */
export function wordingOf(
	type: QuestionType,
	wanted: Wanted,
	registerKeys: readonly string[],
	newKey: () => string,
): Wording {
	const ownsOptions = optionTypes.some((one) => one === type);
	const options = ownsOptions
		? wanted.options.map(({ key, label }) => ({ key: key ?? newKey(), label }))
		: [];
	const { label, help, isRequired, mode, isStaffOnly, condition } = wanted;
	const optionKeys = ownsOptions ? options.map((option) => option.key) : (builtInKeys(type) ?? registerKeys);
	return { label, help, isRequired, mode, isStaffOnly, condition, options, optionKeys };
}
