import { expect, test } from 'vitest';
import { decideMark } from './mark.ts';
import type { MarkFacts } from './mark.ts';

const startsAt = new Date('2026-01-10T07:00:00Z');
const dayStartsAt = new Date('2026-01-09T22:00:00Z');
const entryIn = {
	seq: 4,
	sessionId: 's',
	registrationId: 'r',
	direction: 'in',
	correctsSeq: null,
	deviceAt: startsAt,
} as const;
const aMark = (facts: Partial<MarkFacts> = {}): MarkFacts => ({
	mark: 'present',
	registrationState: 'confirmed',
	isCancelled: false,
	dayStartsAt,
	startsAt,
	entries: [],
	...facts,
});

test.each([
	{ when: 'a confirmed person comes', facts: {}, expected: { ok: true, entry: { add: 'in' } } },
	{
		when: 'they are in already',
		facts: { entries: [entryIn] },
		expected: { ok: true, entry: { add: 'nothing' } },
	},
	{
		when: 'a mark is undone',
		facts: { mark: 'absent' as const, entries: [entryIn] },
		expected: { ok: true, entry: { add: 'void', correctsSeq: 4 } },
	},
	{
		when: 'there is nothing to undo',
		facts: { mark: 'absent' as const },
		expected: { ok: false, refusal: { code: 'nothing-to-undo' } },
	},
	{
		when: 'they only wait for a seat',
		facts: { registrationState: 'waitlisted' as const },
		expected: { ok: false, refusal: { code: 'not-confirmed' } },
	},
	{
		when: 'they cancelled',
		facts: { registrationState: 'cancelled' as const },
		expected: { ok: false, refusal: { code: 'not-confirmed' } },
	},
	{
		when: 'they belong to another training',
		facts: { registrationState: 'missing' as const },
		expected: { ok: false, refusal: { code: 'not-confirmed' } },
	},
	{
		when: 'the training is cancelled',
		facts: { isCancelled: true },
		expected: { ok: false, refusal: { code: 'cancelled' } },
	},
	{
		when: 'they cancelled after they were marked by mistake',
		facts: { mark: 'absent' as const, registrationState: 'cancelled' as const, entries: [entryIn] },
		expected: { ok: true, entry: { add: 'void', correctsSeq: 4 } },
	},
])('when $when', ({ facts, expected }) => expect(decideMark(aMark(facts), startsAt)).toEqual(expected));

test('the day is the training’s own: the last moment before its midnight is too early', () => {
	expect(decideMark(aMark(), new Date(dayStartsAt.getTime() - 1))).toEqual({
		ok: false,
		refusal: { code: 'not-yet', startsAt },
	});
	expect(decideMark(aMark(), dayStartsAt).ok).toBe(true);
});
