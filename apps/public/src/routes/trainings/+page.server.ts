import { formatNumber } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { catalogueFilterParams, PageInput, parseCatalogueFilter } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import type { Locale } from '@kutsu/kernel';
import { subscribeLinks } from '@kutsu/program-formats';
import { PUBLIC_URL } from '$app/env/private';
import { catalogueFeedPath } from '#lib/feeds.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Api } from '#lib/server/api.ts';
import { sharedBriefly } from '#lib/server/caching.ts';
import { redirectToTidy } from '#lib/server/tidy-address.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { describeChoices, groupNamesOf } from '#lib/trainings/choices.ts';
import type { ChoiceOptions } from '#lib/trainings/choices.ts';
import { describeFilter, filterName } from '#lib/trainings/describe-filter.ts';
import { describeAlternatives, describeMonths } from '#lib/trainings/describe-training.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { api, locale } = locals;
	redirectToTidy(url, '/trainings', locale);
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
			...subscribeLinks(PUBLIC_URL + feedPath, m.public_nav_trainings()),
			share: localizedPath(`/share?${catalogueFilterParams(filter)}`.replace(/\?$/, ''), locale),
		},
	};
};

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
