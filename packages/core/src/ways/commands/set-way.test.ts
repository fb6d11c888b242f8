import { Forbidden, NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import type { TrainingWay } from '../model.ts';
import { openCourseOf, wayOfTraining } from '../queries.ts';
import { setOpenCourse } from './set-open-course.ts';
import { setWay } from './set-way.ts';

const world = await freshWorld();
const coordinator = world.as('coordinator');
const wayed = (facts: Partial<TrainingWay> = {}): TrainingWay => ({
	...{ way: 'listed', emailDomains: ['poliisi.fi'], organisationNames: [], audience: { fi: 'Poliiseille' } },
	...facts,
});
const lastAudit = async (subjectId: string) => {
	const { rows } = await world.owner.query<{ action: string }>(
		'select action from audit_entries where subject_id = $1 order by at desc, id desc limit 1',
		[subjectId],
	);
	return rows[0]?.action;
};

describe('the way into a training', () => {
	const placed = async () => ({ projectId: world.project.id, trainingId: (await world.training()).id });

	test('is open until it is set, and is set on what was read', async () => {
		const place = await placed();
		expect(await wayOfTraining(coordinator, place)).toMatchObject({ way: { way: 'open' }, revision: 0 });
		const first = await grantedOf(setWay(coordinator, { ...place, revision: 0, wanted: wayed() }));
		expect(first.revision).toBe(1);
		expect(await wayOfTraining(coordinator, place)).toEqual({ way: wayed(), revision: 1 });
		expect(await lastAudit(place.trainingId)).toBe('training.set-way');
	});

	test('set on what no longer stands is refused with what stands now, and nothing is written', async () => {
		const place = await placed();
		await grantedOf(setWay(coordinator, { ...place, revision: 0, wanted: wayed() }));
		const mine = wayed({ way: 'approval', emailDomains: [] });
		const before = await lastAudit(place.trainingId);
		for (const revision of [0, 2, 99])
			expect(await setWay(coordinator, { ...place, revision, wanted: mine })).toEqual({
				ok: false,
				refusal: { code: 'stale', theirs: { way: wayed(), revision: 1 } },
			});
		expect(await wayOfTraining(coordinator, place)).toEqual({ way: wayed(), revision: 1 });
		expect(await lastAudit(place.trainingId)).toBe(before);
		await grantedOf(setWay(coordinator, { ...place, revision: 1, wanted: mine }));
		expect(await wayOfTraining(coordinator, place)).toEqual({ way: mine, revision: 2 });
	});

	test('set by two at once is set by one', async () => {
		const place = await placed();
		await Promise.all(
			Array.from({ length: 4 }, () => coordinator.database.pool.query('select pg_sleep(0.02)')),
		);
		const results = await Promise.all(
			[wayed(), wayed({ emailDomains: ['example.org'] })].map((wanted) =>
				setWay(coordinator, { ...place, revision: 0, wanted }),
			),
		);
		expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	});

	test('of another project is not there', async () => {
		const other = await world.another();
		const place = { projectId: world.project.id, trainingId: (await other.training()).id };
		const running = setWay(coordinator, { ...place, revision: 0, wanted: wayed() });
		await expect(running).rejects.toThrow(NotFound);
	});
});

describe('the open course', () => {
	const project = world.project.slug;
	const course = { title: { fi: 'Verkkokurssi', sv: 'Nätkurs' }, url: 'https://example.org/kurssi' };
	const read = () => openCourseOf(coordinator, { projectId: world.project.id });

	test('is set, changed and taken away, each on what was seen', async () => {
		expect(await read()).toBeNull();
		await grantedOf(setOpenCourse(coordinator, { project, seen: null, wanted: course }));
		expect(await read()).toEqual(course);
		expect(await lastAudit(world.project.id)).toBe('project.set-open-course');
		const moved = { ...course, url: 'https://example.org/uusi' };
		for (const seen of [null, moved, { ...course, title: { ...course.title, fi: 'Muu' } }])
			expect(await setOpenCourse(coordinator, { project, seen, wanted: null })).toEqual({
				ok: false,
				refusal: { code: 'stale' },
			});
		expect(await read()).toEqual(course);
		await grantedOf(setOpenCourse(coordinator, { project, seen: course, wanted: moved }));
		await grantedOf(setOpenCourse(coordinator, { project, seen: moved, wanted: null }));
		expect(await read()).toBeNull();
	});

	test('has a name in every required language', async () => {
		const wanted = { ...course, title: { fi: 'Verkkokurssi' } };
		expect(await setOpenCourse(coordinator, { project, seen: null, wanted })).toEqual({
			ok: false,
			refusal: { code: 'language-missing', locale: 'sv' },
		});
		expect(await read()).toBeNull();
	});

	test.each([
		['auditor', Forbidden],
		['communications', Forbidden],
		['public', NotFound],
	] as const)('is not for %s to set', async (role, fault) => {
		const running = setOpenCourse(world.as(role), { project, seen: null, wanted: course });
		await expect(running).rejects.toBeInstanceOf(fault);
	});
});
