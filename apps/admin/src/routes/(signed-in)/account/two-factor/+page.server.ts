import { m } from '@kutsu/i18n/messages';
import { fail } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { returnPath } from '#lib/sign-in/return-path.ts';
import { entryMessage, tooManyWords } from '#lib/sign-in/words.ts';
import type { Actions, PageServerLoad } from './$types';

const PasswordForm = z.object({ password: z.string().check(z.minLength(1), z.maxLength(1000)) });
const VerifyForm = z.object({
	code: z.string().check(
		z.overwrite((code) => code.replaceAll(/\s/g, '')),
		z.regex(/^\d{6}$/),
	),
	/** Shown once by the sign-in: the page carries them on until the code is right. */
	totpUri: z.string().check(z.startsWith('otpauth://totp/'), z.maxLength(500)),
	backupCodes: z.string().check(z.maxLength(500)),
});
const passwordAdapter = zod4(PasswordForm, { error: entryMessage });
const verifyAdapter = zod4(VerifyForm, { error: entryMessage });

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	await parent();
	const { account, locale } = locals;
	const to = returnPath(url.searchParams.get('to') ?? '/account', locale);
	return {
		password: await superValidate(passwordAdapter),
		to,
		isRequired: account?.projects.some((project) => project.lacksSecondFactor) ?? false,
		mustProve: account !== null && account.hasFactor && !account.hasSecondFactor,
		hasAuthenticator: account?.hasAuthenticator ?? false,
	};
};

export const actions: Actions = {
	start: async ({ locals, request }) => {
		const form = await superValidate(request, passwordAdapter);
		const { password } = form.data;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const answer = await locals.signIn.post('/two-factor/enable', { password });
		if (answer.ok) {
			const codes = z.array(z.string()).parse(answer.data['backupCodes']);
			const begun = {
				code: '',
				totpUri: z.string().parse(answer.data['totpURI']),
				backupCodes: codes.join(' '),
			};
			return verifying(await superValidate(begun, verifyAdapter, { errors: false }));
		}
		if (answer.retryAfterSeconds !== null)
			return setError(form, 'password', tooManyWords(answer.retryAfterSeconds), { status: 429 });
		return setError(
			form,
			'password',
			answer.code === 'INVALID_PASSWORD' ? m.signin_password_wrong() : m.signin_not_possible(),
		);
	},
	verify: async ({ locals, request }) => {
		const form = await superValidate(request, verifyAdapter);
		if (!form.valid) return fail(400, await verifying(form));
		const answer = await locals.signIn.post('/two-factor/verify-totp', { code: form.data.code });
		if (answer.ok) return { verify: form, backupCodes: form.data.backupCodes.split(' ') };
		form.data.code = '';
		const wrong =
			answer.retryAfterSeconds === null ? m.signin_code_wrong() : tooManyWords(answer.retryAfterSeconds);
		setError(form, 'code', wrong);
		return fail(400, await verifying(form));
	},
};

/** The form with the picture that the app reads, and the key it stands for. */
async function verifying(verify: Awaited<ReturnType<typeof superValidate<z.infer<typeof VerifyForm>>>>) {
	const { totpUri } = verify.data;
	const secret = URL.canParse(totpUri) ? (new URL(totpUri).searchParams.get('secret') ?? '') : '';
	const picture = await QRCode.toString(totpUri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
	return { verify, picture, secret: secret.replace(/=+$/, '').replaceAll(/(.{4})(?=.)/g, '$1 ') };
}
