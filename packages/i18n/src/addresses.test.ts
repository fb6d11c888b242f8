import { expect, test } from 'vitest';
import { pageUrl, registrationUrl, trainingUrl } from './addresses.ts';

const origin = 'https://kutsu.example.org';

test('a training has one address in each language', () => {
	expect(trainingUrl(origin, 'NRM-2026-014', 'fi')).toBe(`${origin}/fi/koulutukset/NRM-2026-014`);
	expect(trainingUrl(origin, 'NRM-2026-014', 'sv')).toBe(`${origin}/sv/utbildningar/NRM-2026-014`);
	expect(trainingUrl(origin, 'NRM-2026-014', 'en')).toBe(`${origin}/en/trainings/NRM-2026-014`);
});

test('the short way gives what matching the patterns gives', () => {
	expect(trainingUrl(origin, 'NRM-2026-015', 'sv')).toBe(pageUrl(origin, '/trainings/NRM-2026-015', 'sv'));
});

test('a path without a name of its own only gets the language before it', () => {
	expect(registrationUrl(origin, 'a.1.1.b', 'sv')).toBe(`${origin}/sv/r/a.1.1.b`);
});
