import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { locales } from '@kutsu/kernel';
import { expect, test } from 'vitest';
import { localizedPath } from '../paths.ts';
import { setFraming } from './framing.ts';

const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

function framingOf(pathname: string, status = 200) {
	const headers = new Headers({ 'content-security-policy': policy });
	setFraming({ headers, status }, pathname);
	return { frame: headers.get('x-frame-options'), policy: headers.get('content-security-policy') };
}

const denied = { frame: 'DENY', policy };
const allowed = { frame: null, policy: "default-src 'none'; frame-ancestors *; base-uri 'none'" };

/** Every page there is, its parameters filled in. */
const pages = globSync('**/+page.svelte', { cwd: new URL('../../routes', import.meta.url) }).map(
	(file) =>
		`/${dirname(file)
			.replace(/^\.$/, '')
			.replaceAll(/\[\w+\]/g, 'x')}`,
);
const embeds = ['/embed/list', '/embed/month'];

test('the two pages made for frames may stand on any site, in every language', () => {
	expect(pages).toEqual(expect.arrayContaining(embeds));
	for (const locale of locales) {
		for (const path of embeds) expect(framingOf(localizedPath(path, locale)), path).toEqual(allowed);
	}
});

test('every other page is denied', () => {
	const others = pages.filter((path) => !embeds.includes(path));
	expect(others.length).toBeGreaterThan(20);
	for (const locale of locales) {
		for (const path of others) expect(framingOf(localizedPath(path, locale)), path).toEqual(denied);
	}
});

test.each(['/fi/upotus', '/fi/upotus/luettelo/x', '/fi/upotus/muu', '/fi/koulutukset/luettelo', '/'])(
	'what only looks like them is denied: %s',
	(path) => {
		expect(framingOf(path)).toEqual(denied);
	},
);

test.each([404, 405, 500, 503])('a page of theirs that failed with %i is denied', (status) => {
	expect(framingOf('/fi/upotus/luettelo', status)).toEqual(denied);
});
