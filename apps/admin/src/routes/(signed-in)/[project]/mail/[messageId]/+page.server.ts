import { MessageInput, ResendMessageInput } from '@kutsu/core/mail/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { bodyRefusalWords, resendRefusalWords } from '#lib/mail/describe-message.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('mail.read')) error(403, 'Not allowed');
	const asked = MessageInput.safeParse({ project: project.slug, messageId: params.messageId });
	if (!asked.success) error(404, 'Not found');
	return { message: await locals.api.mail.get.query(asked.data), requestId: crypto.randomUUID() };
};

export const actions: Actions = {
	read: async ({ locals, params }) => {
		const result = await locals.api.mail.readBody.mutate({
			project: params.project,
			messageId: params.messageId,
		});
		if (!result.ok) return fail(409, { trouble: bodyRefusalWords(result.refusal) });
		const { text, calendarMethod } = result.body;
		return { body: { text, calendarMethod } };
	},
	resend: async ({ locals, params, request }) => {
		const input = ResendMessageInput.safeParse({
			project: params.project,
			messageId: params.messageId,
			requestId: (await request.formData()).get('requestId'),
		});
		if (!input.success) return fail(400);
		const result = await locals.api.mail.resend.mutate(input.data);
		return result.ok
			? { done: m.mail_admin_resent() }
			: fail(409, { trouble: resendRefusalWords(result.refusal) });
	},
};
