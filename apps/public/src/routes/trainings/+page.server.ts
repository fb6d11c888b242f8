import { formatEventDate, formatNumber } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import {
	catalogueFilterKeys,
	catalogueFilterParams,
	PageInput,
	parseCatalogueFilter,
} from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import { assertNever } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { redirect } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { catalogueFeedPath } from '#lib/feeds.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Api } from '#lib/server/api.ts';
import { sharedBriefly } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { describeChoices, groupNamesOf } from '#lib/trainings/choices.ts';
import type { ChoiceOptions } from '#lib/trainings/choices.ts';
import { describeAlternatives, describeMonths, formatName } from '#lib/trainings/describe-training.ts';
import type { PageServerLoad } from './$types';

type FilterKey = keyof CatalogueFilter;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { api, locale } = locals;
	redirectToTidy(url, locale);
	const { filter, ignored } = parseCatalogueFilter(url.searchParams);
	const page =
		PageInput.safeParse({
			after: url.searchParams.get('after') ?? undefined,
			before: url.searchParams.get('before') ?? undefined,
		}).data ?? {};
	const [choices, found] = await Promise.all([
		api.trainings.choices.query(),
		api.trainings.catalogue.query({ filter, page }),
	]);
	setHeaders(sharedBriefly);
	const options = describeChoices(choices, locale);
	const chips = describeFilter(filter, options, locale);
	const list = (changed: CatalogueFilter, at: Record<string, string> = {}) => listPath(changed, at, locale);
	const feedPath = catalogueFeedPath(filter, locale);
	return {
		meta: pageMeta(
			{
				title:
					chips.length > 0
						? m.public_catalogue_title_filtered({ filters: chips.map((chip) => chip.label).join(', ') })
						: m.public_catalogue_title(),
				description: m.public_catalogue_lead(),
				path: list({ ...filter }).replace(/^[^?]*/, '/trainings'),
			},
			locale,
		),
		filter,
		options,
		chips: chips.map(({ key, label }) => ({
			label,
			removeHref: `${list({ ...filter, [key]: undefined })}#results`,
		})),
		clearHref: localizedPath('/trainings', locale),
		unusable: ignored.map((key) => filterName(key)),
		months: describeMonths(found.rows, groupNamesOf(choices), locale),
		count: countText(found.total, filter, locale),
		nextHref: found.next ? `${list(filter, { after: found.next })}#results` : null,
		previousHref: found.previous ? `${list(filter, { before: found.previous })}#results` : null,
		instead: found.rows.length === 0 ? await alternativesTo(api, filter, locale) : null,
		looser: found.rows.length === 0 ? await looserSearches(api, filter, options, locale) : [],
		feed: {
			https: PUBLIC_URL + feedPath,
			webcal: (PUBLIC_URL + feedPath).replace(/^https?:/, 'webcal:'),
			google: `https://calendar.google.com/calendar/render?cid=${encodeURIComponent((PUBLIC_URL + feedPath).replace(/^https?:/, 'webcal:'))}`,
		},
	};
};

/** A form sends its empty fields too; the address one shares has only what was chosen. */
function redirectToTidy(url: URL, locale: Locale): void {
	const kept = Array.from(url.searchParams).filter(([, value]) => value.trim() !== '');
	if (kept.length === url.searchParams.size) return;
	const query = new URLSearchParams(kept).toString();
	redirect(303, localizedPath('/trainings', locale) + (query && `?${query}`));
}

function listPath(filter: CatalogueFilter, at: Record<string, string>, locale: Locale): string {
	const params = catalogueFilterParams(filter);
	for (const [name, value] of Object.entries(at)) params.set(name, value);
	const query = params.toString();
	return localizedPath('/trainings', locale) + (query && `?${query}`);
}

function countText(
	total: { count: number; isMore: boolean },
	filter: CatalogueFilter,
	locale: Locale,
): string {
	const shown = formatNumber(total.count, locale);
	if (total.isMore) return m.public_count_more({ count: shown });
	return filter.showPast
		? m.public_count_all({ count: total.count, shown })
		: m.public_count_coming({ count: total.count, shown });
}

function describeFilter(
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

function filterName(key: FilterKey): string {
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

/** Nothing matched: what is next in that language and region. */
async function alternativesTo(api: Api, { language, region, project }: CatalogueFilter, locale: Locale) {
	const wish = { ...(language && { language }), ...(region && { region }), ...(project && { project }) };
	return describeAlternatives(
		await api.trainings.alternatives.query({ trainingId: null, locale, ...wish }),
		locale,
	);
}

/** Nothing matched: the same search with one condition less, where that finds something; the most fruitful first. */
async function looserSearches(api: Api, filter: CatalogueFilter, options: ChoiceOptions, locale: Locale) {
	const set = describeFilter(filter, options, locale);
	const found = await Promise.all(
		set.map(async ({ key, label }) => {
			const without = { ...filter, [key]: undefined };
			const { total } = await api.trainings.catalogue.query({ filter: without });
			return { label, href: listPath(without, {}, locale), count: total.count };
		}),
	);
	return found
		.filter(({ count }) => count > 0)
		.toSorted((a, b) => b.count - a.count)
		.slice(0, 4)
		.map(({ label, href, count }) => ({ href, text: m.public_looser({ what: label, count }) }));
}
