import { expect, test } from 'vitest';
import { findUnwritable } from './writable-text.ts';

test.each([
	{ when: 'texts of any script, lines and marks are kept', value: 'Åsa 👩‍🏫\n\u202e\u0007', found: [] },
	{ when: 'a zero byte is not', value: 'a\u0000', found: [[]] },
	{ when: 'half a character is not', value: ['a', 'b\ud83d'], found: [[1]] },
	{
		when: 'each place is told',
		value: { name: { fi: '\u0000', sv: 'ok' }, rooms: [{ key: 'a' }, { key: '\udc00' }] },
		found: [
			['name', 'fi'],
			['rooms', 1, 'key'],
		],
	},
	{ when: 'a key is told by where it stands', value: { facts: { 'a\u0000': 1 } }, found: [['facts']] },
	{
		when: 'what is no text is left alone',
		value: { at: new Date(0), none: null, count: 1, not: undefined },
		found: [],
	},
])('$when', ({ value, found }) => {
	expect(findUnwritable(value)).toEqual(found);
});
