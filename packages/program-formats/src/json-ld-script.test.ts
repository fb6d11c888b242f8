import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLdScript, jsonLdText } from './json-ld-script.ts';

test.each([
	{ when: 'a closing tag', name: '</script><script>alert(1)</script>' },
	{ when: 'a comment', name: '<!-- <script>' },
	{ when: 'line separators', name: 'a\u2028b\u2029c' },
	{ when: 'an ampersand and quotes', name: 'a & b "c" \'d\'' },
])('$when cannot leave the script element', ({ name }) => {
	const script = jsonLdScript({ name });
	expect(script.match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
	expect(script).not.toMatch(/[\u2028\u2029]/);
	expect(JSON.parse(jsonLdText({ name }))).toEqual({ name });
});

test('any text comes back as it was, without a sign that a page could act on', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (name) => {
			const text = jsonLdText({ name });
			expect(text).not.toMatch(/[<>&\u2028\u2029]/);
			expect(JSON.parse(text)).toEqual({ name });
		}),
	);
});

test('what is null, undefined or empty is left out, zero and false stay', () => {
	expect(JSON.parse(jsonLdText({ a: null, b: undefined, c: [], d: 0, e: false, f: { g: null } }))).toEqual({
		d: 0,
		e: false,
		f: {},
	});
});
