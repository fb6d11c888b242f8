import type { StaffRouter } from '@kutsu/api/types';
import { createTRPCClient, httpBatchLink, isTRPCClientError } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import superjson from 'superjson';

/** The API as the page itself asks it, for what must not wait for a new page. Asks from its own site's origin. */
export function browserApi(): TRPCClient<StaffRouter> {
	return createTRPCClient<StaffRouter>({
		// Inputs hold ids of people, which must not stand in the address of a request that is logged.
		links: [httpBatchLink({ url: '/api/staff', transformer: superjson, methodOverride: 'POST' })],
	});
}

/** The session has ended meanwhile. */
export function isSignedOut(error: unknown): boolean {
	return isTRPCClientError<StaffRouter>(error) && error.data?.code === 'UNAUTHORIZED';
}
