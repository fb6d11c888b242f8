import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideCalendarDelivery } from './delivery.ts';
import type { CalendarDelivery, MailboxInSession, WrittenDelivery } from './delivery.ts';

const request = (messageSequence: number, sessionSequence = 0): WrittenDelivery => ({
	method: 'REQUEST',
	messageSequence,
	sessionSequence,
	mayHaveArrived: true,
});
const cancel = (messageSequence: number, sessionSequence = 0): WrittenDelivery => ({
	method: 'CANCEL',
	messageSequence,
	sessionSequence,
	mayHaveArrived: true,
});
const lost = (written: WrittenDelivery): WrittenDelivery => ({ ...written, mayHaveArrived: false });

const seated = (sessionSequence = 0): MailboxInSession => ({
	sessionSequence,
	isSessionCancelled: false,
	hasConfirmed: true,
	isToldOtherwise: false,
});
const unseated = (sessionSequence = 0): MailboxInSession => ({
	sessionSequence,
	isSessionCancelled: false,
	hasConfirmed: false,
	isToldOtherwise: false,
});
const calledOff = (sessionSequence = 1): MailboxInSession => ({
	sessionSequence,
	isSessionCancelled: true,
	hasConfirmed: true,
	isToldOtherwise: false,
});

const nothing: CalendarDelivery = { method: 'nothing' };
const sends = (method: 'REQUEST' | 'CANCEL', messageSequence: number): CalendarDelivery => ({
	method,
	messageSequence,
	isNew: true,
});
const repeats = (method: 'REQUEST' | 'CANCEL', messageSequence: number): CalendarDelivery => ({
	method,
	messageSequence,
	isNew: false,
});

test.each([
	{ when: 'a first seat', history: [], now: seated(), expected: sends('REQUEST', 0) },
	{
		when: 'a first seat in a session moved before',
		history: [],
		now: seated(4),
		expected: sends('REQUEST', 4),
	},
	{
		when: 'a second person of the mailbox',
		history: [request(0)],
		now: seated(),
		expected: repeats('REQUEST', 0),
	},
	{ when: 'the session moved', history: [request(0)], now: seated(1), expected: sends('REQUEST', 1) },
	{
		when: 'a second person of the mailbox comes another way',
		history: [request(0)],
		now: { ...seated(), isToldOtherwise: true },
		expected: sends('REQUEST', 1),
	},
	{
		when: 'the last who came another way is gone with the rest',
		history: [request(0), request(1)],
		now: { ...unseated(), isToldOtherwise: true },
		expected: sends('CANCEL', 2),
	},
	{
		when: 'the last seat was given up',
		history: [request(0)],
		now: unseated(),
		expected: sends('CANCEL', 1),
	},
	{
		when: 'it was given up as the session moved',
		history: [request(0)],
		now: unseated(1),
		expected: sends('CANCEL', 2),
	},
	{ when: 'a seat again', history: [request(0), cancel(1)], now: seated(), expected: sends('REQUEST', 2) },
	{
		when: 'a seat again in a session that moved',
		history: [request(0), cancel(1)],
		now: seated(1),
		expected: sends('REQUEST', 3),
	},
	{
		when: 'moved after a seat again',
		history: [request(0), cancel(1), request(2)],
		now: seated(1),
		expected: sends('REQUEST', 3),
	},
	{
		when: 'the session was called off',
		history: [request(0)],
		now: calledOff(1),
		expected: sends('CANCEL', 1),
	},
	{ when: 'called off twice', history: [request(0), cancel(1, 1)], now: calledOff(1), expected: nothing },
	{
		when: 'held after all',
		history: [request(0), cancel(1, 1)],
		now: seated(2),
		expected: sends('REQUEST', 2),
	},
	{ when: 'no seat, and never had', history: [], now: unseated(), expected: nothing },
	{
		when: 'cancelled long ago, and the session moved',
		history: [request(0), cancel(1)],
		now: unseated(3),
		expected: nothing,
	},
	{ when: 'the invitation never left', history: [lost(request(0))], now: unseated(), expected: nothing },
	{
		when: 'the invitation never left, and is written again',
		history: [lost(request(0))],
		now: seated(),
		expected: repeats('REQUEST', 0),
	},
	{
		when: 'the withdrawal never left',
		history: [request(0), lost(cancel(1))],
		now: unseated(),
		expected: repeats('CANCEL', 1),
	},
	{
		when: 'the withdrawal never left, and there is a seat again',
		history: [request(0), lost(cancel(1))],
		now: seated(),
		expected: sends('REQUEST', 2),
	},
])('when $when', ({ history, now, expected }) =>
	expect(decideCalendarDelivery(history, now)).toEqual(expected),
);

