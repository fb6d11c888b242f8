import { locales } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

export type PageFacts = {
	readonly title: string;
	/** Any length; it is cut to what previews show. */
	readonly description: string;
	readonly siteName: string;
	readonly locale: Locale;
	/** The page's absolute address in each language it exists in, its own among them. */
	readonly urls: Readonly<Partial<Record<Locale, string>>>;
	readonly image: {
		readonly url: string;
		readonly width: number;
		readonly height: number;
		readonly alt: string;
	} | null;
};

/** One `<meta>` element: `property="og:…"` or `name="…"`. Contents are plain text: the page escapes them. */
export type MetaTag = {
	readonly attribute: 'property' | 'name';
	readonly key: string;
	readonly content: string;
};

export type SocialMeta = {
	readonly tags: readonly MetaTag[];
	/** `<link rel="canonical">`. */
	readonly canonical: string;
	/** `<link rel="alternate" hreflang>`, this page included; empty when it exists in one language only. */
	readonly alternates: readonly { readonly hreflang: Locale; readonly href: string }[];
};

const regional = { fi: 'fi_FI', sv: 'sv_SE', en: 'en_US' } as const satisfies Record<Locale, string>;
const descriptionCharacters = 200;

/**
 * What a page tells search engines and link previews: Open Graph, canonical address and languages.
 * @throws Error when the page has no address in its own language.
 */
export function socialMeta(page: PageFacts): SocialMeta {
	const canonical = page.urls[page.locale];
	if (canonical === undefined) throw new Error(`The page has no address in ${page.locale}`);
	const existing = locales.flatMap((locale) => {
		const href = page.urls[locale];
		return href === undefined ? [] : [{ hreflang: locale, href }];
	});
	const others = existing.filter(({ hreflang }) => hreflang !== page.locale);
	const description = shortened(page.description);
	return {
		canonical,
		alternates: others.length > 0 ? existing : [],
		tags: [
			...(description === '' ? [] : [named('description', description)]),
			property('og:type', 'website'),
			property('og:title', page.title),
			...(description === '' ? [] : [property('og:description', description)]),
			property('og:url', canonical),
			property('og:site_name', page.siteName),
			property('og:locale', regional[page.locale]),
			...others.map(({ hreflang }) => property('og:locale:alternate', regional[hreflang])),
			...imageTags(page.image),
			named('twitter:card', page.image ? 'summary_large_image' : 'summary'),
		],
	};
}

function imageTags(image: PageFacts['image']): MetaTag[] {
	if (image === null) return [];
	return [
		property('og:image', image.url),
		property('og:image:width', String(image.width)),
		property('og:image:height', String(image.height)),
		property('og:image:alt', image.alt),
	];
}

const property = (key: string, content: string): MetaTag => ({ attribute: 'property', key, content });
const named = (key: string, content: string): MetaTag => ({ attribute: 'name', key, content });

/** On one line, cut at a word with an ellipsis; a single long word is cut within. */
function shortened(text: string): string {
	const line = text.trim().replaceAll(/\s+/g, ' ');
	const characters = [...line];
	if (characters.length <= descriptionCharacters) return line;
	const cut = characters.slice(0, descriptionCharacters - 1).join('');
	const lastSpace = cut.lastIndexOf(' ');
	return `${(lastSpace > 0 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
