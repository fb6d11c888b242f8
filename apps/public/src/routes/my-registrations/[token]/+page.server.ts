import type { FeedClient } from '@kutsu/core/feeds/model';
import { CreateMyFeedInput, MyFeedInput } from '@kutsu/core/feeds/model';
import { dateParts, formatDate, formatDateTimeRange } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { newId, shownText } from '@kutsu/kernel';
import { fail } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { orMissing } from '#lib/server/mine.ts';
import { stateWords } from '#lib/registrations/state-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	const { api, locale } = locals;
	const { token } = params;
	const [all, mine] = await orMissing(
		Promise.all([api.selfService.all.query({ token }), api.feeds.mine.query({ token })]),
	);
	const { project } = all;
	const path = `/my-registrations/${encodeURIComponent(params.token)}`;
	return {
		meta: pageMeta({ title: m.mine_list_title(), description: '', path, isHidden: true }, locale),
		email: all.email,
		projectTitle: shownText(project.title, locale, project.requiredLocales),
		registrations: all.registrations.map((one) => ({
			href: localizedPath(`/r/${encodeURIComponent(one.token)}`, locale),
			name: `${one.firstName} ${one.lastName}`,
			title: shownText(one.title, locale, project.requiredLocales),
			leaf: dateParts(one.startsAt, one.timeZone, locale),
			when: formatDateTimeRange(one.startsAt, one.endsAt, one.timeZone, locale),
			isPast: one.isPast,
			...stateWords(one.state, one.isTrainingCancelled),
		})),
		project: footerProject(project, locale),
		calendars: {
			requestId: newId(),
			people: mine.people.map(({ participantId, firstName, lastName }) => ({
				value: participantId,
				label: `${firstName} ${lastName}`,
			})),
			feeds: mine.feeds.map((feed) => ({
				id: feed.id,
				participantId: feed.participantId,
				made: m.feeds_mine_made({ date: formatDate(feed.createdAt, mine.timeZone, locale) }),
				fetched:
					feed.lastFetchedAt === null || feed.lastClient === null
						? m.feeds_never_fetched()
						: m.feeds_mine_fetched({
								date: formatDate(feed.lastFetchedAt, mine.timeZone, locale),
								client: clientWords(feed.lastClient),
							}),
			})),
		},
	};
};

export const actions: Actions = {
	calendar: async ({ locals, params, request }) => {
		const sent = Object.fromEntries(await request.formData());
		const input = CreateMyFeedInput.safeParse({ ...sent, ...params, locale: locals.locale });
		if (!input.success) return fail(400, { trouble: m.feeds_gone_meanwhile() });
		const made = await orMissing(locals.api.feeds.createMine.mutate(input.data));
		if (!made.ok) return fail(409, { trouble: m.feeds_too_many({ most: made.refusal.most }) });
		return made.url === null ? { trouble: m.feeds_made_before() } : { address: addressOf(made.url) };
	},
	rotate: async ({ locals, params, request }) => {
		const input = MyFeedInput.safeParse({ ...Object.fromEntries(await request.formData()), ...params });
		if (!input.success) return fail(400, { trouble: m.feeds_gone_meanwhile() });
		const rotated = await orMissing(locals.api.feeds.rotateMine.mutate(input.data));
		return rotated.ok
			? { address: addressOf(rotated.url) }
			: fail(409, { trouble: m.feeds_gone_meanwhile() });
	},
	revoke: async ({ locals, params, request }) => {
		const input = MyFeedInput.safeParse({ ...Object.fromEntries(await request.formData()), ...params });
		if (!input.success) return fail(400, { trouble: m.feeds_gone_meanwhile() });
		await orMissing(locals.api.feeds.revokeMine.mutate(input.data));
		return { done: m.feeds_revoked_done() };
	},
};

/** As it is shown the one time it is known. */
function addressOf(url: string) {
	return { url, webcal: url.replace(/^https?:/, 'webcal:') };
}

function clientWords(client: FeedClient): string {
	return m[`feeds_client_${client}`]();
}
