import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { reach } from '../../reach/index.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { attendanceList, brokenLinksOf } from '../queries.ts';
import { recordAttendance } from './record-attendance.ts';

const world = await freshWorld();
const startsAt = new Date('2026-03-16T07:00:00Z');
const onTheDay = { ...world.ctx, now: () => startsAt };

async function trainingWith(people: number, facts: Partial<RegisterInput> = {}) {
	const training = await world.training({ startsAt });
	const ids: string[] = [];
	for (let index = 0; index < people; index++) {
		const requestId = newId();
		const firstName = `Testi${randomUUID().slice(0, 8)}`;
		await register(
			world.as('public'),
			RegisterInput.parse({
				training: training.code,
				requestId,
				firstName,
				lastName: 'Kallio',
				email: `${firstName}@example.org`,
				targetGroup: 'police',
				mode: 'onsite',
				locale: 'fi',
				...facts,
			}),
		);
		const { rows } = await world.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[requestId],
		);
		ids.push(rows[0]?.id ?? '');
	}
	const session = {
		projectId: training.projectId,
		trainingId: training.id,
		sessionId: training.sessionIds[0] ?? '',
	};
	const mark = (registrationId: string, given: 'present' | 'absent' = 'present', requestId = newId()) =>
		recordAttendance(onTheDay, {
			...session,
			method: 'list',
			marks: [{ requestId, registrationId, mark: given }],
		});
	const present = async () =>
		(await attendanceList(onTheDay, session)).people
			.filter((person) => person.isPresent)
			.map((person) => person.registrationId);
	return { training, ids, session, mark, present };
}

test('people are marked, taken back and marked again, and every step stays in the record', async () => {
	const { training, ids, mark, present } = await trainingWith(2);
	const [first = '', second = ''] = ids;
	await mark(first);
	await mark(second);
	await mark(second, 'absent');
	await mark(first, 'absent');
	await mark(first);
	expect(await present()).toEqual([first]);
	const { rows } = await world.owner.query(
		'select seq, direction, corrects_seq from attendance_entries where training_id = $1 order by seq',
		[training.id],
	);
	expect(rows).toEqual([
		{ seq: 1, direction: 'in', corrects_seq: null },
		{ seq: 2, direction: 'in', corrects_seq: null },
		{ seq: 3, direction: 'void', corrects_seq: 2 },
		{ seq: 4, direction: 'void', corrects_seq: 1 },
		{ seq: 5, direction: 'in', corrects_seq: null },
	]);
	expect(await brokenLinksOf(world.ctx, { projectId: training.projectId, trainingId: training.id })).toEqual(
		[],
	);
});

test('the same tap sent twice, or by two helpers at once, is one entry', async () => {
	const { training, ids, mark } = await trainingWith(1);
	const [id = ''] = ids;
	const requestId = newId();
	await Promise.all([mark(id, 'present', requestId), mark(id, 'present', requestId), mark(id)]);
	const { rows } = await world.owner.query(
		'select count(*)::int as entries from attendance_entries where training_id = $1',
		[training.id],
	);
	expect(rows).toEqual([{ entries: 1 }]);
});

test('many marks at once keep one order without gaps', async () => {
	const { training, ids, mark } = await trainingWith(12);
	await Promise.all(ids.map((id) => mark(id)));
	const { rows } = await world.owner.query(
		'select seq from attendance_entries where training_id = $1 order by seq',
		[training.id],
	);
	expect(rows.map((row) => row.seq)).toEqual(ids.map((_, index) => index + 1));
	expect(await brokenLinksOf(world.ctx, { projectId: training.projectId, trainingId: training.id })).toEqual(
		[],
	);
});

test('an entry altered behind the application’s back is found', async () => {
	const { training, ids, mark } = await trainingWith(3);
	for (const id of ids) await mark(id);
	await world.owner.query(
		'update attendance_entries set registration_id = $2 where training_id = $1 and seq = 2',
		[training.id, ids[0]],
	);
	expect(await brokenLinksOf(world.ctx, { projectId: training.projectId, trainingId: training.id })).toEqual([
		{ seq: 2, fault: 'altered' },
	]);
	await world.owner.query('delete from attendance_entries where training_id = $1 and seq = 3', [training.id]);
	expect(
		await brokenLinksOf(world.ctx, { projectId: training.projectId, trainingId: training.id }),
	).toContainEqual({ seq: 3, fault: 'missing' });
});

