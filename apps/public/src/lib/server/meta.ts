import { m } from '@kutsu/i18n/messages';
import { locales } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { socialMeta } from '@kutsu/program-formats';
import type { SocialMeta } from '@kutsu/program-formats';
import { PUBLIC_URL } from '$app/env/private';
import { localizedPath } from '#lib/paths.ts';

export type PageMeta = SocialMeta & {
	readonly title: string;
	/** Leads to the page in the language the reader's browser asks for. */
	readonly unlocalized: string;
	readonly isHidden: boolean;
};

/** What a page tells of itself. `path` is canonical, with the query that belongs to the page and no other. */
export function pageMeta(
	page: {
		readonly title: string;
		readonly description: string;
		readonly path: string;
		readonly isHidden?: boolean;
	},
	locale: Locale,
): PageMeta {
	const siteName = m.product_name();
	const urls = Object.fromEntries(locales.map((one) => [one, PUBLIC_URL + localizedPath(page.path, one)]));
	const image = { url: `${PUBLIC_URL}/preview.png`, width: 1200, height: 630, alt: siteName };
	return {
		...socialMeta({ title: page.title, description: page.description, siteName, locale, urls, image }),
		title: `${page.title} – ${siteName}`,
		unlocalized: PUBLIC_URL + page.path,
		isHidden: page.isHidden ?? false,
	};
}
