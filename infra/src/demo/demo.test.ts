import { brokenLinksOf } from '@kutsu/core/attendance';
import { reach } from '@kutsu/core/reach';
import { seatCountsThatDiffer } from '@kutsu/core/registrations';
import { contextOver, freshDatabase, stoppedClock } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { readDemoData } from './data.ts';
import { loadDemo } from './index.ts';

const keys = `1:${Buffer.alloc(32, 7).toString('base64')}`;
const options = {
	keys,
	publicUrl: 'http://localhost:3000',
	adminUrl: 'http://localhost:3001',
	say: () => undefined,
};
const data = readDemoData();
/** A load takes ten seconds or so, and as many times more on a machine that is busy with other tests. */
const timeout = 180_000;

test('loaded unmoved after its end, the totals of the file come out exactly', { timeout }, async () => {
	const { owner, urlAs, database } = await freshDatabase();
	await loadDemo({
		...options,
		databaseAppUrl: urlAs('kutsu_app'),
		clock: '2025-12-01T10:00:00Z',
		keepsDates: true,
	});
	const expected = data.expectedTotals;
	const { rows } = await owner.query<{ id: string }>('select id from projects');
	const projectId = rows[0]?.id ?? '';
	const ctx = contextOver(database, stoppedClock('2025-12-01T10:00:00Z'));
	// The seminar's own people are outside the file's totals.
	const untilTheSeminar = await reach(ctx, { projectId, from: null, to: '2025-05-12' });
	expect(untilTheSeminar).toMatchObject({
		trainings: expected.trainings,
		participations: expected.attendedAll,
		persons: expected.uniquePersons,
	});
	const february = await reach(ctx, { projectId, from: null, to: '2025-02-28' });
	expect(february.participations).toBe(expected.attendedByEndOfFeb2025);
	const counted = await owner.query(
		"select r.state, count(*)::int from registrations r join trainings t on t.id = r.training_id where t.format <> 'final_seminar' group by r.state order by r.state",
	);
	const waiting = data.trainings.reduce((sum, training) => sum + training.figures.waitlisted, 0);
	expect(counted.rows).toEqual([
		{ state: 'confirmed', count: expected.registered },
		{ state: 'waitlisted', count: waiting },
	]);
	expect(untilTheSeminar.by.region.filter((row) => row.participations > 0)).toHaveLength(
		expected.regionsCovered ?? 0,
	);
	expect(untilTheSeminar.by.region.reduce((sum, row) => sum + row.persons, 0)).toBe(expected.uniquePersons);
	const { figures } = data.finalSeminar;
	const all = await reach(ctx, { projectId, from: null, to: null });
	expect(all.participations).toBe(
		(expected.attendedAll ?? 0) + figures.attendedOnsite + figures.attendedOnline,
	);
	expect(await seatCountsThatDiffer(ctx)).toEqual([]);
	const hidden = await owner.query<{ code: string }>(
		"select code from trainings where visibility <> 'public'",
	);
	expect(hidden.rows.length).toBeGreaterThan(0);
	for (const { code } of hidden.rows) expect(code).toMatch(/^NRM-[2-9A-HJ-NP-Z]{10}$/);
	const trainings = await owner.query<{ id: string }>('select id from trainings');
	for (const { id } of trainings.rows)
		expect(await brokenLinksOf(ctx, { projectId, trainingId: id })).toEqual([]);
});

test(
	'loaded for today, past trainings have attendance, a full one has its queue, and nothing has happened ahead of the clock',
	{ timeout },
	async () => {
		const { owner, urlAs } = await freshDatabase();
		const now = '2026-11-25T08:00:00Z';
		await loadDemo({ ...options, databaseAppUrl: urlAs('kutsu_app'), clock: now });
		const one = async (code: string) => {
			const { rows } = await owner.query(
				`select (t.starts_at at time zone 'Europe/Helsinki')::date::text as day,
				(select count(*)::int from registrations r where r.training_id = t.id and r.state = 'confirmed') as confirmed,
				(select count(*)::int from registrations r where r.training_id = t.id and r.state = 'waitlisted') as waiting,
				(select count(*)::int from attendance_entries e where e.training_id = t.id) as attended
			 from trainings t where code = $1`,
				[code],
			);
			return rows[0];
		};
		expect(await one('NRM-2024-026')).toEqual({ day: '2026-11-25', confirmed: 33, waiting: 0, attended: 0 });
		expect(await one('NRM-2024-022')).toEqual({ day: '2026-10-27', confirmed: 40, waiting: 5, attended: 34 });
		expect(await one('NRM-2024-029')).toEqual({ day: '2026-12-15', confirmed: 24, waiting: 11, attended: 0 });
		expect(await one('NRM-2025-LOPPU')).toMatchObject({ confirmed: 0, attended: 0 });
		const open = await one('NRM-2024-030');
		expect(open?.confirmed).toBeGreaterThan(10);
		expect(open?.confirmed).toBeLessThan(151);
		const ways = await owner.query(
			`select (select count(*)::int from registrations where state = 'requested') as requests,
				(select count(*)::int from training_ways) as ways, (select count(*)::int from training_invitations) as links,
				(select count(*)::int from party_members) as colleagues, (select count(*)::int from answer_templates) as answers`,
		);
		expect(ways.rows).toEqual([{ requests: 2, ways: 2, links: 1, colleagues: 3, answers: 2 }]);
		for (const [table, column] of [
			['registrations', 'created_at'],
			['attendance_entries', 'received_at'],
			['audit_entries', 'at'],
			['outbox_messages', 'created_at'],
		]) {
			const { rows } = await owner.query(`select count(*)::int as ahead from ${table} where ${column} > $1`, [
				now,
			]);
			expect(rows, table).toEqual([{ ahead: 0 }]);
		}
		const people = await owner.query(
			"select count(*)::int as elsewhere from mailboxes where email not like '%@example.org'",
		);
		expect(people.rows).toEqual([{ elsewhere: 0 }]);
	},
);
