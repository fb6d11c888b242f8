import { expect, test } from 'vitest';
import { findSessionsToTell } from './announcement.ts';
import type { SessionNow, ToldOf } from './announcement.ts';

const now = new Date('2026-10-22T09:00:00Z');
const confirmedAt = new Date('2026-10-01T09:00:00Z');
const before = new Date('2026-09-01T09:00:00Z');
const since = new Date('2026-10-10T09:00:00Z');

const aSession = (facts: Partial<SessionNow> = {}): SessionNow => ({
	sessionId: 'one',
	sequence: 1,
	isCancelled: false,
	endsAt: new Date('2026-11-01T09:00:00Z'),
	createdAt: before,
	...facts,
});
const request = (sessionSequence: number): ToldOf => ({
	sessionId: 'one',
	method: 'REQUEST',
	sessionSequence,
});
const cancel = (sessionSequence: number): ToldOf => ({ sessionId: 'one', method: 'CANCEL', sessionSequence });

test.each([
	{ when: 'it moved', session: {}, told: [request(0)], isTold: true },
	{ when: 'it stands as told', session: {}, told: [request(1)], isTold: false },
	{ when: 'it was called off', session: { isCancelled: true }, told: [request(0)], isTold: true },
	{
		when: 'it was called off and that was told',
		session: { isCancelled: true },
		told: [cancel(1)],
		isTold: false,
	},
	{
		when: 'it was called off before anything was told',
		session: { isCancelled: true },
		told: [],
		isTold: false,
	},
	{ when: 'it is held after all', session: { sequence: 2 }, told: [cancel(1)], isTold: true },
	{ when: 'it was added since', session: { createdAt: since }, told: [], isTold: true },
	{ when: 'its invitation is still on its way', session: {}, told: [], isTold: false },
	{ when: 'it is over', session: { endsAt: now }, told: [request(0)], isTold: false },
])('when $when', ({ session, told, isTold }) =>
	expect(findSessionsToTell([aSession(session)], told, confirmedAt, now)).toHaveLength(isTold ? 1 : 0),
);
