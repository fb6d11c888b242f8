import { newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test, vi } from 'vitest';
import { alternatives } from './alternatives.ts';

const world = await freshWorld();
const visitor = world.as('public');
const instead = async (trainingId: string | null, wish: { region?: string; language?: string } = {}) =>
	(await alternatives(visitor, { trainingId, locale: 'fi', project: world.project.slug, ...wish })).rows.map(
		(row) => row.id,
	);

test('the next dates of the same course come first, then what is alike; never one hidden, full, closed or elsewhere', async () => {
	const course = (await world.course()).id;
	const own = { courseId: course, languages: ['fi'], targetGroupKeys: ['police'] };
	const full = await world.training({ ...own, capacity: 1 });
	const alike = await world.training({ targetGroupKeys: ['police'], startsAt: '2026-03-10T07:00:00Z' });
	const later = await world.training({ ...own, startsAt: '2026-03-28T07:00:00Z' });
	const next = await world.training({ ...own, startsAt: '2026-03-24T07:00:00Z' });
	const others = [
		await world.training({ ...own, visibility: 'unlisted' }),
		await world.training({ ...own, state: 'draft' }),
		await world.training({ ...own, languages: ['sv'] }),
		await world.training({ ...own, opensAt: '2026-03-05T07:00:00Z' }),
		await world.training({ targetGroupKeys: ['social_services'] }),
	];
	const taken = await world.training({ ...own, capacity: 1 });
	await world.owner.query('update seat_pools set taken_seats = 1 where training_id = $1', [taken.id]);
	const found = await instead(full.id);
	expect(found).toEqual([next.id, later.id, alike.id]);
	for (const { id } of [...others, taken, full]) expect(found).not.toContain(id);
});

test('an empty search is offered what is next in its region and language, and the open course, in one statement', async () => {
	const own = await world.another();
	await own.owner.query(
		"update projects set open_course_title = $2, open_course_url = 'https://course.example.org/' where id = $1",
		[own.project.id, JSON.stringify({ fi: 'Verkkokurssi' })],
	);
	const here = await own.training({ languages: ['fi'] });
	const missed = { trainingId: null, locale: 'fi' as const, project: own.project.slug };
	const query = vi.spyOn(own.database.pool, 'query');
	const found = await alternatives(visitor, { ...missed, region: '01' });
	expect(query).toHaveBeenCalledTimes(1);
	query.mockRestore();
	expect(found.rows.map((row) => row.id)).toEqual([here.id]);
	expect(found.openCourses).toEqual([{ title: { fi: 'Verkkokurssi' }, url: 'https://course.example.org/' }]);
	const elsewhere = await alternatives(visitor, { ...missed, region: '19' });
	expect(elsewhere.rows).toEqual([]);
	expect(elsewhere.openCourses).toHaveLength(1);
});

test('what is missing has no alternatives of its own', async () => {
	expect(
		(await alternatives(visitor, { trainingId: newId(), locale: 'fi', project: 'none' })).openCourses,
	).toEqual([{ title: { fi: 'Verkkokurssi' }, url: 'https://course.example.org/' }]);
});
