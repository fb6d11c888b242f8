import { expect, test } from 'vitest';
import { holdsWords } from './list-search.ts';

test.each([
	{ when: 'nothing is searched', search: ' ', found: true },
	{ when: 'the words stand in different texts', search: 'tampere koulu', found: true },
	{ when: 'case and accents differ', search: 'HAMEENKATU', found: true },
	{ when: 'one word is missing', search: 'tampere helsinki', found: false },
])('when $when: $found', ({ search, found }) =>
	expect(holdsWords(search, ['Ammattikoulu', null, 'Tampere', 'Hämeenkatu 1'])).toBe(found),
);
