import { expect, test } from 'vitest';
import { countNeeds } from './counts.ts';

test('a caterer is told how many, which needs go together, and what was written, without anyone’s order', () => {
	const counts = countNeeds(
		[
			{ keys: ['vegan'], other: '' },
			{ keys: ['vegan', 'no_nuts'], other: '' },
			{ keys: ['vegan', 'no_nuts'], other: '' },
			{ keys: [], other: 'Ei selleriä' },
			{ keys: [], other: 'ei selleriä' },
			{ keys: ['vegan'], other: 'Ei sinappia' },
		],
		['vegan', 'no_pork', 'no_nuts'],
	);
	expect(counts).toEqual({
		personCount: 6,
		options: [
			{ key: 'vegan', count: 4 },
			{ key: 'no_nuts', count: 2 },
		],
		together: [{ keys: ['vegan', 'no_nuts'], count: 2 }],
		written: [
			{ text: 'Ei selleriä', keys: [], count: 2 },
			{ text: 'Ei sinappia', keys: ['vegan'], count: 1 },
		],
	});
});

test('nobody told of any', () => {
	expect(countNeeds([], ['vegan'])).toEqual({ personCount: 0, options: [], together: [], written: [] });
});
