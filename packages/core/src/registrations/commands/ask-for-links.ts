import { granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { AskForMyLinksInput, LinksRefusal } from '../model.ts';
import { askForLinks } from '../store/mine.ts';

/**
 * Sends a link to all registrations of an address, to that address, for each project that knows it. Answers the same,
 * after the same work, whether any does.
 * @param from where the request came from; null when unknown, which is one network
 */
export function askForMyLinks(
	ctx: Context,
	input: AskForMyLinksInput & { readonly from: string | null },
): Promise<{ readonly ok: true } | Refused<LinksRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const asked = { email: input.email, locale: input.locale, network: input.from ?? 'unknown' };
		const { isTooMany } = await askForLinks(ctx, asked);
		return isTooMany ? refused({ code: 'too-many' as const }) : granted({});
	});
}
