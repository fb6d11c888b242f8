import { FeedInput } from '@kutsu/core/feeds/model';
import { newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { shownAddress } from '#lib/feeds/new-address.ts';
import { orGone } from '#lib/server/or-gone.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
	const { project } = await parent();
	if (!project.permissions.includes('feeds.own')) error(403, 'Not allowed');
	// An address may stand on this page.
	setHeaders({ 'cache-control': 'no-store' });
	const [at, id] = [url.searchParams.get('at'), url.searchParams.get('id')];
	const createdAt = new Date(at ?? '');
	const after = id !== null && !Number.isNaN(createdAt.getTime()) ? { createdAt, id } : undefined;
	const feeds = await locals.api.feeds.list.query({ project: project.slug, after });
	return { feeds, isFurther: after !== undefined, requestId: newId() };
};

export const actions: Actions = {
	own: async ({ locals, params, request }) => {
		const name = m.feeds_own_name();
		const made = await orGone(
			locals.api.feeds.create.mutate({
				...{ project: params.project, kind: 'trainer', name, locale: locals.locale, lastDay: null },
				...{ trainerId: null, organisation: null, venueIds: [], trainingIds: [] },
				requestId: String((await request.formData()).get('requestId')),
			}),
		);
		if (!made) return fail(409, { trouble: m.feeds_not_trainer() });
		if (!made.ok) return fail(409, { trouble: m.feeds_too_many({ most: made.refusal.most }) });
		return made.url === null
			? { done: m.feeds_made_before() }
			: { address: await shownAddress(name, made.url) };
	},
	rotate: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const input = FeedInput.safeParse({ project: params.project, feedId: sent.get('feedId') });
		if (!input.success) return fail(400, { trouble: m.feeds_gone_meanwhile() });
		const rotated = await orGone(locals.api.feeds.rotate.mutate(input.data));
		if (!rotated?.ok) return fail(409, { trouble: m.feeds_gone_meanwhile() });
		return { address: await shownAddress(String(sent.get('name')), rotated.url) };
	},
	revoke: async ({ locals, params, request }) => {
		const feedId = (await request.formData()).get('feedId');
		const input = FeedInput.safeParse({ project: params.project, feedId });
		const revoked = input.success && (await orGone(locals.api.feeds.revoke.mutate(input.data)));
		return revoked ? { done: m.feeds_revoked_done() } : fail(409, { trouble: m.feeds_gone_meanwhile() });
	},
};
