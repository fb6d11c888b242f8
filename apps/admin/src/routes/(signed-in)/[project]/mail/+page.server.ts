import { AnswerWaitingMailInput } from '@kutsu/core/mail/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { readMailFilter } from '#lib/mail/list-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('mail.read')) error(403, 'Not allowed');
	const filter = readMailFilter(url.searchParams);
	const mail = await locals.api.mail.list.query({
		project: project.slug,
		state: filter.state,
		kind: filter.kind,
		search: filter.search || undefined,
		after: filter.after,
	});
	return { mail, filter, requestId: crypto.randomUUID() };
};

export const actions: Actions = {
	answer: async ({ locals, params, request }) => {
		const given = Object.fromEntries(await request.formData());
		const input = AnswerWaitingMailInput.safeParse({ ...given, project: params.project });
		if (!input.success) return fail(400);
		const { messages: count } = await locals.api.mail.answerWaiting.mutate(input.data);
		return {
			done:
				input.data.choice === 'send'
					? m.mail_admin_asked_sent({ count })
					: m.mail_admin_asked_dropped({ count }),
		};
	},
};
