import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnchanged } from './seen.ts';

const police = { key: 'police', name: { fi: 'Poliisi', sv: 'Polisen' } };
const courts = { key: 'courts', name: { fi: 'Tuomioistuimet' } };

test.each([
	{ when: 'nothing changed', seen: police, stands: { ...police }, expected: true },
	{
		when: 'keys stand in another order',
		seen: { name: { sv: 'Polisen', fi: 'Poliisi' }, key: 'police' },
		stands: police,
		expected: true,
	},
	{
		when: 'an empty text stands where there was none',
		seen: { ...courts, name: { fi: 'Tuomioistuimet', sv: '' } },
		stands: courts,
		expected: true,
	},
	{ when: 'a list has another order', seen: [police, courts], stands: [courts, police], expected: true },
	{ when: 'a text changed', seen: police, stands: { ...police, name: { fi: 'Poliisit' } }, expected: false },
	{ when: 'a row was added', seen: [police], stands: [police, courts], expected: false },
	{ when: 'a number became none', seen: { target: 0 }, stands: { target: null }, expected: false },
])('when $when', ({ seen, stands, expected }) => expect(isUnchanged(seen, stands)).toBe(expected));

test('whatever it is, it is unchanged by a copy', () =>
	fc.assert(fc.property(fc.jsonValue(), (value) => isUnchanged(value, structuredClone(value)))));
