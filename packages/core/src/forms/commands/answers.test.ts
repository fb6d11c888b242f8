import { needsKeptDays as storedDays } from '@kutsu/db/tables';
import { Forbidden, newId, NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { openDatabase } from '@kutsu/db';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '../../context.ts';
import { register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { AddQuestionInput, needsKeptDays } from '../model.ts';
import type { GivenAnswers } from '../model.ts';
import { answersOf, givenAnswersOf } from '../queries.ts';
import { eraseAnswers } from '../store/answers.ts';
import { addQuestion } from './add-question.ts';
import { changeAnswers } from './change-answers.ts';
import { eraseNeeds } from './erase-needs.ts';
import { needsFile } from './needs-file.ts';
import { countNeedsOfTraining, lookAtNeeds } from './look-at-needs.ts';

const world = await freshWorld();
const project = world.project.slug;
const staff = world.as('coordinator');
const visitor = world.as('public');
const workers = openDatabase(world.urlAs('kutsu_worker'));
afterAll(() => workers.pool.end());

const add = async (trainingId: string, facts: object) =>
	(
		await grantedOf(
			addQuestion(
				staff,
				AddQuestionInput.parse({
					project,
					owner: { trainingId },
					type: 'text',
					label: { fi: 'K', sv: 'F' },
					...facts,
				}),
			),
		)
	).questionId;
const form = (training: string, answers?: GivenAnswers) =>
	RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: `T${newId()}`,
		lastName: 'Kallio',
		email: `t${newId()}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'sv',
		answers,
	});
const registers = async (training: string, answers?: GivenAnswers) => {
	const input = form(training, answers);
	await grantedOf(register(visitor, input));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[input.requestId],
	);
	return { projectId: world.project.id, registrationId: rows[0]?.id ?? '' };
};
const needsOf = async (registrationId: string) =>
	(
		await world.owner.query<{ sealed: string }>('select * from needs where registration_id = $1', [
			registrationId,
		])
	).rows;

test('what is missing is refused, nothing is registered, and what is whole is saved with the registration', async () => {
	const training = await world.training({ capacity: 1 });
	const asked = await add(training.id, { isRequired: true });
	expect(await register(visitor, form(training.code))).toEqual({
		ok: false,
		refusal: { code: 'answers-refused', faults: [{ code: 'missing', questionId: asked }] },
	});
	const registration = await registers(training.code, { values: { [asked]: ['Vastaus'] }, consent: false });
	expect(await answersOf(staff, registration, 'fi')).toMatchObject([{ questionId: asked, text: 'Vastaus' }]);
});

test('a question of another project’s training is none of this one’s', async () => {
	const other = await world.another();
	const theirs = await other.training();
	const { questionId } = await grantedOf(
		addQuestion(
			other.as('coordinator'),
			AddQuestionInput.parse({
				project: other.project.slug,
				owner: { trainingId: theirs.id },
				type: 'text',
				label: { fi: 'K' },
			}),
		),
	);
	const training = await world.training();
	expect(
		await register(visitor, form(training.code, { values: { [questionId]: ['x'] }, consent: false })),
	).toMatchObject({ refusal: { faults: [{ code: 'unknown-question', questionId }] } });
});

test('a diet is not to be read in the table, and opens for its own row only', async () => {
	const training = await world.training({ catering: 'coffee_lunch' });
	const diet = await add(training.id, { type: 'diet' });
	const secret = 'selleriallergia';
	const given = { values: { [diet]: ['vegan'], [`${diet}_other`]: [secret] }, consent: true };
	const [mine, theirs] = [await registers(training.code, given), await registers(training.code, given)];
	const [row] = await needsOf(mine.registrationId);
	expect(JSON.stringify(row)).not.toMatch(/selleri|vegan/);
	expect(row?.sealed).toMatch(/^1\.[\w-]+\.[\w-]+\.[\w-]+$/);
	// Nowhere else either: not in answers, audit, mail or jobs.
	const { rows: tables } = await world.owner.query<{ name: string }>(
		"select tablename as name from pg_tables where schemaname = 'public'",
	);
	for (const { name } of tables) {
		const { rows } = await world.owner.query<{ found: number }>(
			`select count(*)::int as found from "${name}" t where to_jsonb(t)::text ~* $1`,
			[secret],
		);
		expect(rows, name).toEqual([{ found: 0 }]);
	}
	expect(await lookAtNeeds(staff, { project, trainingId: training.id })).toMatchObject([
		{ need: { keys: ['vegan'], other: secret } },
		{ need: { keys: ['vegan'], other: secret } },
	]);
	// One person's row under another's name does not open.
	await world.owner.query(
		'update needs set sealed = (select sealed from needs where registration_id = $1) where registration_id = $2',
		[theirs.registrationId, mine.registrationId],
	);
	await expect(lookAtNeeds(staff, { project, trainingId: training.id })).rejects.toThrow(/authenticate/);
});

test('needs are counted for the caterer without names; each look is in the audit trail', async () => {
	const training = await world.training({ catering: 'coffee' });
	const diet = await add(training.id, { type: 'diet' });
	for (const keys of [['vegan'], ['vegan', 'no_nuts']])
		await registers(training.code, { values: { [diet]: keys }, consent: true });
	await registers(training.code);
	const counted = await countNeedsOfTraining(staff, { project, trainingId: training.id });
	expect(counted).toMatchObject({
		onsiteCount: 3,
		diet: {
			personCount: 2,
			options: [
				{ key: 'vegan', count: 2 },
				{ key: 'no_nuts', count: 1 },
			],
		},
		access: { personCount: 0 },
	});
	expect(JSON.stringify(counted)).not.toMatch(/Kallio|registrationId/);
	const file = await needsFile(staff, { project, trainingId: training.id, locale: 'fi' });
	expect(file.text).toBe(
		'\uFEFFTarve;Henkilöitä\r\nPaikan päällä;3\r\nVegaaninen ruoka;2\r\nEi pähkinää;1\r\n"Vegaaninen ruoka, Ei pähkinää (samalla henkilöllä)";1\r\n'.replaceAll(
			'"',
			'',
		),
	);
	await lookAtNeeds(staff, { project, trainingId: training.id });
	const { rows } = await world.owner.query<{ action: string; actor_id: string }>(
		"select action, actor_id from audit_entries where subject_id = $1 and action like 'needs.%' order by action",
		[training.id],
	);
	expect(rows).toEqual([
		{ action: 'needs.count', actor_id: 'user-coordinator' },
		{ action: 'needs.count', actor_id: 'user-coordinator' },
		{ action: 'needs.read', actor_id: 'user-coordinator' },
	]);
});

test.each([
	{ role: 'owner', fault: undefined },
	{ role: 'auditor', fault: Forbidden },
	{ role: 'data_protection_officer', fault: Forbidden },
	{ role: 'communications', fault: Forbidden },
	{ role: 'public', fault: NotFound },
] as const)('needs are seen by $role: $fault', async ({ role, fault }) => {
	const training = await world.training();
	for (const look of [countNeedsOfTraining, lookAtNeeds]) {
		const looking = look(world.as(role), { project, trainingId: training.id });
		if (fault) await expect(looking).rejects.toThrow(fault);
		else await looking;
	}
});

test('a person changes answers; needs are kept, replaced or removed, and staff’s own answers stay', async () => {
	const training = await world.training({ catering: 'coffee' });
	const [text, diet] = [await add(training.id, {}), await add(training.id, { type: 'diet' })];
	const own = await add(training.id, { isStaffOnly: true });
	const registration = await registers(training.code, {
		values: { [text]: ['Ennen'], [diet]: ['vegan'] },
		consent: true,
	});
	const change = (values: GivenAnswers['values'], more: object = {}) =>
		inTransaction(staff, (ctx) =>
			changeAnswers(
				ctx,
				{ ...registration, trainingId: training.id, mode: 'onsite', locale: 'fi', isStaff: false, ...more },
				{ values, consent: false },
			),
		);
	await grantedOf(
		change({ [own]: ['Huomio'], [text]: ['Ennen'], [`${diet}_stay`]: ['keep'] }, { isStaff: true }),
	);
	expect(await givenAnswersOf(staff, registration)).toEqual({
		values: { [text]: ['Ennen'], [own]: ['Huomio'] },
		needsGiven: [diet],
	});
	// Shown to nobody: it was given, and that is all.
	expect((await answersOf(staff, registration, 'fi')).find((one) => one.type === 'diet')?.text).toBeNull();
	await grantedOf(change({ [text]: ['Jälkeen'], [`${diet}_stay`]: ['keep'] }));
	expect(await needsOf(registration.registrationId)).toHaveLength(1);
	expect(await change({ [diet]: ['no_fish'] })).toMatchObject({
		refusal: { faults: [{ code: 'consent-needed' }] },
	});
	await grantedOf(change({ [`${diet}_stay`]: ['remove'] }));
	expect(await givenAnswersOf(staff, registration)).toEqual({
		values: { [own]: ['Huomio'] },
		needsGiven: [],
	});
	await inTransaction(staff, (ctx) => eraseAnswers(ctx, registration));
	expect(await answersOf(staff, registration, 'fi')).toEqual([]);
});

test('going online, answers to what is asked on site are dropped', async () => {
	const training = await world.training({ mode: 'hybrid', catering: 'coffee' });
	const [diet, parking] = [
		await add(training.id, { type: 'diet' }),
		await add(training.id, { mode: 'onsite' }),
	];
	const registration = await registers(training.code, {
		values: { [diet]: ['vegan'], [parking]: ['Kyllä'] },
		consent: true,
	});
	await grantedOf(
		inTransaction(staff, (ctx) =>
			changeAnswers(
				ctx,
				{ ...registration, trainingId: training.id, mode: 'online', locale: 'fi', isStaff: false },
				{ values: { [parking]: ['Kyllä'], [`${diet}_stay`]: ['keep'] }, consent: false },
			),
		),
	);
	expect(await answersOf(staff, registration, 'fi')).toEqual([]);
});

test('the worker sees needs only when they may go, and erases them with a receipt', async () => {
	expect(needsKeptDays).toBe(storedDays);
	const [over, ahead] = [
		await world.training({ catering: 'coffee' }),
		await world.training({ catering: 'coffee' }),
	];
	const given = async (training: { id: string; code: string }) => {
		const diet = await add(training.id, { type: 'diet' });
		return registers(training.code, { values: { [diet]: ['vegan'] }, consent: true });
	};
	const [past, coming, left] = [await given(over), await given(ahead), await given(ahead)];
	await world.owner.query(
		"update trainings set starts_at = '2020-01-01', ends_at = '2020-01-02' where id = $1",
		[over.id],
	);
	await world.owner.query("update registrations set state = 'cancelled' where id = $1", [
		left.registrationId,
	]);
	// The database's own day is what counts for the worker: the pinned clock of a test lies behind it.
	await world.owner.query(
		"update trainings set starts_at = '2999-01-01', ends_at = '2999-01-02' where id = $1",
		[ahead.id],
	);
	const seen = await workers.pool.query<{ registration_id: string }>('select registration_id from needs');
	expect(seen.rows.map((row) => row.registration_id)).not.toContain(coming.registrationId);
	const worker = { ...world.ctx, database: workers };
	expect(await eraseNeeds(worker)).toEqual({ trainings: 2 });
	expect(await eraseNeeds(worker)).toEqual({ trainings: 0 });
	expect(await needsOf(past.registrationId)).toEqual([]);
	expect(await needsOf(left.registrationId)).toEqual([]);
	expect(await needsOf(coming.registrationId)).toHaveLength(1);
	const { rows } = await world.owner.query(
		"select subject_id from audit_entries where action = 'needs.erase'",
	);
	expect(rows).toHaveLength(2);
});
