import { passkey } from '@better-auth/passkey';
import type { Context } from '@kutsu/core/context';
import { findPasswordFaults, requestPasswordReset } from '@kutsu/core/staff';
import { passwordLength } from '@kutsu/core/staff/model';
import type { Database } from '@kutsu/db';
import {
	authAccounts,
	authPasskeys,
	authRateLimits,
	authSessions,
	authTwoFactors,
	authUsers,
	authVerifications,
} from '@kutsu/db/tables';
import { secretsFor } from '@kutsu/kernel/keys';
import type { Keys } from '@kutsu/kernel/keys';
import { hashPassword, isPassword } from '@kutsu/kernel/passwords';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { countAttempt, forgetAttempts } from './attempts.ts';

/** Set by us on the request that better-auth sees; what a client sent under these names is gone by then. */
export const trustedHeaders = {
	address: 'x-kutsu-client-address',
	requestId: 'x-kutsu-request-id',
	locale: 'x-kutsu-locale',
} as const;

export type SignInOptions = {
	readonly database: Database;
	readonly keys: Keys;
	readonly adminUrl: string;
	/** A context for the request, in nobody's name. */
	contextOf(request: Request | undefined): Context & { readonly locale: 'fi' | 'sv' | 'en' };
	onFault(fault: unknown): void;
	/** What need not be waited for, so that answering takes as long whoever asks. */
	inBackground(work: Promise<unknown>): void;
};

/** All that is open of better-auth; anything else of it does not exist. */
export const openPaths: ReadonlySet<string> = new Set([
	'/sign-in/email',
	'/sign-out',
	'/change-password',
	'/request-password-reset',
	'/reset-password',
	'/two-factor/enable',
	'/two-factor/disable',
	'/two-factor/verify-totp',
	'/two-factor/verify-backup-code',
	'/two-factor/generate-backup-codes',
	'/passkey/generate-register-options',
	'/passkey/verify-registration',
	'/passkey/generate-authenticate-options',
	'/passkey/verify-authentication',
	'/passkey/list-user-passkeys',
	'/passkey/delete-passkey',
]);

/** In each of these a second factor was used. */
const provingPaths: ReadonlySet<string> = new Set([
	'/two-factor/verify-totp',
	'/two-factor/verify-backup-code',
	'/passkey/verify-authentication',
]);

/** These change how the account is proved: a password alone must not do it once there is more. */
const guardedPaths: ReadonlySet<string> = new Set([
	'/change-password',
	'/two-factor/enable',
	'/two-factor/disable',
	'/two-factor/generate-backup-codes',
	'/passkey/generate-register-options',
	'/passkey/verify-registration',
	'/passkey/delete-passkey',
]);

const perAccount = { windowSeconds: 900, max: 10 };
const resetsPerAccount = { windowSeconds: 900, max: 3 };
const resetMinutes = 60;
const sessionHours = 12;

export type SignIn = ReturnType<typeof openSignIn>;

