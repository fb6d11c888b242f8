import type { PublicRouter } from '@kutsu/api/types';
import type { Locale } from '@kutsu/kernel';
import { createTRPCClient, httpBatchLink, isTRPCClientError } from '@trpc/client';
import type { TRPCClient, TRPCLink } from '@trpc/client';
import superjson from 'superjson';
import { API_URL, INTERNAL_SECRET } from '$app/env/private';

export type Api = TRPCClient<PublicRouter>;

/** The API as one visitor's request sees it. What is asked in the same turn goes as one request. */
export function apiFor(visitor: {
	readonly locale: Locale;
	readonly requestId: string;
	readonly address: string;
	/** Scanners follow every link of a mail: a page that is only read can change nothing, whatever its code asks for. */
	readonly isRead: boolean;
}): Api {
	return createTRPCClient<PublicRouter>({
		links: [
			...(visitor.isRead ? [readsOnly] : []),
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
				// In a rush the last of a thousand waits for its turn.
				fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(30_000) }),
			}),
		],
	});
}

const readsOnly: TRPCLink<PublicRouter> =
	() =>
	({ op, next }) => {
		if (op.type === 'mutation') throw new Error(`A page that is read asked for ${op.path}`);
		return next(op);
	};

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
