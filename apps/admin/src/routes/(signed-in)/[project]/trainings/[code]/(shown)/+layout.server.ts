import { languages } from '@kutsu/i18n';
import { pageUrl } from '@kutsu/i18n/addresses';
import { PUBLIC_URL } from '$app/env/private';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	const training = await locals.api.trainings.get.query({ project: project.slug, code: params.code });
	const { publicPath } = training;
	const mayReadPeople = project.permissions.includes('participants.read');
	return {
		training,
		mayReadPeople,
		guard: mayReadPeople
			? await locals.api.registrations.guard.query({ project: project.slug, trainingId: training.id })
			: null,
		links:
			publicPath === null
				? []
				: languages.map((locale) => ({
						locale,
						page: pageUrl(PUBLIC_URL, publicPath, locale),
						calendar: `${PUBLIC_URL}/feeds/${locale}${publicPath}.ics`,
					})),
	};
};
