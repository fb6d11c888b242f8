import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { KUTSU_DEMO, KUTSU_SENDS_MAIL } from '$app/env/private';
import { entryMessage, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const ForgotForm = z.object({
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
});
const adapter = zod4(ForgotForm, { error: entryMessage });

export const load: PageServerLoad = async () => ({
	form: await superValidate(adapter),
	/** Whether a link arrives at all, and if not, why. */
	mail: KUTSU_SENDS_MAIL ? ('sent' as const) : KUTSU_DEMO ? ('demo' as const) : ('kept' as const),
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { email } = form.data;
		const answer = await locals.signIn.post('/request-password-reset', { email });
		if (!answer.ok)
			return setError(form, 'email', tooManyWords(answer.retryAfterSeconds ?? 60), { status: 429 });
		// The same whether there is such an account or not.
		return { form, sentTo: email };
	},
};
