import { formatEventDate, formatNumber, languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { AccessNeed, Diet, QuestionOption, QuestionType } from './kinds.ts';
import type { AnswerValue, Need } from './answers.ts';

export type WrittenAnswerFacts = {
	readonly type: QuestionType;
	/** Of the version that was answered. */
	readonly options: readonly QuestionOption[];
	readonly value: AnswerValue;
	/** Of a municipality or a target group; null for others, and when it is no longer there. */
	readonly name: LocalizedText | null;
};

/** An answer as one reads it, in one language. */
export function writeAnswer(
	answer: WrittenAnswerFacts,
	locale: Locale,
	required: readonly Locale[] = [],
): string {
	const { type, value, options, name } = answer;
	const optionText = (key: string) => {
		const option = options.find((one) => one.key === key);
		return option ? shownText(option.label, locale, required).text : key;
	};
	switch (type) {
		case 'choice':
		case 'choices':
			return [value].flat().map(String).map(optionText).join(', ');
		case 'yes_no':
			return value === 'yes' ? m.form_yes({}, { locale }) : m.form_no({}, { locale });
		case 'number':
			return typeof value === 'number' ? formatNumber(value, locale, decimalsOf(value)) : String(value);
		case 'date':
			return formatEventDate(String(value), locale);
		case 'municipality':
		case 'target_group':
			return name === null ? String(value) : shownText(name, locale, required).text;
		case 'language':
			return capitalized(languageName(String(value), locale));
		default:
			return String(value);
	}
}

/** A need of the product's lists in words. */
export function writeNeedKey(type: 'diet' | 'access', key: string, locale: Locale): string {
	const diets: Readonly<Record<Diet, () => string>> = {
		vegetarian: () => m.form_diet_vegetarian({}, { locale }),
		vegan: () => m.form_diet_vegan({}, { locale }),
		gluten_free: () => m.form_diet_gluten_free({}, { locale }),
		lactose_free: () => m.form_diet_lactose_free({}, { locale }),
		milk_free: () => m.form_diet_milk_free({}, { locale }),
		no_pork: () => m.form_diet_no_pork({}, { locale }),
		no_fish: () => m.form_diet_no_fish({}, { locale }),
		no_nuts: () => m.form_diet_no_nuts({}, { locale }),
		no_egg: () => m.form_diet_no_egg({}, { locale }),
		no_soy: () => m.form_diet_no_soy({}, { locale }),
	};
	const access: Readonly<Record<AccessNeed, () => string>> = {
		step_free: () => m.form_access_step_free({}, { locale }),
		wheelchair_place: () => m.form_access_wheelchair_place({}, { locale }),
		accessible_parking: () => m.form_access_accessible_parking({}, { locale }),
		accessible_toilet: () => m.form_access_accessible_toilet({}, { locale }),
		hearing_loop: () => m.form_access_hearing_loop({}, { locale }),
		sign_language: () => m.form_access_sign_language({}, { locale }),
		speech_to_text: () => m.form_access_speech_to_text({}, { locale }),
		assistant: () => m.form_access_assistant({}, { locale }),
		material_beforehand: () => m.form_access_material_beforehand({}, { locale }),
		quiet_space: () => m.form_access_quiet_space({}, { locale }),
	};
	return writeOf(type === 'diet' ? diets : access, key);
}

/** All that one person needs, in words. */
export function writeNeed(type: 'diet' | 'access', need: Need, locale: Locale): string {
	return [...need.keys.map((key) => writeNeedKey(type, key, locale)), need.other]
		.filter((text) => text !== '')
		.join(', ');
}

/** An option of a question as a form shows it: staff's own words, a register's name, or the product's. */
export function optionText(
	type: QuestionType,
	key: string,
	options: readonly QuestionOption[],
	locale: Locale,
	required: readonly Locale[] = [],
): string {
	if (type === 'diet' || type === 'access') return writeNeedKey(type, key, locale);
	if (type === 'language') return capitalized(languageName(key, locale));
	if (type === 'yes_no') return key === 'yes' ? m.form_yes({}, { locale }) : m.form_no({}, { locale });
	const option = options.find((one) => one.key === key);
	return option ? shownText(option.label, locale, required).text : key;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function decimalsOf(value: number): number {
	return String(value).split('.')[1]?.length ?? 0;
}

function writeOf(names: Readonly<Record<string, () => string>>, key: string): string {
	return names[key]?.() ?? key;
}
