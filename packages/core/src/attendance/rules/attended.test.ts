import { expect, test } from 'vitest';
import { findAttended, findStanding } from './attended.ts';
import type { EntryFacts } from './attended.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 10, 7, minute));
const entry = (seq: number, facts: Partial<EntryFacts> = {}): EntryFacts => ({
	seq,
	sessionId: 's1',
	registrationId: 'r1',
	direction: 'in',
	correctsSeq: null,
	deviceAt: at(seq),
	...facts,
});
const undo = (seq: number, correctsSeq: number) => entry(seq, { direction: 'void', correctsSeq });

test.each([
	{ when: 'nothing is recorded', entries: [], expected: [] },
	{ when: 'they came', entries: [entry(1)], expected: ['r1'] },
	{ when: 'they left early', entries: [entry(1), entry(2, { direction: 'out' })], expected: ['r1'] },
	{ when: 'only leaving was seen', entries: [entry(1, { direction: 'out' })], expected: [] },
	{ when: 'it was a mistake', entries: [entry(1), undo(2, 1)], expected: [] },
	{ when: 'a mistake, then they came', entries: [entry(1), undo(2, 1), entry(3)], expected: ['r1'] },
	{ when: 'they came to the other session', entries: [entry(1, { sessionId: 's2' })], expected: [] },
	{ when: 'one of two marks was taken back', entries: [entry(1), entry(2), undo(3, 1)], expected: ['r1'] },
])('when $when', ({ entries, expected }) => expect([...findAttended(entries, 's1')]).toEqual(expected));

test('what stands is ordered by device time, not by arrival', () => {
	const early = entry(2, { deviceAt: at(0), registrationId: 'early' });
	const late = entry(1, { deviceAt: at(9), registrationId: 'late' });
	expect(findStanding([late, early]).map((one) => one.registrationId)).toEqual(['early', 'late']);
});
