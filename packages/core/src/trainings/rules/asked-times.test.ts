import { expect, test } from 'vitest';
import { AskedTraining } from './asked-times.ts';

const asked = (startsAt: string, endsAt: string) => ({
	project: 'demo',
	courseId: '01890000-0000-7000-8000-000000000000',
	format: 'regional_onsite',
	mode: 'onsite',
	onsiteSeats: 10,
	timeZone: 'Europe/Helsinki',
	sessions: [
		{ startsAt: '2026-03-27T09:00', endsAt: '2026-03-27T12:00' },
		{ startsAt, endsAt },
	],
});

test('a session that summer time turns around is refused at its end', () => {
	const parsed = AskedTraining.safeParse(asked('2026-03-29T03:50', '2026-03-29T04:10'));
	expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['sessions.1.endsAt']);
});

test.each([
	['an hour that is skipped inside it', '2026-03-29T02:50', '2026-03-29T04:10'],
	['an hour that comes twice inside it', '2026-10-25T02:50', '2026-10-25T04:10'],
	['an ordinary night', '2026-03-28T03:50', '2026-03-28T04:10'],
])('a session with %s is taken', (_, startsAt, endsAt) => {
	expect(AskedTraining.safeParse(asked(startsAt, endsAt)).success).toBe(true);
});