/** Sign-in of staff: e-mail and password, an authenticator app or a passkey. Accounts come by invitation only. */
export function openSignIn(options: SignInOptions) {
	const { database, adminUrl } = options;
	const isHttps = adminUrl.startsWith('https:');
	return betterAuth({
		appName: 'Kutsu',
		baseURL: adminUrl,
		basePath: '/api/auth',
		secrets: secretsFor(options.keys, 'sign-in').map(({ version, secret }) => ({ version, value: secret })),
		telemetry: { enabled: false },
		database: drizzleAdapter(database.reads, {
			provider: 'pg',
			transaction: true,
			schema: {
				user: authUsers,
				session: authSessions,
				account: authAccounts,
				verification: authVerifications,
				rateLimit: authRateLimits,
				twoFactor: authTwoFactors,
				passkey: authPasskeys,
			},
		}),
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: passwordLength.min,
			maxPasswordLength: passwordLength.max,
			password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
			resetPasswordTokenExpiresIn: resetMinutes * 60,
			revokeSessionsOnPasswordReset: true,
			sendResetPassword: async ({ user, token }, request) => {
				const limited = await countAttempt(database, `reset ${user.id}`, resetsPerAccount);
				if (limited.retryAfterSeconds !== null) return;
				const ctx = options.contextOf(request);
				const expiresAt = new Date(ctx.now().getTime() + resetMinutes * 60_000);
				await requestPasswordReset(ctx, {
					userId: user.id,
					email: user.email,
					token,
					locale: ctx.locale,
					expiresAt,
				});
			},
		},
		session: {
			expiresIn: sessionHours * 3600,
			updateAge: 3600,
			freshAge: sessionHours * 3600,
			additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
		},
		verification: { storeIdentifier: 'hashed' },
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: 60,
			max: 60,
			customRules: {
				'/sign-in/email': { window: 60, max: 10 },
				'/request-password-reset': { window: 900, max: 10 },
				'/reset-password': { window: 900, max: 20 },
				'/change-password': { window: 60, max: 10 },
				'/two-factor/*': { window: 60, max: 15 },
			},
		},
		advanced: {
			ipAddress: { ipAddressHeaders: [trustedHeaders.address] },
			// `__Host-` wants Secure, a path of / and no domain: no neighbouring host can set it.
			useSecureCookies: false,
			cookiePrefix: isHttps ? '__Host-kutsu-staff' : 'kutsu-staff',
			defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
			backgroundTasks: { handler: options.inBackground },
		},
		plugins: [
			twoFactor({ issuer: 'Kutsu', twoFactorCookieMaxAge: 600 }),
			passkey({
				rpID: new URL(adminUrl).hostname,
				rpName: 'Kutsu',
				origin: adminUrl,
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
				advanced: { webAuthnChallengeCookie: 'passkey-challenge' },
				registration: {
					afterVerification: async ({ verification }) => {
						if (!verification.registrationInfo?.userVerified) throw refusal('FORBIDDEN', 'USER_NOT_VERIFIED');
					},
				},
				authentication: {
					// Alone it stands for both factors: who holds the key must have shown who they are to it.
					afterVerification: async ({ verification }) => {
						if (!verification.authenticationInfo.userVerified)
							throw refusal('FORBIDDEN', 'USER_NOT_VERIFIED');
					},
				},
			}),
		],
		databaseHooks: {
			session: {
				create: {
					before: async (session, context) => {
						// A session made anew in place of another keeps what was proved in that one.
						const proved = provingPaths.has(context?.path ?? '')
							? new Date()
							: (session['secondFactorAt'] ?? null);
						return { data: { ...session, secondFactorAt: proved } };
					},
				},
			},
		},
		hooks: {
			before: createAuthMiddleware(async (ctx) => {
				if (guardedPaths.has(ctx.path)) await guardFactors(ctx);
				if (ctx.path === '/sign-in/email') await countSignIn(database, String(ctx.body?.email));
				if (ctx.path === '/reset-password' || ctx.path === '/change-password') await checkNewPassword(ctx);
				// A device is not trusted to do without the second factor.
				if (ctx.path.startsWith('/two-factor/') && ctx.body)
					return { context: { body: { ...ctx.body, trustDevice: false } } };
				return undefined;
			}),
			after: createAuthMiddleware(async (ctx) => {
				const failed = ctx.context.returned instanceof APIError;
				if (failed) return;
				if (ctx.path === '/sign-in/email')
					await forgetAttempts(database, accountKey(String(ctx.body?.email)));
				const current = ctx.context.session;
				if (ctx.path === '/passkey/verify-registration' && current) {
					await ctx.context.internalAdapter.updateSession(current.session.token, {
						secondFactorAt: new Date(),
					});
				}
				const fresh = ctx.context.newSession;
				if (
					ctx.path === '/passkey/verify-authentication' &&
					current &&
					fresh &&
					current.session.token !== fresh.session.token
				) {
					await ctx.context.internalAdapter.deleteSession(current.session.token);
				}
			}),
		},
		onAPIError: {
			onError: (fault) => {
				if (!(fault instanceof APIError) || fault.statusCode >= 500) options.onFault(fault);
			},
		},
		logger: {
			level: 'error',
			// Only faults are told: the words around them may quote what was typed.
			log: (level, _message, ...told) => {
				const fault = told.find((one) => one instanceof Error && !(one instanceof APIError));
				if (level === 'error' && fault) options.onFault(fault);
			},
		},
	});
}

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

async function guardFactors(ctx: AuthContext): Promise<void> {
	const current = await getSessionFromCtx(ctx);
	if (!current || current.session['secondFactorAt']) return;
	const mine = [{ field: 'userId', value: current.user.id }];
	const passkeys = await ctx.context.adapter.count({ model: 'passkey', where: mine });
	if (passkeys > 0 || current.user['twoFactorEnabled']) throw refusal('FORBIDDEN', 'SECOND_FACTOR_REQUIRED');
}

async function countSignIn(database: Database, email: string): Promise<void> {
	const { retryAfterSeconds } = await countAttempt(database, accountKey(email), perAccount);
	if (retryAfterSeconds === null) return;
	throw new APIError(
		'TOO_MANY_REQUESTS',
		{ code: 'TOO_MANY_ATTEMPTS', message: 'Too many attempts' },
		{ 'x-retry-after': String(retryAfterSeconds) },
	);
}

async function checkNewPassword(ctx: AuthContext): Promise<void> {
	const email =
		ctx.path === '/change-password' ? (await getSessionFromCtx(ctx))?.user.email : await emailOfReset(ctx);
	const faults = findPasswordFaults(String(ctx.body?.newPassword ?? ''), { email: email ?? '' });
	if (faults.length > 0) {
		throw new APIError('BAD_REQUEST', { code: 'WEAK_PASSWORD', message: 'The password is too weak', faults });
	}
}

async function emailOfReset(ctx: AuthContext): Promise<string | undefined> {
	const found = await ctx.context.internalAdapter.findVerificationValue(
		`reset-password:${String(ctx.body?.token)}`,
	);
	return found ? (await ctx.context.internalAdapter.findUserById(found.value))?.email : undefined;
}

const accountKey = (email: string) => `sign-in ${email.trim().toLowerCase()}`;

function refusal(status: 'FORBIDDEN', code: string): APIError {
	return new APIError(status, { code, message: 'Not allowed' });
}
