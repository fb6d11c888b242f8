import { m } from '@kutsu/i18n/messages';
import { NotFound } from '@kutsu/kernel';
import { composeFeed } from '../../calendars/index.ts';
import type { Calendar, Fragments } from '../../calendars/index.ts';
import type { Context } from '../../context.ts';
import { findAddressedFeed } from '../queries/address.ts';
import type { AddressedFeed } from '../queries/address.ts';
import { entriesOf } from '../queries/contents.ts';

export type PrivateFeed =
	| { readonly state: 'gone' }
	| {
			readonly state: 'open';
			readonly projectId: string;
			readonly feedId: string;
			readonly calendar: Calendar;
	  };

/**
 * The calendar behind a private address, with what its owner may see at this moment. `gone` for an address that was
 * replaced, revoked or has expired, and while its owner lacks the right to what is in it.
 * @throws NotFound for an unknown address.
 */
export async function writePrivateFeed(
	ctx: Context,
	token: string,
	fragments: Fragments,
): Promise<PrivateFeed> {
	const feed = await findAddressedFeed(ctx, token);
	if (!feed) throw new NotFound('feed');
	if (feed.state !== 'open') return { state: 'gone' };
	const { projectId, id, name, locale, timeZone } = feed;
	const calendar = composeFeed(ctx, {
		identity: ['private', id],
		entries: await entriesOf(ctx, feed),
		...{ name, locale, timeZone, fragments },
		description: describe(feed),
		// A seat given up or a training no longer led leaves no time behind.
		lastModified: null,
	});
	return { state: 'open', projectId, feedId: id, calendar };
}

function describe({ kind, locale }: AddressedFeed): string {
	return m[`feeds_about_${kind}`]({}, { locale });
}
