import { expect, test } from 'vitest';
import { findSessionsToTell } from './announcement.ts';
import type { SessionNow, ToldOf } from './announcement.ts';

const now = new Date('2026-10-22T09:00:00Z');
const place = { placeDigest: 'here', conferenceDigest: null };
const times = { startsAt: new Date('2026-11-01T06:00:00Z'), endsAt: new Date('2026-11-01T09:00:00Z') };
const earlier = { ...times, startsAt: new Date('2026-11-01T05:00:00Z') };

const aSession = (facts: Partial<SessionNow> = {}): SessionNow => ({
	sessionId: 'one',
	sequence: 1,
	isCancelled: false,
	...times,
	...place,
	...facts,
});
const request = (sessionSequence: number): ToldOf => ({
	sessionId: 'one',
	method: 'REQUEST',
	sessionSequence,
	...earlier,
	...place,
});
const cancel = (sessionSequence: number): ToldOf => ({ ...request(sessionSequence), method: 'CANCEL' });

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
	{
		when: 'it was moved and moved back before anybody heard',
		session: {},
		told: [{ ...request(0), ...times }],
		isTold: false,
	},
	{
		when: 'its place was corrected',
		session: { placeDigest: 'there' },
		told: [{ ...request(0), ...times }],
		isTold: true,
	},
	{
		when: 'its address to join at is another',
		session: { conferenceDigest: 'another' },
		told: [{ ...request(0), ...times }],
		isTold: true,
	},
	{ when: 'it was added since', session: {}, told: [], isTold: true },
	{ when: 'its invitation is still on its way', session: {}, told: [], isUnderWay: true, isTold: false },
	{
		when: 'one who left has a seat again, and that is being told',
		session: {},
		told: [cancel(0)],
		isUnderWay: true,
		isTold: false,
	},
	{ when: 'it is over', session: { endsAt: now }, told: [request(0)], isTold: false },
])('when $when', ({ session, told, isUnderWay = false, isTold }) =>
	expect(findSessionsToTell([aSession(session)], told, () => isUnderWay, now)).toHaveLength(isTold ? 1 : 0),
);