test('the day before is too early, by the training’s own midnight', async () => {
	const { ids, session } = await trainingWith(1);
	const marks = [{ requestId: newId(), registrationId: ids[0] ?? '', mark: 'present' as const }];
	const at = (instant: string) =>
		recordAttendance({ ...world.ctx, now: () => new Date(instant) }, { ...session, method: 'list', marks });
	expect((await at('2026-03-15T21:59:59Z')).outcomes).toMatchObject([
		{ ok: false, refusal: { code: 'not-yet' } },
	]);
	expect((await at('2026-03-15T22:00:00Z')).outcomes).toMatchObject([{ ok: true, isPresent: true }]);
});

test('only those who lead it may, and others’ trainings look missing', async () => {
	const { training, ids, session } = await trainingWith(1);
	const marks = [{ requestId: newId(), registrationId: ids[0] ?? '', mark: 'present' as const }];
	const as = (ctx: typeof onTheDay) =>
		recordAttendance({ ...ctx, now: () => startsAt }, { ...session, method: 'list', marks });
	await expect(as(world.as('trainer', { trainingIds: [newId()] }))).rejects.toThrow(NotFound);
	await expect(as(world.as('communications'))).rejects.toThrow('Not allowed');
	await expect(as(world.as('public'))).rejects.toThrow(NotFound);
	expect((await as(world.as('trainer', { trainingIds: [training.id] }))).outcomes).toMatchObject([
		{ ok: true },
	]);
});

test('a stranger’s registration cannot be marked here', async () => {
	const { mark } = await trainingWith(1);
	const elsewhere = await trainingWith(1);
	expect((await mark(elsewhere.ids[0] ?? '')).outcomes).toMatchObject([
		{ ok: false, refusal: { code: 'not-confirmed' } },
	]);
});

test('reach counts participations and unique persons, by where they are from, and says when it does not know', async () => {
	const own = await world.another();
	const at = async (
		training: { id: string; projectId: string; code: string; sessionIds: readonly string[] },
		facts: Partial<RegisterInput>,
	) => {
		const requestId = newId();
		await register(
			own.as('public'),
			RegisterInput.parse({
				training: training.code,
				requestId,
				firstName: 'Testi',
				lastName: 'Kallio',
				email: 'one@example.org',
				targetGroup: 'police',
				mode: 'onsite',
				locale: 'fi',
				...facts,
			}),
		);
		const { rows } = await own.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[requestId],
		);
		await recordAttendance(
			{ ...own.ctx, now: () => new Date('2026-05-01T07:00:00Z') },
			{
				projectId: training.projectId,
				trainingId: training.id,
				sessionId: training.sessionIds[0] ?? '',
				method: 'paper',
				marks: [{ requestId: newId(), registrationId: rows[0]?.id ?? '', mark: 'present' }],
			},
		);
	};
	const helsinki = await own.training({ startsAt: '2026-03-16T07:00:00Z' });
	const webinar = await own.training({ startsAt: '2026-03-17T07:00:00Z', mode: 'online' });
	await at(helsinki, { municipality: '564' });
	await at(helsinki, { email: 'two@example.org' });
	await at(webinar, { mode: 'online', municipality: '091' });
	await at(webinar, {
		mode: 'online',
		email: 'three@example.org',
		locale: 'sv',
		targetGroup: 'social_services',
	});
	const figures = await reach(own.as('coordinator'), { projectId: own.project.id, from: null, to: null });
	expect(figures).toMatchObject({ trainings: 2, participations: 4, persons: 3 });
	const counted = (dimension: 'region' | 'target_group' | 'language') =>
		Object.fromEntries(
			figures.by[dimension]
				.filter((row) => row.participations > 0)
				.map((row) => [row.key, [row.participations, row.persons]]),
		);
	// Oulu's person came again from Helsinki: a participation in each, one person where they were last.
	expect(counted('region')).toEqual({ '17': [1, 0], '01': [2, 2], unknown: [1, 1] });
	expect(counted('target_group')).toEqual({ police: [3, 2], social_services: [1, 1] });
	expect(counted('language')).toEqual({ fi: [3, 2], sv: [1, 1] });
	const first = await reach(own.as('coordinator'), {
		projectId: own.project.id,
		from: '2026-03-16',
		to: '2026-03-16',
	});
	expect(first).toMatchObject({ trainings: 1, participations: 2, persons: 2 });
	await expect(reach(own.as('host'), { projectId: own.project.id, from: null, to: null })).rejects.toThrow(
		NotFound,
	);
});
