import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { pageMeta } from '#lib/server/meta.ts';
import { sharedBriefly } from '#lib/server/caching.ts';
import { describeChoices, groupNamesOf } from '#lib/trainings/choices.ts';
import { describeCard } from '#lib/trainings/describe-training.ts';
import type { PageServerLoad } from './$types';

const shownNext = 4;

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	const { api, locale } = locals;
	const [choices, coming, seminars, projects] = await Promise.all([
		api.trainings.choices.query(),
		api.trainings.catalogue.query({}),
		api.trainings.catalogue.query({ filter: { format: 'final_seminar' } }),
		api.projects.list.query(),
	]);
	setHeaders(sharedBriefly);
	const names = groupNamesOf(choices);
	const open = coming.rows.filter(({ phase }) => phase !== 'closed' && phase !== 'cancelled');
	const seminar = seminars.rows.find(({ phase }) => phase !== 'cancelled');
	const { regions, groups } = describeChoices(choices, locale);
	return {
		meta: pageMeta({ title: m.public_home_title(), description: m.public_home_lead(), path: '/' }, locale),
		regions,
		groups,
		next: (open.length > 0 ? open : coming.rows)
			.slice(0, shownNext)
			.map((row) => describeCard(row, names, locale)),
		total: coming.total,
		seminar: seminar ? describeCard(seminar, names, locale) : null,
		projects: projects.map(({ slug, title, description, organiser, requiredLocales }) => ({
			slug,
			title: shownText(title, locale, requiredLocales),
			description: shownText(description, locale, requiredLocales),
			organiser: shownText(organiser, locale, requiredLocales),
		})),
	};
};
