import type { PublicOutputs } from '@kutsu/api/types';
import { compareText, languageName } from '@kutsu/i18n';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { Option } from '@kutsu/ui';
import { formatName } from './describe-training.ts';

type Choices = PublicOutputs['trainings']['choices'];

/** What the catalogue can be narrowed by, as options in one language and in its alphabet. */
export type ChoiceOptions = {
	readonly regions: readonly Option[];
	readonly groups: readonly Option[];
	readonly languages: readonly Option[];
	readonly formats: readonly Option[];
	/** Empty when the installation has one project. */
	readonly projects: readonly Option[];
	readonly series: readonly Option[];
};

export function describeChoices(choices: Choices, locale: Locale): ChoiceOptions {
	const byLabel = (a: Option, b: Option) => compareText(locale)(a.label, b.label);
	const option = (value: string, name: LocalizedText): Option => {
		const shown = shownText(name, locale);
		return { value, label: shown.text, ...(shown.isFallback && { lang: shown.lang }) };
	};
	return {
		regions: choices.regions.map((region) => option(region.code, region.name)).toSorted(byLabel),
		groups: choices.groups.map((group) => option(group.key, group.name)).toSorted(byLabel),
		languages: choices.languages
			.map((code) => ({ value: code, label: languageName(code, locale) }))
			.toSorted(byLabel),
		formats: choices.formats
			.map((format) => ({ value: format, label: formatName(format) }))
			.toSorted(byLabel),
		projects:
			choices.projects.length > 1
				? choices.projects.map((project) => option(project.slug, project.title))
				: [],
		series: choices.series.map((one) => option(one.key, one.title)).toSorted(byLabel),
	};
}

export function groupNamesOf(choices: Choices): ReadonlyMap<string, LocalizedText> {
	return new Map(choices.groups.map((group) => [group.key, group.name]));
}
