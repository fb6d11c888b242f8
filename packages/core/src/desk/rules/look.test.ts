import { expect, test } from 'vitest';
import { lookOf } from './look.ts';

test('a look is kept by what it was narrowed by, never by the words searched for', () => {
	expect(
		lookOf({
			filter: { state: 'waitlisted', group: 'police', from: undefined },
			search: 'Salainen Nimi',
			isFurtherPage: true,
			columns: ['name'],
		}),
	).toEqual(['group:police', 'state:waitlisted', 'search', 'page', 'column:name']);
	expect(lookOf({ filter: {} })).toEqual([]);
});
