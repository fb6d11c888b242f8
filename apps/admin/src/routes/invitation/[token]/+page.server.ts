import { assertNever, shownText } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import type { StaffOutputs } from '@kutsu/api/types';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import { entryMessage, passwordWords } from '#lib/sign-in/words.ts';
import { roleWords } from '#lib/staff/describe-role.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Refusal = Extract<StaffOutputs['invitations']['accept'], { ok: false }>['refusal'];

const optionalEmail = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());
const NewAccountForm = z.object({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
	email: optionalEmail,
	password: z.string().check(z.minLength(1), z.maxLength(1000)),
});
const adapter = zod4(NewAccountForm, { error: entryMessage });

export const load: PageServerLoad = async ({ locals, params }) => {
	const { api, locale } = locals;
	const [found, account] = await Promise.all([
		api.invitations.get.query({ token: params.token }),
		signedIn(locals),
	]);
	const form = await superValidate({ email: (found.ok && found.invitation.email) || '' }, adapter, {
		errors: false,
	});
	if (!found.ok)
		return {
			form,
			state: 'closed' as const,
			refusal: found.refusal.code,
			signedInAs: account?.email ?? null,
		};
	const { email, project, role, hasAccount } = found.invitation;
	const isTheirs = account !== null && (email === null || email === account.email);
	const state = isTheirs ? 'join' : account ? 'other-account' : hasAccount ? 'sign-in-first' : 'new-account';
	return {
		...{ form, state: state as typeof state, email, signedInAs: account?.email ?? null },
		role: roleWords(role).name,
		project: project && shownText(project.title, locale),
	};
};

export const actions: Actions = {
	open: async (event) => {
		const { locals, params, request } = event;
		const form = await superValidate(request, adapter);
		const { name, email, password } = form.data;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const accepted = await locals.api.invitations.accept.mutate({
			token: params.token,
			name,
			email,
			password,
		});
		if (!accepted.ok) return refused(form, accepted.refusal, event);
		const answer = await locals.signIn.post('/sign-in/email', { email: accepted.email, password });
		// The account stands either way; who cannot be signed in just now does it on the next page.
		redirect(
			303,
			localizedPath(answer.ok ? '/' : `/sign-in?email=${encodeURIComponent(accepted.email)}`, locals.locale),
		);
	},
	join: async ({ locals, params }) => {
		const accepted = await locals.api.invitations.accept.mutate({ token: params.token });
		// What is refused now, the page itself says when it is shown again.
		redirect(303, localizedPath(accepted.ok ? '/' : `/invitation/${params.token}`, locals.locale));
	},
};

function refused(
	form: Awaited<ReturnType<typeof superValidate<z.infer<typeof NewAccountForm>>>>,
	refusal: Refusal,
	{ locals, params }: RequestEvent,
) {
	switch (refusal.code) {
		case 'weak-password':
			return setError(form, 'password', refusal.faults.map(passwordWords));
		case 'name-missing':
			return setError(form, 'name', m.common_invalid_required());
		case 'email-missing':
			return setError(form, 'email', m.common_invalid_email());
		case 'unknown':
		case 'used':
		case 'revoked':
		case 'expired':
		case 'other-account':
		case 'sign-in-first':
			// Answered, withdrawn or overtaken since the page was shown: it says so itself.
			return redirect(303, localizedPath(`/invitation/${params['token'] ?? ''}`, locals.locale));
		default:
			return assertNever(refusal);
	}
}

async function signedIn({ api }: App.Locals): Promise<StaffOutputs['account']['me'] | null> {
	try {
		return await api.account.me.query();
	} catch (error) {
		if (statusOf(error) === 401) return null;
		throw error;
	}
}
