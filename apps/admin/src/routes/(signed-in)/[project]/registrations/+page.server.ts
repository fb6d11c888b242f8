import { error, fail, redirect } from '@sveltejs/kit';
import { DropFilterInput, questionsAmong, SaveFilterInput } from '@kutsu/core/desk/model';
import { deskQuery, readDeskAddress } from '#lib/desk/list-address.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.read')) error(403, 'Not allowed');
	const address = readDeskAddress(url.searchParams);
	const { filter, search, sort, after } = address;
	const inProject = { project: project.slug };
	const [page, choices, groups, regions] = await Promise.all([
		locals.api.desk.list.query({
			...inProject,
			...{ filter, sort, locale: locals.locale, columns: [...address.columns] },
			...(search !== '' && { search }),
			...(after && { after }),
		}),
		locals.api.desk.choices.query({
			...inProject,
			...(filter.trainingId && { trainingId: filter.trainingId }),
			questionIds: questionsAmong(address.columns),
		}),
		locals.api.projects.targetGroups.query(inProject),
		locals.api.geography.regions.query(inProject),
	]);
	return { address, page, choices, groups, regions };
};

export const actions: Actions = {
	/** Keeps what the address says, without the words searched for. */
	save: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const { filter, columns, sort } = readDeskAddress(url.searchParams);
		const input = SaveFilterInput.safeParse({
			...{ filter, columns: [...columns], sort },
			...{ name: form.get('name'), isShared: form.get('isShared') !== null },
		});
		if (!input.success) return fail(400, { isUnnamed: true });
		await locals.api.desk.saveFilter.mutate({ ...input.data, project: params.project });
		const query = deskQuery({ filter, columns, sort });
		redirect(303, localizedPath(`/${params.project}/registrations${query}`, locals.locale));
	},
	drop: async ({ locals, params, request, url }) => {
		const input = DropFilterInput.safeParse(Object.fromEntries(await request.formData()));
		if (!input.success) error(400, 'Not possible');
		await locals.api.desk.dropFilter.mutate({ ...input.data, project: params.project });
		const query = deskQuery(readDeskAddress(url.searchParams));
		redirect(303, localizedPath(`/${params.project}/registrations${query}`, locals.locale));
	},
};
