import { expect, test } from 'vitest';
import { parseMarkdown } from './markdown.ts';

test('headings, paragraphs and lists', () => {
	expect(
		parseMarkdown('# Tietosuoja\n\nRivi yksi\nrivi kaksi\n\n- a\n- b\n  jatkuu\n\n1. c\n2) d\n\n### Alla'),
	).toEqual([
		{ kind: 'heading', level: 2, inlines: [{ kind: 'text', text: 'Tietosuoja' }] },
		{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Rivi yksi\nrivi kaksi' }] },
		{
			kind: 'list',
			isOrdered: false,
			items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b jatkuu' }]],
		},
		{ kind: 'list', isOrdered: true, items: [[{ kind: 'text', text: 'c' }], [{ kind: 'text', text: 'd' }]] },
		{ kind: 'heading', level: 3, inlines: [{ kind: 'text', text: 'Alla' }] },
	]);
});

test('strong, emphasis, code and links within a line', () => {
	expect(
		parseMarkdown(
			'Kirjoita **heti** [meille](mailto:a@example.org) tai _huomenna_, `koodi`, <https://example.org>.',
		),
	).toEqual([
		{
			kind: 'paragraph',
			inlines: [
				{ kind: 'text', text: 'Kirjoita ' },
				{ kind: 'strong', text: 'heti' },
				{ kind: 'text', text: ' ' },
				{ kind: 'link', text: 'meille', href: 'mailto:a@example.org' },
				{ kind: 'text', text: ' tai ' },
				{ kind: 'emphasis', text: 'huomenna' },
				{ kind: 'text', text: ', ' },
				{ kind: 'code', text: 'koodi' },
				{ kind: 'text', text: ', ' },
				{ kind: 'link', text: 'https://example.org', href: 'https://example.org' },
				{ kind: 'text', text: '.' },
			],
		},
	]);
});

test.each([
	'javascript:alert(1)',
	'JAVASCRIPT:alert(1)',
	'data:text/html,x',
	'//evil.example',
	'/\\evil.example',
	'vbscript:x',
])('a link to %s is text', (target) => {
	expect(
		parseMarkdown(`[x](${target})`).flatMap((block) => ('inlines' in block ? block.inlines : [])),
	).not.toContainEqual(expect.objectContaining({ kind: 'link' }));
});

test('markup of the web is text like any other', () => {
	expect(parseMarkdown('<script>alert(1)</script>')).toEqual([
		{ kind: 'paragraph', inlines: [{ kind: 'text', text: '<script>alert(1)</script>' }] },
	]);
});

test('an underscore within a word stays', () => {
	expect(parseMarkdown('tiedosto_nimi')).toEqual([
		{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'tiedosto_nimi' }] },
	]);
});

test('nothing gives nothing', () => expect(parseMarkdown('\n\n')).toEqual([]));
