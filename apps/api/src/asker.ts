import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { locales, newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Context as HonoContext } from 'hono';

/** Who asks, as far as it can be trusted. */
export type Asker = {
	readonly requestId: string;
	readonly locale: Locale;
	/** Null when unknown. */
	readonly clientAddress: string | null;
};

/**
 * Reads who asks. Only one of our sites, which shows the internal secret, may speak for a visitor;
 * with a trusted reverse proxy before us the address is what that one wrote.
 */
export function askerReader(trust: {
	readonly internalSecret: string;
	readonly isBehindProxy: boolean;
}): (c: HonoContext) => Asker {
	const secret = digest(trust.internalSecret);
	return (c) => {
		const given = c.req.header('x-internal-secret');
		const isOurs = given !== undefined && timingSafeEqual(digest(given), secret);
		const told = isOurs || trust.isBehindProxy ? lastOf(c.req.header('x-forwarded-for')) : undefined;
		const requestId = isOurs ? c.req.header('x-request-id') : undefined;
		return {
			requestId: requestId !== undefined && /^[\w-]{8,64}$/.test(requestId) ? requestId : newId(),
			locale: localeOf(c.req.header('accept-language')),
			clientAddress: told ?? connectionAddress(c),
		};
	};
}

/** Of one length, so that comparing takes as long whatever is given. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

/** The entry that the nearest proxy wrote; those before it are anyone's. */
function lastOf(header: string | undefined): string | undefined {
	return header?.split(',').at(-1)?.trim() || undefined;
}

/** The first of the languages asked for that is one of ours; the sites send exactly one. */
function localeOf(header: string | undefined): Locale {
	const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
	return wanted.flatMap((wish) => locales.filter((locale) => locale === wish))[0] ?? 'fi';
}

/** Called in process, by a test or the bench, there is no connection. */
function connectionAddress(c: HonoContext): string | null {
	return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? null) : null;
}
