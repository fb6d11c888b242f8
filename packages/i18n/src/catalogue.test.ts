import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languages } from './languages.ts';
import { m } from './paraglide/messages.js';

const here = fileURLToPath(new URL('../', import.meta.url));
const root = join(here, '../..');
const areas = areasOf(here);
const sourceKeys = areas.flatMap((area) => Object.keys(area.byLocale.fi));

test('the catalogue is not empty, and what was compiled is what is written', () => {
	expect(sourceKeys.length).toBeGreaterThan(50);
	expect(Object.keys(m).sort()).toEqual([...new Set(sourceKeys)].sort());
});

test('no key stands in two areas', () => expect(findTwice(sourceKeys)).toEqual([]));

test('every message is used', () => {
	const sources = globSync('{apps,packages}/*/{src,server}/**/*.{ts,svelte}', {
		cwd: root,
		exclude: ['**/paraglide/**', '**/*.test.ts', '**/node_modules/**'],
	});
	const text = sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
	expect(findUnused(sourceKeys, text)).toEqual([]);
});

describe.each(areas)('$name', ({ name, byLocale }) => {
	test('has the same keys in every language', () => {
		for (const locale of languages)
			expect(Object.keys(byLocale[locale]).sort()).toEqual(Object.keys(byLocale.fi).sort());
	});

	test('names its keys by its area, flat and in small letters', () => {
		const isOwn = new RegExp(`^(${name}_[a-z0-9_]+|product_name)$`);
		expect(Object.keys(byLocale.fi).filter((key) => !isOwn.test(key))).toEqual([]);
	});

	test('takes the same parameters in every language, and leaves no text blank', () => {
		for (const key of Object.keys(byLocale.fi)) {
			const shapes = languages.map((locale) => parametersOf(byLocale[locale][key]));
			expect(shapes, key).toEqual(languages.map(() => shapes[0]));
			for (const locale of languages)
				expect(JSON.stringify(byLocale[locale][key]).trim(), `${key} ${locale}`).not.toBe('""');
		}
	});
});

describe('the checks bite', () => {
	test('an unused key, and one used by name, by index and by pattern', () => {
		const keys = ['a_one', 'a_two', 'a_three', 'a_four', 'a_one_more'];
		expect(findUnused(keys, "m.a_one({}); m['a_two'](); m[`a_th${x}`](); a_four")).toEqual([
			'a_four',
			'a_one_more',
		]);
	});

	test('a key in two areas', () => expect(findTwice(['a', 'b', 'a'])).toEqual(['a']));

	test('a parameter forgotten in one variant is still the message’s parameter', () => {
		const plural = [
			{
				declarations: ['input count', 'local n = count: plural'],
				match: { 'n=one': 'one', 'n=other': '{count} of {all}' },
			},
		];
		expect(parametersOf(plural)).toEqual(['all', 'count']);
		expect(parametersOf('Hello {name}')).toEqual(['name']);
	});
});

type Area = {
	readonly name: string;
	readonly byLocale: Readonly<Record<'fi' | 'sv' | 'en', Readonly<Record<string, unknown>>>>;
};

function areasOf(folder: string): Area[] {
	const read = (area: string, locale: string): Record<string, unknown> =>
		JSON.parse(readFileSync(join(folder, 'messages', area, `${locale}.json`), 'utf8'));
	return globSync('messages/*/fi.json', { cwd: folder })
		.map((path) => basename(dirname(path)))
		.sort()
		.map((name) => ({
			name,
			byLocale: { fi: read(name, 'fi'), sv: read(name, 'sv'), en: read(name, 'en') },
		}));
}

function findTwice(keys: readonly string[]): string[] {
	return keys.filter((key, index) => keys.indexOf(key) !== index);
}

function findUnused(keys: readonly string[], text: string): string[] {
	const used = new Set(Array.from(text.matchAll(/\bm(?:\.|\[')([a-z0-9_]+)/g), (match) => match[1]));
	const beginnings = Array.from(text.matchAll(/\bm\[`([a-z0-9_]+)\$\{/g), (match) => match[1] ?? '');
	return keys.filter((key) => !used.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
}

/** Names in braces, and declared inputs, of a message in any of the shapes the plugin takes. */
function parametersOf(message: unknown): string[] {
	const text = JSON.stringify(message);
	const inBraces = typeof message === 'string' ? message : patternsOf(message).join(' ');
	const names = Array.from(inBraces.matchAll(/\{\s*([a-zA-Z_]\w*)\s*\}/g), (match) => match[1] ?? '');
	const declared = Array.from(text.matchAll(/input (\w+)/g), (match) => match[1] ?? '');
	return [...new Set([...names, ...declared])].sort();
}

function patternsOf(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	if (Array.isArray(message)) return message.flatMap(patternsOf);
	if (message && typeof message === 'object') return Object.values(message).flatMap(patternsOf);
	return [];
}
