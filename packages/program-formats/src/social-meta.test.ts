import { describe, expect, test } from 'vitest';
import { socialMeta } from './social-meta.ts';
import type { PageFacts, SocialMeta } from './social-meta.ts';

const urls = {
	fi: 'https://example.org/fi/koulutukset/NRM-2025-014',
	sv: 'https://example.org/sv/utbildningar/NRM-2025-014',
	en: 'https://example.org/en/trainings/NRM-2025-014',
};

function aPage(over: Partial<PageFacts> = {}): PageFacts {
	return {
		title: 'Identifiering i Vasa',
		description: 'Utbildning för yrkesverksamma.',
		siteName: 'Kutsu',
		locale: 'sv',
		urls,
		image: null,
		...over,
	};
}

const contentsOf = (meta: SocialMeta, key: string) =>
	meta.tags.filter((tag) => tag.key === key).map((tag) => tag.content);

test('a page tells its title, address, language and the others', () => {
	expect(socialMeta(aPage())).toEqual({
		canonical: urls.sv,
		alternates: [
			{ hreflang: 'fi', href: urls.fi },
			{ hreflang: 'sv', href: urls.sv },
			{ hreflang: 'en', href: urls.en },
		],
		tags: [
			{ attribute: 'name', key: 'description', content: 'Utbildning för yrkesverksamma.' },
			{ attribute: 'property', key: 'og:type', content: 'website' },
			{ attribute: 'property', key: 'og:title', content: 'Identifiering i Vasa' },
			{ attribute: 'property', key: 'og:description', content: 'Utbildning för yrkesverksamma.' },
			{ attribute: 'property', key: 'og:url', content: urls.sv },
			{ attribute: 'property', key: 'og:site_name', content: 'Kutsu' },
			{ attribute: 'property', key: 'og:locale', content: 'sv_SE' },
			{ attribute: 'property', key: 'og:locale:alternate', content: 'fi_FI' },
			{ attribute: 'property', key: 'og:locale:alternate', content: 'en_US' },
			{ attribute: 'name', key: 'twitter:card', content: 'summary' },
		],
	});
});

test('an image comes with its size and its alternative text', () => {
	const image = { url: 'https://example.org/card.png', width: 1200, height: 630, alt: 'Kutsu' };
	const meta = socialMeta(aPage({ image }));
	expect(
		meta.tags.filter((tag) => tag.key.startsWith('og:image')).map((tag) => [tag.key, tag.content]),
	).toEqual([
		['og:image', 'https://example.org/card.png'],
		['og:image:width', '1200'],
		['og:image:height', '630'],
		['og:image:alt', 'Kutsu'],
	]);
	expect(contentsOf(meta, 'twitter:card')).toEqual(['summary_large_image']);
});

test('a page in one language has no alternates', () => {
	expect(socialMeta(aPage({ urls: { sv: urls.sv } }))).toMatchObject({ canonical: urls.sv, alternates: [] });
});

test('a page without an address in its own language is a fault', () => {
	expect(() => socialMeta(aPage({ urls: { fi: urls.fi } }))).toThrow('The page has no address in sv');
});

describe('a description', () => {
	test.each([
		{ when: 'over several lines becomes one', text: ' Ett\n\n två\ttre ', expected: ['Ett två tre'] },
		{ when: 'of exactly 200 characters stays whole', text: 'ö'.repeat(200), expected: ['ö'.repeat(200)] },
		{
			when: 'that is longer is cut at a word',
			text: `${'ord '.repeat(48)}långtord, slut`,
			expected: [`${'ord '.repeat(48).trim()}…`],
		},
		{ when: 'of one long word is cut within it', text: 'a'.repeat(300), expected: [`${'a'.repeat(199)}…`] },
		{ when: 'that is blank is left out', text: '  ', expected: [] },
		{ when: 'with signs of markup stays plain text', text: '<b>"x" & y</b>', expected: ['<b>"x" & y</b>'] },
	])('$when', ({ text, expected }) => {
		const meta = socialMeta(aPage({ description: text }));
		expect(contentsOf(meta, 'description')).toEqual(expected);
		expect(contentsOf(meta, 'og:description')).toEqual(expected);
	});
});
