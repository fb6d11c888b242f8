import { SetOpenCourseInput } from '@kutsu/core/ways/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { mayOpenSettings } from '#lib/navigation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/open-course')) error(403, 'Not allowed');
	return {
		openCourse: await locals.api.ways.openCourse.query({ project: project.slug }),
		mayEdit: project.permissions.includes('plan.write'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const textOf = (name: string) => {
			const value = sent.get(name);
			return typeof value === 'string' ? value.trim() : '';
		};
		const asked = (name: string) => {
			const of = (key: string) => textOf(`${name}.${key}`);
			const url = of('url');
			return url === '' ? null : { url, title: { fi: of('fi'), sv: of('sv'), en: of('en') } };
		};
		const wanted = {
			url: textOf('wanted.url'),
			fi: textOf('wanted.fi'),
			sv: textOf('wanted.sv'),
			en: textOf('wanted.en'),
		};
		const refuse = (status: number, errors: Readonly<Record<string, string>>, problem?: string) =>
			fail(status, { wanted, errors, problem });
		const input = SetOpenCourseInput.safeParse({ seen: asked('seen'), wanted: asked('wanted') });
		if (!input.success) return refuse(400, { 'wanted.url': m.ways_admin_open_course_url_invalid() });
		const saved = await locals.api.ways.setOpenCourse.mutate({ ...input.data, project: params.project });
		if (saved.ok) return { done: m.ways_admin_saved() };
		if (saved.refusal.code === 'stale') return refuse(409, {}, m.ways_admin_stale());
		return refuse(400, {
			[`wanted.${saved.refusal.locale}`]: m.ways_admin_open_course_name_needed(),
		});
	},
};
