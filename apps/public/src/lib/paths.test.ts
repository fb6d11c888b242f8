import { deLocalizeUrl, localizeUrl } from '@kutsu/i18n/runtime';
import { localeOf } from '@kutsu/infra/front/language';
import { locales } from '@kutsu/kernel';
import { expect, test } from 'vitest';
import { canonicalPath, localizedPath } from './paths.ts';

const paths = [
	'/',
	'/trainings',
	'/trainings/NRM-2024-026',
	'/trainings/NRM-2024-026/register',
	'/trainings/NRM-2024-026/registered',
	'/projects/nrm/privacy',
	'/projects/nrm/accessibility',
	'/embed/list',
	'/embed/month',
	'/program/NRM-2025-001',
	'/t/abc.1.1.def',
	'/t/abc.1.1.def/register',
	'/r/abc.1.1.def',
];

test.each(paths)('%s is what the full patterns make of it, there and back', (path) => {
	for (const locale of locales) {
		const localized = localizedPath(path, locale);
		// SvelteKit's paths end in no slash, the front page's neither.
		expect(localized).toBe(localizeUrl(`http://kutsu.test${path}`, { locale }).pathname.replace(/\/$/, ''));
		expect(canonicalPath(localized)).toBe(path);
		expect(canonicalPath(localized)).toBe(deLocalizeUrl(`http://kutsu.test${localized}`).pathname);
		expect(localeOf(localized)).toBe(locale);
	}
});

test('a query and a fragment stay', () => {
	expect(localizedPath('/trainings?region=19#list', 'sv')).toBe('/sv/utbildningar?region=19#list');
	expect(localizedPath('/?a=1', 'fi')).toBe('/fi?a=1');
});

test('a path without a language has none', () => {
	expect(localeOf('/koulutukset')).toBeUndefined();
	expect(localeOf('/finland')).toBeUndefined();
	expect(canonicalPath('/koulutukset')).toBe('/koulutukset');
});

test('another language’s name for a page is no name of it', () => {
	expect(canonicalPath('/en/koulutukset')).toBe('/koulutukset');
});
