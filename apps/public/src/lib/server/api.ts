import type { PublicRouter } from '@kutsu/api/types';
import type { Locale } from '@kutsu/kernel';
import { createTRPCClient, httpBatchLink, isTRPCClientError } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import superjson from 'superjson';
import { API_URL, INTERNAL_SECRET } from '$app/env/private';

export type Api = TRPCClient<PublicRouter>;

/** The API as one visitor's request sees it. What is asked in the same turn goes as one request. */
export function apiFor(visitor: { locale: Locale; requestId: string; address: string }): Api {
	return createTRPCClient<PublicRouter>({
		links: [
			httpBatchLink({
				url: `${API_URL}/api/public`,
				transformer: superjson,
				// Inputs hold signed links, which must not stand in the address of a request that is logged.
				methodOverride: 'POST',
				headers: {
					'accept-language': visitor.locale,
					'x-request-id': visitor.requestId,
					'x-forwarded-for': visitor.address,
					'x-internal-secret': INTERNAL_SECRET,
				},
				fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(15_000) }),
			}),
		],
	});
}

/** The API does not answer at all. */
export function isUnreachable(error: unknown): boolean {
	return isTRPCClientError<PublicRouter>(error) && !error.data && !error.shape;
}

/** What the visitor named is not, or is hidden from them. */
export function isMissing(error: unknown): boolean {
	return (
		isTRPCClientError<PublicRouter>(error) &&
		(error.data?.code === 'NOT_FOUND' || error.data?.code === 'BAD_REQUEST')
	);
}
