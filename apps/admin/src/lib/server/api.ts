import type { StaffRouter } from '@kutsu/api/types';
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
	/** As the browser told it with a form; none comes with a page that is only read. */
	readonly origin: string | null;
	/** Takes the cookies that the API gives back. */
	readonly keepCookies: (setCookies: readonly string[]) => void;
};

/** The API as one person's request sees it. What is asked in the same turn goes as one request. */
export function apiFor(asker: Asker): Api {
	return createTRPCClient<StaffRouter>({
		links: [
			httpBatchLink({
				url: `${API_URL}/api/staff`,
				transformer: superjson,
				// Inputs hold names, which must not stand in the address of a request that is logged.
				methodOverride: 'POST',
				headers: {
					'accept-language': asker.locale,
					'x-request-id': asker.requestId,
					'x-forwarded-for': asker.address,
					'x-internal-secret': INTERNAL_SECRET,
					origin: asker.origin ?? new URL(ADMIN_URL).origin,
					...(asker.cookie !== null && { cookie: asker.cookie }),
				},
				fetch: async (url, options) => {
					const response = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
					asker.keepCookies(response.headers.getSetCookie());
					return response;
				},
			}),
		],
	});
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
