import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { returnPath } from '#lib/sign-in/return-path.ts';
import { entryMessage, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const digits = z.string().check(
	z.overwrite((code) => code.replaceAll(/\s/g, '')),
	z.regex(/^\d{6}$/),
);
const CodeForm = z.object({ code: digits });
const BackupForm = z.object({ backupCode: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) });
const codeAdapter = zod4(CodeForm, { error: entryMessage });
const backupAdapter = zod4(BackupForm, { error: entryMessage });

export const load: PageServerLoad = async ({ url }) => ({
	code: await superValidate(codeAdapter),
	backup: await superValidate(backupAdapter),
	usesBackup: url.searchParams.has('backup'),
	to: url.searchParams.get('to') ?? '',
});

export const actions: Actions = {
	code: async ({ locals, request, url }) => {
		const code = await superValidate(request, codeAdapter);
		if (!code.valid) return fail(400, { code });
		const answer = await locals.signIn.post('/two-factor/verify-totp', { code: code.data.code });
		if (answer.ok) redirect(303, returnPath(url.searchParams.get('to'), locals.locale));
		code.data.code = '';
		if (answer.retryAfterSeconds !== null)
			return message(code, tooManyWords(answer.retryAfterSeconds), { status: 429 });
		if (answer.code === 'INVALID_CODE') return setError(code, 'code', m.signin_code_wrong());
		return message(code, m.signin_challenge_over(), { status: 400 });
	},
	backup: async ({ locals, request, url }) => {
		const backup = await superValidate(request, backupAdapter);
		if (!backup.valid) return fail(400, { backup });
		const answer = await locals.signIn.post('/two-factor/verify-backup-code', {
			code: backup.data.backupCode,
		});
		if (answer.ok) redirect(303, returnPath(url.searchParams.get('to'), locals.locale));
		if (answer.retryAfterSeconds !== null)
			return message(backup, tooManyWords(answer.retryAfterSeconds), { status: 429 });
		if (answer.code === 'INVALID_BACKUP_CODE') return setError(backup, 'backupCode', m.signin_backup_wrong());
		return message(backup, m.signin_challenge_over(), { status: 400 });
	},
};
