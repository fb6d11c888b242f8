import { catalogueFilterParams, parseCatalogueFilter } from '@kutsu/core/trainings/model';
import { pageUrl } from '@kutsu/i18n/addresses';
import { Locale } from '@kutsu/kernel';
import { subscribeLinks } from '@kutsu/program-formats';
import { error, redirect } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { localizedPath } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('feeds.manage')) {
		// A trainer has a calendar of their own trainings, and none to share.
		if (project.permissions.includes('feeds.own'))
			redirect(303, localizedPath(`/${project.slug}/feeds/private`, locals.locale));
		error(403, 'Not allowed');
	}
	// The form sends its empty fields too; the address one shares has only what was chosen.
	const kept = Array.from(url.searchParams).filter(([, value]) => value !== '');
	if (kept.length < url.searchParams.size) redirect(303, `${url.pathname}?${new URLSearchParams(kept)}`);
	const asked = { project: project.slug };
	const { filter, ignored } = parseCatalogueFilter(url.searchParams);
	const { region, group, language, format, series: seriesKey } = filter;
	const chosen = { region, group, language, format, series: seriesKey };
	const textLanguage = Locale.safeParse(url.searchParams.get('texts'));
	const inLocale = textLanguage.success ? textLanguage.data : locals.locale;

	const [regions, groups, series, matching] = await Promise.all([
		locals.api.geography.regions.query(asked),
		locals.api.projects.targetGroups.query(asked),
		locals.api.courses.series.query(asked),
		locals.api.trainings.published.query({ ...asked, filter: { ...chosen, ...asked } }),
	]);

	const query = catalogueFilterParams({ ...chosen, ...asked });
	const https = `${new URL(PUBLIC_URL).origin}/feeds/${inLocale}/trainings.ics?${query}`;
	return {
		regions,
		groups,
		series,
		chosen,
		inLocale,
		isIgnored: ignored.length > 0,
		total: matching.total,
		next: matching.rows.slice(0, 3),
		feed: {
			...subscribeLinks(https, project.title[inLocale] ?? project.slug),
			share: pageUrl(new URL(PUBLIC_URL).origin, `/share?${query}&texts=${inLocale}`, locals.locale),
		},
	};
};
