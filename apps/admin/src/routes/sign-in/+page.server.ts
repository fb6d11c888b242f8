import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import { returnPath } from '#lib/sign-in/return-path.ts';
import { entryMessage, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const SignInForm = z.object({
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
	password: z.string().check(z.minLength(1), z.maxLength(1000)),
});
const adapter = zod4(SignInForm, { error: entryMessage });

export const load: PageServerLoad = async ({ url }) => ({
	form: await superValidate({ email: url.searchParams.get('email') ?? '', password: '' }, adapter, {
		errors: false,
	}),
	to: url.searchParams.get('to') ?? '',
	notice: noticeOf(url.searchParams.get('notice')),
});

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { locale, signIn } = locals;
		const form = await superValidate(request, adapter);
		const { email, password } = form.data;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const to = url.searchParams.get('to');
		const answer = await signIn.post('/sign-in/email', { email, password });
		if (answer.ok && answer.data['twoFactorRedirect'] === true) {
			const onwards = to ? `?to=${encodeURIComponent(to)}` : '';
			redirect(303, localizedPath(`/sign-in/second-factor${onwards}`, locale));
		}
		if (answer.ok) redirect(303, returnPath(to, locale));
		if (answer.retryAfterSeconds !== null)
			return setError(form, '', tooManyWords(answer.retryAfterSeconds), { status: 429 });
		return setError(form, 'email', m.signin_wrong(), { status: 400 });
	},
};

function noticeOf(name: string | null): string | null {
	switch (name) {
		case 'signed-out':
			return m.signin_signed_out();
		case 'password-changed':
			return m.signin_reset_done();
		default:
			return null;
	}
}
