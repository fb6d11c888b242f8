import { Locale } from '@kutsu/kernel';
import { error } from '@sveltejs/kit';
import { asAsked, registersOf } from '#lib/question-forms/question-form.ts';
import { readForm } from '#lib/question-forms/read-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const { form, groups, municipalities } = await readForm(locals, params);
	const wanted = Locale.safeParse(url.searchParams.get('language'));
	const language = wanted.success ? wanted.data : locals.locale;
	return {
		form,
		language,
		fields: asAsked(form, registersOf(groups, municipalities, form, language), language),
	};
};
