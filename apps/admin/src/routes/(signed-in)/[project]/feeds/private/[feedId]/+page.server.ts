import { FeedInput } from '@kutsu/core/feeds/model';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { FeedForm, feedContents, feedMessage, formOf, isFeedKind } from '#lib/feeds/feed-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

// Whose it is stays: that field is the new form's alone.
const adapter = zod4(FeedForm, { error: feedMessage });
const kept = 'kept';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('feeds.own')) error(403, 'Not allowed');
	const asked = FeedInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	const [feed, choices] = await Promise.all([
		locals.api.feeds.get.query(asked.data),
		locals.api.feeds.choices.query({ project: project.slug }),
	]);
	const begun = { ...formOf(feed, newId()), trainerId: kept };
	return {
		feed: { name: feed.name, kind: feed.kind },
		choices,
		form: await superValidate(begun, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const { kind, revision } = form.data;
		if (!form.valid || !isFeedKind(kind)) return fail(400, { form, theirs: undefined });
		const saved = await locals.api.feeds.edit.mutate({
			...feedContents(kind, form.data),
			...params,
			revision,
		});
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/feeds/private`, locals.locale));
		if (saved.refusal.code === 'does-not-fit') return fail(400, { form, theirs: undefined });
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};
