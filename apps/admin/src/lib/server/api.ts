import type { StaffRouter } from '@kutsu/api/types';
import { passwordFaults } from '@kutsu/core/staff/model';
import type { PasswordFault } from '@kutsu/core/staff/model';
import type { Locale } from '@kutsu/kernel';
import { createTRPCClient, httpBatchLink, isTRPCClientError } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import superjson from 'superjson';
import { ADMIN_URL, API_URL, INTERNAL_SECRET } from '$app/env/private';

export type Api = TRPCClient<StaffRouter>;

export type Asker = {
	readonly locale: Locale;
	readonly requestId: string;
	readonly address: string;
	readonly cookie: string | null;
	/** As the browser names itself, for the list of one's own sessions. */
	readonly userAgent: string | null;
	/** As the browser told it with a form; none comes with a page that is only read. */
	readonly origin: string | null;
	/** Takes the cookies that the API gives back. */
	readonly keepCookies: (setCookies: readonly string[]) => void;
};

function headersOf(asker: Asker): Record<string, string> {
	return {
		'accept-language': asker.locale,
		'x-request-id': asker.requestId,
		'x-forwarded-for': asker.address,
		'x-internal-secret': INTERNAL_SECRET,
		origin: asker.origin ?? new URL(ADMIN_URL).origin,
		...(asker.userAgent !== null && { 'user-agent': asker.userAgent }),
		...(asker.cookie !== null && { cookie: asker.cookie }),
	};
}

async function ask(asker: Asker, url: string | URL | Request, options: RequestInit): Promise<Response> {
	const response = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
	asker.keepCookies(response.headers.getSetCookie());
	return response;
}

/** The API as one person's request sees it. What is asked in the same turn goes as one request. */
export function apiFor(asker: Asker): Api {
	return createTRPCClient<StaffRouter>({
		links: [
			httpBatchLink({
				url: `${API_URL}/api/staff`,
				transformer: superjson,
				// Inputs hold names, which must not stand in the address of a request that is logged.
				methodOverride: 'POST',
				headers: headersOf(asker),
				fetch: (url, options) => ask(asker, url, options as RequestInit),
			}),
		],
	});
}

/** What the sign-in answered. */
export type SignInAnswer =
	| { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
	| {
			readonly ok: false;
			readonly status: number;
			/** `INVALID_EMAIL_OR_PASSWORD`, `WEAK_PASSWORD` … */
			readonly code: string;
			/** What is wrong with a new password; empty for any other refusal. */
			readonly faults: readonly PasswordFault[];
			/** Null unless there were too many attempts. */
			readonly retryAfterSeconds: number | null;
	  };

export type SignIn = {
	get(path: string): Promise<SignInAnswer>;
	post(path: string, body: Readonly<Record<string, unknown>>): Promise<SignInAnswer>;
};

/** The sign-in of the API host, as one person's request sees it: its cookies go there and come back. */
export function signInFor(asker: Asker): SignIn {
	const send = async (path: string, options: RequestInit): Promise<SignInAnswer> => {
		const response = await ask(asker, `${API_URL}/api/auth${path}`, options);
		const told: unknown = await response.json().catch(() => ({}));
		const data = Array.isArray(told) ? { list: told } : { ...(told as object | null) };
		if (response.ok) return { ok: true, data };
		if (response.status >= 500) throw new Error(`The sign-in answered ${response.status} to ${path}`);
		const wait = Number(response.headers.get('x-retry-after') ?? 60);
		return {
			ok: false,
			status: response.status,
			code: 'code' in data && typeof data.code === 'string' ? data.code : '',
			faults:
				'faults' in data && Array.isArray(data.faults)
					? passwordFaults.filter((fault) => (data.faults as unknown[]).includes(fault))
					: [],
			retryAfterSeconds: response.status === 429 ? wait : null,
		};
	};
	return {
		get: (path) => send(path, { headers: headersOf(asker) }),
		post: (path, body) =>
			send(path, {
				method: 'POST',
				body: JSON.stringify(body),
				headers: { ...headersOf(asker), 'content-type': 'application/json' },
			}),
	};
}

/** The API does not answer at all. */
export function isUnreachable(error: unknown): boolean {
	return isTRPCClientError<StaffRouter>(error) && !error.data && !error.shape;
}

/** The status an answer of the API stands for; undefined for what is no answer of it, or a fault. */
export function statusOf(error: unknown): 400 | 401 | 403 | 404 | 429 | undefined {
	if (!isTRPCClientError<StaffRouter>(error)) return undefined;
	return statuses[error.data?.code ?? ''];
}

const statuses: Readonly<Record<string, 400 | 401 | 403 | 404 | 429>> = {
	BAD_REQUEST: 400,
	UNAUTHORIZED: 401,
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	TOO_MANY_REQUESTS: 429,
};
