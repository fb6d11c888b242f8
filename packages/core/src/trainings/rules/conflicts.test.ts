import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Placed, Wanted } from './conflicts.ts';
import { findConflicts } from './conflicts.ts';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 3, 1, hour, minute));
const wanted = (from: number, to: number, roomId: string | null = 'room-a'): Wanted => ({
	startsAt: at(from),
	endsAt: at(to),
	roomId,
});
const placed = (from: number, to: number, facts: Partial<Placed> = {}): Placed => ({
	trainingId: 'other',
	code: 'X-2026-001',
	title: {},
	startsAt: at(from),
	endsAt: at(to),
	roomId: 'room-a',
	trainerIds: ['t1'],
	isCancelled: false,
	...facts,
});
const draft = (sessions: Wanted[], trainerIds: string[] = ['t1']) => ({
	trainingId: 'mine',
	sessions,
	trainerIds,
});
const kinds = (found: ReturnType<typeof findConflicts>) =>
	found.map((one) => `${one.kind} ${one.id} in ${one.sessionIndex}`);

describe('findConflicts', () => {
	test.each([
		{
			when: 'both room and trainer are taken',
			asked: draft([wanted(9, 12)]),
			others: [placed(11, 13)],
			expected: ['room room-a in 0', 'trainer t1 in 0'],
		},
		{
			when: 'one ends as the other starts',
			asked: draft([wanted(9, 12)]),
			others: [placed(12, 13), placed(8, 9)],
			expected: [],
		},
		{
			when: 'only the trainer is the same',
			asked: draft([wanted(9, 12, 'room-b')]),
			others: [placed(9, 12)],
			expected: ['trainer t1 in 0'],
		},
		{
			when: 'neither has a room',
			asked: draft([wanted(9, 12, null)], []),
			others: [placed(9, 12, { roomId: null })],
			expected: [],
		},
		{
			when: 'the other is cancelled',
			asked: draft([wanted(9, 12)]),
			others: [placed(9, 12, { isCancelled: true })],
			expected: [],
		},
		{
			when: 'the other is the training itself',
			asked: draft([wanted(9, 12)]),
			others: [placed(9, 12, { trainingId: 'mine' })],
			expected: [],
		},
		{
			when: 'the second session meets',
			asked: draft([wanted(7, 8), wanted(9, 12)], []),
			others: [placed(9, 10)],
			expected: ['room room-a in 1'],
		},
		{
			when: 'two others meet',
			asked: draft([wanted(9, 12)], []),
			others: [placed(11, 12), placed(9, 10)],
			expected: ['room room-a in 0', 'room room-a in 0'],
		},
	])('when $when', ({ asked, others, expected }) =>
		expect(kinds(findConflicts(asked, others))).toEqual(expected),
	);

	test('names the earlier training first', () => {
		const found = findConflicts(draft([wanted(9, 12)], []), [
			placed(11, 12, { code: 'B' }),
			placed(9, 10, { code: 'A' }),
		]);
		expect(found.map((one) => one.other.code)).toEqual(['A', 'B']);
	});

	test('a conflict is one seen from either side', () => {
		const span = fc
			.tuple(fc.nat(10), fc.integer({ min: 1, max: 6 }))
			.map(([from, hours]) => [from, from + hours] as const);
		fc.assert(
			fc.property(
				span,
				span,
				fc.constantFrom('room-a', 'room-b', null),
				fc.boolean(),
				(mine, theirs, roomId, sharesTrainer) => {
					const trainers = sharesTrainer ? ['t1'] : ['t2'];
					const here = findConflicts(draft([wanted(...mine, roomId)], trainers), [placed(...theirs)]);
					const there = findConflicts(
						{ trainingId: 'other', sessions: [wanted(...theirs)], trainerIds: ['t1'] },
						[placed(...mine, { trainingId: 'mine', roomId, trainerIds: trainers })],
					);
					expect(kinds(here)).toEqual(kinds(there));
				},
			),
		);
	});
});
