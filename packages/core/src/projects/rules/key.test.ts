import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Key } from '../model.ts';
import { freeKey, keyFrom } from './key.ts';

test.each([
	['Aluekierros, syksy 2026', 'aluekierros-syksy-2026'],
	['  Hyvä & paras – Åbo  ', 'hyva-paras-abo'],
	['', 'x'],
	['日本', 'x'],
])('%j gives %s', (name, expected) => expect(keyFrom({ fi: name })).toBe(expected));

test('is a key, whatever the name, and stays one when it is numbered', () => {
	fc.assert(
		fc.property(
			fc.string({ maxLength: 200, unit: 'grapheme' }),
			fc.integer({ min: 0, max: 3 }),
			(name, times) => {
				const key = keyFrom({ sv: name });
				const taken = [key, `${key}-2`, `${key}-3`].slice(0, times);
				const free = freeKey(key, taken);
				expect(Key.safeParse(free).success).toBe(true);
				expect(taken).not.toContain(free);
			},
		),
	);
});
