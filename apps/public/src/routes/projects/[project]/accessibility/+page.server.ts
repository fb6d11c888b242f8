import { newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { FeedbackForm, feedbackMessage } from '#lib/projects/feedback-form.ts';
import { projectPage } from '#lib/server/project-page.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(FeedbackForm, { error: feedbackMessage });

export const csr = true;

export const load: PageServerLoad = async (event) => {
	const page = await projectPage(event, 'accessibility');
	return {
		...page,
		form: await superValidate({ requestId: newId(), message: '', pageUrl: cameFrom(event) }, adapter, {
			errors: false,
		}),
		wasSent: event.url.searchParams.has('sent'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { api, locale } = locals;
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const result = await api.projects.sendAccessibilityFeedback.mutate({
			...form.data,
			project: params.project,
			locale,
		});
		if (!result.ok) return message(form, m.public_feedback_too_many(), { status: 429 });
		redirect(303, `${localizedPath(`/projects/${params.project}/accessibility`, locale)}?sent#feedback`);
	},
};

/** The page a visitor came from is the one they want to tell of; of a personal page only that it was one. */
function cameFrom({ request, url }: { readonly request: Request; readonly url: URL }): string {
	const referrer = request.headers.get('referer');
	if (!referrer || !URL.canParse(referrer)) return '';
	const from = new URL(referrer);
	if (from.origin !== url.origin || from.pathname === url.pathname) return '';
	return from.pathname
		.replace(/\/(r|t|omat-ilmoittautumiset|mina-anmalningar|my-registrations|erased)\/[^/]+/, '/$1/…')
		.slice(0, 500);
}
