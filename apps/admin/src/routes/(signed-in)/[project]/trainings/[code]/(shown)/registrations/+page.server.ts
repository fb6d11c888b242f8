import { CancelByStaffInput } from '@kutsu/core/registrations/model';
import { error, fail, redirect } from '@sveltejs/kit';
import { deskQuery, readDeskAddress } from '#lib/desk/list-address.ts';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project, training, mayReadPeople } = await parent();
	if (!mayReadPeople) error(403, 'Not allowed');
	const { filter, search, after } = readDeskAddress(url.searchParams);
	const { state } = filter;
	const page = await locals.api.desk.list.query({
		project: project.slug,
		filter: { trainingId: training.id, ...(state && { state }) },
		sort: 'name',
		...(search !== '' && { search }),
		...(after?.name !== undefined && { after }),
	});
	return {
		address: { filter: state ? { state } : {}, search, after },
		page,
		added: addedOf(url.searchParams.get('added')),
	};
};

/** What was just added: a seat, or a place in the queue. */
function addedOf(word: string | null): { readonly place: number | null } | null {
	if (word === 'confirmed') return { place: null };
	const place = Number(/^place-(\d{1,6})$/.exec(word ?? '')?.[1]);
	return place > 0 ? { place } : null;
}

export const actions: Actions = {
	cancel: async ({ locals, params, request, url }) => {
		const read = CancelByStaffInput.safeParse(Object.fromEntries(await request.formData()));
		if (!read.success) error(400, 'Not possible');
		try {
			const cancelled = await locals.api.registrations.cancel.mutate({
				...read.data,
				project: params.project,
			});
			if (!cancelled.ok) return fail(409, { refusal: cancelled.refusal.code });
		} catch (fault) {
			const status = statusOf(fault);
			if (status === undefined) throw fault;
			error(status, 'Not possible');
		}
		const query = deskQuery(readDeskAddress(url.searchParams));
		redirect(
			303,
			localizedPath(`/${params.project}/trainings/${params.code}/registrations${query}`, locals.locale),
		);
	},
};
