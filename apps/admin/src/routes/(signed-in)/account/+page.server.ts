import { RenameAccountInput } from '@kutsu/core/staff/model';
import { m } from '@kutsu/i18n/messages';
import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { statusOf } from '#lib/server/api.ts';
import type { SignInAnswer } from '#lib/server/api.ts';
import { deviceOf } from '#lib/sign-in/device.ts';
import { entryMessage, passwordWords, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const password = z.string().check(z.minLength(1), z.maxLength(1000));
const PasswordForm = z.object({ currentPassword: password, newPassword: password });
const ConfirmForm = z.object({ password });
const nameAdapter = zod4(RenameAccountInput, { error: entryMessage });
const passwordAdapter = zod4(PasswordForm, { error: entryMessage });
const confirmAdapter = zod4(ConfirmForm, { error: entryMessage });

const Passkeys = z.object({
	list: z.array(z.object({ id: z.string(), name: z.nullish(z.string()), createdAt: z.nullish(z.string()) })),
});

export const load: PageServerLoad = async ({ locals, parent }) => {
	await parent();
	const { account, api, signIn } = locals;
	const [sessions, passkeys] = await Promise.all([
		api.account.sessions.query(),
		signIn.get('/passkey/list-user-passkeys'),
	]);
	return {
		email: account?.email ?? '',
		// An account is of no place of its own: its times are told as in its first project.
		timeZone: account?.projects[0]?.timeZone ?? 'Europe/Helsinki',
		name: await superValidate({ name: account?.name ?? '' }, nameAdapter, { errors: false, id: 'name' }),
		password: await superValidate(passwordAdapter, { id: 'password' }),
		remove: await superValidate(confirmAdapter, { id: 'remove' }),
		renew: await superValidate(confirmAdapter, { id: 'renew' }),
		hasFactor: account?.hasFactor ?? false,
		hasAuthenticator: account?.hasAuthenticator ?? false,
		mustProve: account !== null && account.hasFactor && !account.hasSecondFactor,
		passkeys: passkeys.ok ? Passkeys.parse(passkeys.data).list : [],
		sessions: sessions.map(({ userAgent, ...session }) => ({ ...session, device: deviceOf(userAgent) })),
	};
};

export const actions: Actions = {
	rename: async ({ locals, request }) => {
		const form = await superValidate(request, nameAdapter, { id: 'name' });
		if (!form.valid) return fail(400, { form });
		await locals.api.account.rename.mutate(form.data);
		return message(form, m.signin_account_saved());
	},
	password: async ({ locals, request }) => {
		const form = await superValidate(request, passwordAdapter, { id: 'password' });
		const { currentPassword, newPassword } = form.data;
		form.data = { currentPassword: '', newPassword: '' };
		if (!form.valid) return fail(400, { form });
		const answer = await locals.signIn.post('/change-password', {
			currentPassword,
			newPassword,
			revokeOtherSessions: true,
		});
		if (answer.ok) return message(form, m.signin_account_password_changed());
		if (answer.faults.length > 0) return setError(form, 'newPassword', answer.faults.map(passwordWords));
		return setError(form, 'currentPassword', refusalWords(answer));
	},
	removeAuthenticator: async ({ locals, request }) => {
		const form = await superValidate(request, confirmAdapter, { id: 'remove' });
		const typed = form.data.password;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const answer = await locals.signIn.post('/two-factor/disable', { password: typed });
		return answer.ok
			? message(form, m.signin_authenticator_removed())
			: setError(form, 'password', refusalWords(answer));
	},
	renewBackupCodes: async ({ locals, request }) => {
		const form = await superValidate(request, confirmAdapter, { id: 'renew' });
		const typed = form.data.password;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const answer = await locals.signIn.post('/two-factor/generate-backup-codes', { password: typed });
		if (!answer.ok) return setError(form, 'password', refusalWords(answer));
		return { form, backupCodes: z.array(z.string()).parse(answer.data['backupCodes']) };
	},
	removePasskey: async ({ locals, request }) => {
		const id = String((await request.formData()).get('id'));
		const answer = await locals.signIn.post('/passkey/delete-passkey', { id });
		return answer.ok ? { done: m.signin_passkey_removed() } : fail(400, { trouble: refusalWords(answer) });
	},
	endSession: async ({ locals, request }) => {
		const sessionId = String((await request.formData()).get('sessionId'));
		try {
			await locals.api.account.endSession.mutate({ sessionId });
		} catch (error) {
			// Ended meanwhile, by itself or from another device: what was wanted is so.
			if (statusOf(error) !== 404) throw error;
		}
		return { done: m.signin_account_session_ended() };
	},
	endOtherSessions: async ({ locals }) => {
		await locals.api.account.endOtherSessions.mutate();
		return { done: m.signin_account_sessions_ended() };
	},
};

function refusalWords(answer: Extract<SignInAnswer, { ok: false }>): string {
	if (answer.retryAfterSeconds !== null) return tooManyWords(answer.retryAfterSeconds);
	if (answer.code === 'INVALID_PASSWORD') return m.signin_password_wrong();
	return answer.code === 'SECOND_FACTOR_REQUIRED' ? m.signin_account_prove_first() : m.signin_not_possible();
}
