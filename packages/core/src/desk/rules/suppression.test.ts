import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSuppressed, smallestShown } from './suppression.ts';

const row = (count: number, isSensitive = false) => ({ count, isSensitive });

test.each([
	{ when: 'nobody is of a sensitive workplace', rows: [row(1), row(2)], hidden: [] },
	{ when: 'a sensitive row is large enough', rows: [row(1), row(5, true)], hidden: [] },
	{ when: 'a sensitive row is small', rows: [row(9), row(7), row(2, true)], hidden: [1, 2] },
	{ when: 'two sensitive rows are small', rows: [row(9), row(1, true), row(2, true)], hidden: [1, 2] },
	{ when: 'there is only the sensitive row', rows: [row(2, true)], hidden: [0] },
	{ when: 'a sensitive row is of nobody', rows: [row(0, true), row(3)], hidden: [] },
])('when $when', ({ rows, hidden }) => {
	expect([...findSuppressed(rows)].toSorted()).toEqual(hidden);
});

test('what is hidden cannot be reckoned from the total', () => {
	const rows = fc.array(fc.record({ count: fc.nat(20), isSensitive: fc.boolean() }), { minLength: 2 });
	fc.assert(
		fc.property(rows, (all) => {
			const hidden = findSuppressed(all);
			for (const [index, { count, isSensitive }] of all.entries())
				if (isSensitive && count > 0 && count < smallestShown) expect(hidden.has(index)).toBe(true);
			const others = all.filter(({ count }) => count > 0).length;
			if (hidden.size > 0 && others > 1) expect(hidden.size).toBeGreaterThan(1);
		}),
	);
});
