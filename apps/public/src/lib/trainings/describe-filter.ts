import { catalogueFilterKeys } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import { formatEventDate } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { ChoiceOptions } from './choices.ts';
import { formatName } from './describe-training.ts';

type FilterKey = keyof CatalogueFilter;

/** What a filter narrows by, in words, in the order of its address. */
export function describeFilter(
	filter: CatalogueFilter,
	options: ChoiceOptions,
	locale: Locale,
): { key: FilterKey; label: string }[] {
	return catalogueFilterKeys.flatMap((key) => {
		const value = filter[key];
		return value === undefined
			? []
			: [{ key, label: chipText(key, filter, value === true ? '' : value, options, locale) }];
	});
}

function chipText(
	key: FilterKey,
	filter: CatalogueFilter,
	value: string,
	options: ChoiceOptions,
	locale: Locale,
): string {
	const labelOf = (list: ChoiceOptions[keyof ChoiceOptions]) =>
		list.find((option) => option.value === value)?.label ?? value;
	switch (key) {
		case 'region':
			return labelOf(options.regions);
		case 'group':
			return labelOf(options.groups);
		case 'language':
			return m.public_chip_language({ language: labelOf(options.languages) });
		case 'format':
			return filter.format ? formatName(filter.format) : value;
		case 'from':
			return m.public_chip_from({ date: formatEventDate(value, locale) });
		case 'to':
			return m.public_chip_to({ date: formatEventDate(value, locale) });
		case 'hideOnline':
			return m.public_chip_no_online();
		case 'q':
			return m.public_chip_words({ words: value });
		case 'project':
			return labelOf(options.projects);
		case 'series':
			return labelOf(options.series);
		case 'showPast':
			return m.public_chip_past();
		default:
			return assertNever(key);
	}
}

export function filterName(key: FilterKey): string {
	switch (key) {
		case 'region':
			return m.public_filter_region();
		case 'group':
			return m.public_filter_group();
		case 'language':
			return m.public_filter_language();
		case 'format':
			return m.public_filter_format();
		case 'from':
			return m.public_filter_from();
		case 'to':
			return m.public_filter_to();
		case 'hideOnline':
			return m.public_filter_hide_online();
		case 'q':
			return m.public_filter_words();
		case 'project':
			return m.public_filter_project();
		case 'series':
			return m.public_filter_series();
		case 'showPast':
			return m.public_filter_past();
		default:
			return assertNever(key);
	}
}
