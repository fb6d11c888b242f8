import { NotFound } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { attendanceDay, attendanceList } from './queries.ts';

const world = await freshWorld({ now: '2026-03-16T07:30:00Z' });

async function plan() {
	const project = await world.another();
	const at = (startsAt: string, state: 'draft' | 'published' = 'published') =>
		project.training({ startsAt, state });
	const trainings = {
		earlier: await at('2026-03-10T07:00:00Z'),
		yesterday: await at('2026-03-15T07:00:00Z'),
		morning: await at('2026-03-16T07:00:00Z'),
		evening: await at('2026-03-16T15:00:00Z'),
		tomorrow: await at('2026-03-17T07:00:00Z'),
	};
	await at('2026-02-20T07:00:00Z');
	await at('2026-03-16T10:00:00Z', 'draft');
	return { project, trainings };
}

test('shows today’s sessions, those before that may lack marks, and what comes next', async () => {
	const { project, trainings } = await plan();
	const day = await attendanceDay(project.as('coordinator'), { projectId: project.project.id });
	expect(day.today).toBe('2026-03-16');
	expect(day.sessions.map((session) => session.code)).toEqual([
		trainings.morning.code,
		trainings.evening.code,
	]);
	expect(day.earlier.map((session) => session.code)).toEqual([
		trainings.yesterday.code,
		trainings.earlier.code,
	]);
	expect(day.next.map((session) => session.code)).toEqual([trainings.tomorrow.code]);
});

test('a trainer sees their own', async () => {
	const { project, trainings } = await plan();
	const day = await attendanceDay(project.as('trainer', { trainingIds: [trainings.evening.id] }), {
		projectId: project.project.id,
	});
	expect(day.sessions.map((session) => session.code)).toEqual([trainings.evening.code]);
	expect([...day.earlier, ...day.next]).toEqual([]);
});

test('no more than five lie ahead', async () => {
	const project = await world.another();
	for (let number = 1; number <= 7; number++)
		await project.training({ startsAt: `2026-04-0${number}T07:00:00Z` });
	const day = await attendanceDay(project.ctx, { projectId: project.project.id });
	expect(day.next.map((session) => session.startsAt.toISOString().slice(0, 10))).toEqual(
		[1, 2, 3, 4, 5].map((number) => `2026-04-0${number}`),
	);
});

test('one who takes no attendance finds nothing', async () => {
	const { project } = await plan();
	await expect(attendanceDay(project.as('public'), { projectId: project.project.id })).rejects.toThrow(
		NotFound,
	);
});

test('a list can be marked from the morning of its day', async () => {
	const { project, trainings } = await plan();
	const canMark = async (trainingId: string) =>
		(await attendanceList(project.ctx, { projectId: project.project.id, trainingId })).canMark;
	expect(await canMark(trainings.yesterday.id)).toBe(true);
	expect(await canMark(trainings.evening.id)).toBe(true);
	expect(await canMark(trainings.tomorrow.id)).toBe(false);
});
