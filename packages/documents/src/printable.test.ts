import { expect, test } from 'vitest';
import { printable, printableStatement, printableValue } from './printable.ts';

test.each([
	{ when: 'Finnish and Swedish', text: 'Åland, Öölanti: yö, ilta', expected: 'Åland, Öölanti: yö, ilta' },
	{
		when: 'the Sámi languages',
		text: 'Sámegiella: čáhci, đđ, ŋ, šaddat, ŧ, ž',
		expected: 'Sámegiella: čáhci, đđ, ŋ, šaddat, ŧ, ž',
	},
	{ when: 'a letter and its combining mark', text: 'a\u0308iti', expected: 'äiti' },
	{ when: 'a character no face can draw', text: 'Kahvi 🎉 漢', expected: 'Kahvi □ □' },
	{ when: 'a joined emoji', text: '👩\u200d🏫\ufe0f', expected: '□□' },
	{ when: 'a direction override', text: 'abc\u202edef', expected: 'abcdef' },
	{ when: 'control characters and line breaks', text: 'a\u0000b\r\nc\u2028d\te', expected: 'ab c d e' },
	{
		when: 'a no-break space and a soft hyphen',
		text: 'klo\u00a09 ihmis\u00adkauppa',
		expected: 'klo\u00a09 ihmis\u00adkauppa',
	},
	{ when: 'quotes, dashes and the euro', text: '”näin” – it’s 5 €…', expected: '”näin” – it’s 5 €…' },
])('prints $when', ({ text, expected }) => expect(printable(text)).toBe(expected));

test('a statement keeps only what its face can draw', () => {
	expect(printableStatement('Euroopan unionin osarahoittama 🎉')).toBe('Euroopan unionin osarahoittama ');
});

test('reaches every text of a value and leaves the rest', () => {
	expect(printableValue({ a: ['x\u202e', 1, null, true], b: { c: 'y\u0007' } })).toEqual({
		a: ['x', 1, null, true],
		b: { c: 'y' },
	});
});
