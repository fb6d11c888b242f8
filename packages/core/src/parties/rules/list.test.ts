import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roomLeftOf, roomOf, samenessOf, sortRows } from './list.ts';
import type { ListFacts } from './list.ts';
import type { ListedRow } from './rows.ts';

const row = (facts: Partial<ListedRow> = {}): ListedRow => ({
	line: 1,
	firstName: 'Anna',
	lastName: 'Testi',
	email: 'anna@example.org',
	profession: '',
	...facts,
});
const facts: ListFacts = {
	targetGroup: 'police',
	groupsByName: new Map([['sosiaalityö', 'social']]),
	isInParty: () => false,
	entryOf: () => 'direct',
	roomLeft: 3,
	isEmail: (text) => /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(text),
};
const outcome = (rows: readonly ListedRow[], more: Partial<ListFacts> = {}) =>
	sortRows(rows, { ...facts, ...more }).map((one) =>
		typeof one.outcome === 'string' ? one.outcome : one.outcome.targetGroup,
	);

test.each([
	['in order', row(), 'police'],
	['with a profession of its own', row({ profession: ' Sosiaalityö ' }), 'social'],
	['with a profession nobody knows', row({ profession: 'astronautti' }), 'unknown-profession'],
	['without an address', row({ email: ' ' }), 'no-email'],
	['with half an address', row({ email: 'anna@' }), 'invalid-email'],
	['with half a name', row({ firstName: '' }), 'no-name'],
	['with a name that a mail would make a link of', row({ lastName: 'www.example.org' }), 'invalid-name'],
	['with another address for a name', row({ lastName: 'a@b' }), 'invalid-name'],
	['with a name without end', row({ lastName: 'x'.repeat(101) }), 'too-long'],
])('a line %s', (_, one, expected) => {
	expect(outcome([one])).toEqual([expected]);
});

test('several people share an address; one person is not registered twice', () => {
	const other = row({ firstName: 'Ben' });
	expect(outcome([row(), other, row({ email: 'ANNA@example.org', lastName: 'testi' })])).toEqual([
		'police',
		'police',
		'duplicate',
	]);
	expect(outcome([row()], { isInParty: (one) => samenessOf(one) === 'anna@example.org anna testi' })).toEqual(
		['in-party'],
	);
});

test('lines that are not in order take nobody’s room', () => {
	const people = [row({ email: '' }), row(), row(), row({ firstName: 'Ben' }), row({ firstName: 'Cia' })];
	expect(outcome(people, { roomLeft: 2 })).toEqual([
		'no-email',
		'police',
		'duplicate',
		'police',
		'over-limit',
	]);
});

test('one the training is not for takes nobody’s room', () => {
	const people = [row({ email: 'anna@example.net' }), row(), row({ firstName: 'Ben' })];
	const entryOf: ListFacts['entryOf'] = ({ email }) => (email.endsWith('.net') ? null : 'approval');
	expect(outcome(people, { roomLeft: 1, entryOf })).toEqual(['not-for-you', 'police', 'over-limit']);
	expect(sortRows([row()], { ...facts, entryOf })[0]?.outcome).toMatchObject({ entry: 'approval' });
});

test.each([
	['as many as its invitation has uses left', 0, 1, { maxUses: 5, usedCount: 2 }, 3],
	['nobody once it is used up', 10, 1, { maxUses: 5, usedCount: 5 }, 0],
	['no more than any party, however many uses there are', 10, 40, { maxUses: 500, usedCount: 0 }, 60],
	['as many as the training allows one liaison, without an invitation', 5, 2, null, 3],
])('a party takes %s', (_, limit, members, invitation, expected) => {
	expect(
		roomOf(
			limit,
			Array.from({ length: members }, () => ({ isThere: true })),
			invitation,
		),
	).toBe(expected);
});

test('there is never more room than the limit, and not for ever', () => {
	fc.assert(
		fc.property(fc.nat(100), fc.array(fc.boolean(), { maxLength: 400 }), (limit, there) => {
			const left = roomLeftOf(
				limit,
				there.map((isThere) => ({ isThere })),
			);
			expect(left).toBeGreaterThanOrEqual(0);
			expect(left + there.filter(Boolean).length).toBeLessThanOrEqual(
				Math.max(limit, there.filter(Boolean).length),
			);
			if (there.length >= 3 * limit) expect(left).toBe(0);
		}),
	);
});
