import { contentLevels as storedLevels } from '@kutsu/db/tables';
import { Forbidden, NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { CreateCourseInput, CreateSeriesInput, contentLevels } from '../model.ts';
import { course, courses, series } from '../queries.ts';
import { createCourse } from './create-course.ts';
import { createSeries } from './create-series.ts';
import { editCourse } from './edit-course.ts';
import { renameSeries } from './rename-series.ts';

const world = await freshWorld();
const project = world.project.slug;
const aCourse = (input: object = {}) =>
	CreateCourseInput.parse({ project, title: { fi: 'Tunnista ja ohjaa' }, durationMinutes: 180, ...input });

test('content levels are those of the table', () => expect(contentLevels).toEqual(storedLevels));

test('a course is made once per form, with a key of its own', async () => {
	const ctx = world.as('coordinator');
	const input = aCourse({ requestId: '01890000-0000-7000-8000-00000000000a' });
	const [first, again] = [await createCourse(ctx, input), await createCourse(ctx, input)];
	expect(again).toEqual(first);
	await grantedOf(createCourse(ctx, aCourse()));
	expect((await courses(ctx, { project })).map((one) => one.key)).toEqual([
		'tunnista-ja-ohjaa',
		'tunnista-ja-ohjaa-2',
	]);
	expect(await createCourse(ctx, aCourse({ key: 'tunnista-ja-ohjaa' }))).toEqual({
		ok: false,
		refusal: { code: 'key-taken', key: 'tunnista-ja-ohjaa' },
	});
});

test('a stale edit of a course is refused with what stands now', async () => {
	const { id } = await world.course();
	const ctx = world.as('coordinator');
	const {
		id: courseId,
		key: _,
		trainingCount: __,
		targetGroupKeys,
		...fields
	} = await course(ctx, { project, courseId: id });
	const input = { ...fields, project, courseId, targetGroupKeys: [...targetGroupKeys] };
	expect(await editCourse(ctx, { ...input, title: { fi: 'Minun' } })).toEqual({ ok: true, revision: 2 });
	expect(await editCourse(ctx, { ...input, title: { fi: 'Myöhästynyt' } })).toMatchObject({
		ok: false,
		refusal: { code: 'stale', theirs: { revision: 2, title: { fi: 'Minun' } } },
	});
});

test('a series is renamed and keeps its key', async () => {
	const ctx = world.as('coordinator');
	const { seriesId } = await grantedOf(
		createSeries(ctx, CreateSeriesInput.parse({ project, title: { fi: 'Kierros' } })),
	);
	const rename = (title: string, seen: string) =>
		renameSeries(ctx, { project, seriesId, title: { fi: title }, seen: { fi: seen } });
	expect(await rename('Syyskierros', 'Kierros')).toEqual({ ok: true });
	// One who opened the form before that is told, and writes nothing over.
	expect(await rename('Kevätkierros', 'Kierros')).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: { fi: 'Syyskierros' } },
	});
	expect(await series(ctx, { project })).toEqual([
		{ id: seriesId, key: 'kierros', title: { fi: 'Syyskierros' }, trainingCount: 0 },
	]);
});

test.each([
	{ role: 'coordinator', fault: undefined },
	{ role: 'communications', fault: Forbidden },
	{ role: 'auditor', fault: Forbidden },
	{ role: 'trainer', fault: NotFound },
	{ role: 'public', fault: NotFound },
] as const)('a course is made by $role: $fault', async ({ role, fault }) => {
	const running = createCourse(world.as(role), aCourse());
	await (fault
		? expect(running).rejects.toBeInstanceOf(fault)
		: expect(running).resolves.toMatchObject({ ok: true }));
});

test('another project’s course is like one that does not exist', async () => {
	const other = await (await world.another()).course();
	const answer = (courseId: string) =>
		course(world.as('coordinator'), { project, courseId }).catch((error: unknown) => error);
	expect(await answer(other.id)).toEqual(await answer('01890000-0000-7000-8000-0000000000ff'));
});