/** One thing that happens to a mailbox and a session. */
const happening = fc.oneof(
	{ weight: 3, arbitrary: fc.constant('told' as const) },
	fc.constantFrom(
		'moved' as const,
		'called-off' as const,
		'held-again' as const,
		'seat' as const,
		'no-seat' as const,
		'lost' as const,
	),
);

function play(happenings: readonly (typeof happening extends fc.Arbitrary<infer One> ? One : never)[]) {
	const history: WrittenDelivery[] = [];
	const decisions: CalendarDelivery[] = [];
	let now: MailboxInSession = seated();
	for (const one of happenings) {
		if (one === 'moved') now = { ...now, sessionSequence: now.sessionSequence + 1 };
		else if (one === 'called-off' && !now.isSessionCancelled)
			now = { ...now, sessionSequence: now.sessionSequence + 1, isSessionCancelled: true };
		else if (one === 'held-again' && now.isSessionCancelled)
			now = { ...now, sessionSequence: now.sessionSequence + 1, isSessionCancelled: false };
		else if (one === 'seat' || one === 'no-seat') now = { ...now, hasConfirmed: one === 'seat' };
		else if (one === 'lost') history.splice(-1, 1, ...history.slice(-1).map(lost));
		else if (one === 'told') {
			const decision = decideCalendarDelivery(history, now);
			decisions.push(decision);
			if (decision.method !== 'nothing' && decision.isNew) {
				history.push({
					method: decision.method,
					messageSequence: decision.messageSequence,
					sessionSequence: now.sessionSequence,
					mayHaveArrived: true,
				});
			}
		}
	}
	return { history, decisions, now };
}

test('numbers never fall, and none is used twice', () =>
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
			const numbers = play(happenings).history.map((written) => written.messageSequence);
			expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
		}),
	));

test('a CANCEL answers a REQUEST that may have arrived, and comes once', () =>
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
			const { history } = play(happenings.filter((one) => one !== 'lost'));
			for (const [index, written] of history.entries()) {
				if (written.method === 'CANCEL') expect(history[index - 1]?.method).toBe('REQUEST');
			}
		}),
	));

test('told twice, the second says nothing new', () =>
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
			const { history, now } = play([...happenings, 'told']);
			const again = decideCalendarDelivery(history, now);
			expect(again.method === 'nothing' || !again.isNew).toBe(true);
		}),
	));

test('a client that keeps the highest number shows what is true', () =>
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
			const { history, now } = play([...happenings.filter((one) => one !== 'lost'), 'told']);
			const newest = history.toSorted((a, b) => a.messageSequence - b.messageSequence).at(-1);
			expect(newest?.method === 'REQUEST').toBe(now.hasConfirmed && !now.isSessionCancelled);
		}),
	));

test('a number is the session’s own plus the mailbox’s withdrawals and reinstatements', () =>
	fc.assert(
		fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
			const history: WrittenDelivery[] = [];
			let now: MailboxInSession = seated();
			let ownTurns = 0;
			for (const one of happenings) {
				const isCancelled = now.isSessionCancelled;
				if (one === 'moved') now = { ...now, sessionSequence: now.sessionSequence + 1 };
				else if (one === 'seat' || one === 'no-seat') now = { ...now, hasConfirmed: one === 'seat' };
				const decision = decideCalendarDelivery(history, now);
				if (decision.method === 'nothing' || !decision.isNew || isCancelled) continue;
				if (history.length > 0 && history.at(-1)?.method !== decision.method) ownTurns += 1;
				expect(decision.messageSequence).toBe(now.sessionSequence + ownTurns);
				history.push({ ...decision, sessionSequence: now.sessionSequence, mayHaveArrived: true });
			}
		}),
	));
