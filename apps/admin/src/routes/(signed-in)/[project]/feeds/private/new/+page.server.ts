import { Locale, newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { FeedForm, feedContents, feedMessage, isFeedKind } from '#lib/feeds/feed-form.ts';
import { shownAddress } from '#lib/feeds/new-address.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(FeedForm, { error: feedMessage });

export const load: PageServerLoad = async ({ locals, parent, setHeaders }) => {
	const { project } = await parent();
	if (!project.permissions.includes('feeds.manage')) error(403, 'Not allowed');
	setHeaders({ 'cache-control': 'no-store' });
	const begun = {
		...{ kind: 'plan', name: '', locale: locals.locale, lastDay: '', trainerId: '', organisation: '' },
		...{ venueIds: [], trainingIds: [], requestId: newId(), revision: 1 },
	};
	const [choices, form] = await Promise.all([
		locals.api.feeds.choices.query({ project: project.slug }),
		superValidate(begun, adapter, { errors: false }),
	]);
	return { choices, form };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const { kind } = form.data;
		if (!form.valid || !isFeedKind(kind)) return fail(400, { form });
		const made = await locals.api.feeds.create.mutate({
			...feedContents(kind, form.data),
			...{ project: params.project, kind, locale: Locale.parse(form.data.locale) },
			trainerId: kind === 'trainer' ? form.data.trainerId : null,
			requestId: form.data.requestId,
		});
		if (!made.ok) return setError(form, 'name', m.feeds_too_many({ most: made.refusal.most }));
		return {
			form,
			made: { address: made.url === null ? null : await shownAddress(form.data.name, made.url) },
		};
	},
};
