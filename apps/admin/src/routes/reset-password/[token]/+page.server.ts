import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import { entryMessage, passwordWords, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const ResetForm = z.object({ newPassword: z.string().check(z.minLength(1), z.maxLength(1000)) });
const adapter = zod4(ResetForm, { error: entryMessage });

export const load: PageServerLoad = async () => ({ form: await superValidate(adapter) });

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const { newPassword } = form.data;
		form.data.newPassword = '';
		if (!form.valid) return fail(400, { form });
		const answer = await locals.signIn.post('/reset-password', { token: params.token, newPassword });
		if (answer.ok) redirect(303, localizedPath('/sign-in?notice=password-changed', locals.locale));
		if (answer.faults.length > 0) return setError(form, 'newPassword', answer.faults.map(passwordWords));
		if (answer.retryAfterSeconds !== null) {
			return setError(form, 'newPassword', tooManyWords(answer.retryAfterSeconds), { status: 429 });
		}
		return fail(400, { form, isExpired: true });
	},
};
