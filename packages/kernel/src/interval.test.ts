import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clustersOf, overlaps } from './interval.ts';

const span = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) });

test.each([
	{ when: 'there are none', spans: [], expected: [] },
	{ when: 'one follows the other', spans: [span(1, 2), span(0, 1)], expected: [[span(0, 1)], [span(1, 2)]] },
	{
		when: 'two meet through a third',
		spans: [span(0, 2), span(3, 5), span(1, 4)],
		expected: [[span(0, 2), span(1, 4), span(3, 5)]],
	},
	{
		when: 'a long one holds a short one',
		spans: [span(0, 9), span(1, 2), span(8, 10)],
		expected: [[span(0, 9), span(1, 2), span(8, 10)]],
	},
])('clusters when $when', ({ spans, expected }) =>
	expect(clustersOf(spans).map((cluster) => cluster.spans)).toEqual(expected),
);

test('every interval is in one cluster, and no two clusters overlap', () => {
	const any = fc
		.tuple(fc.nat(50), fc.integer({ min: 1, max: 10 }))
		.map(([from, length]) => span(from, from + length));
	fc.assert(
		fc.property(fc.array(any), (spans) => {
			const clusters = clustersOf(spans);
			expect(clusters.flatMap((cluster) => cluster.spans)).toHaveLength(spans.length);
			for (const [index, one] of clusters.entries()) {
				for (const other of clusters.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
				for (const inside of one.spans)
					expect(inside.startsAt >= one.startsAt && inside.endsAt <= one.endsAt).toBe(true);
			}
		}),
	);
});
