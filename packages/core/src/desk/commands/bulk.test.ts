import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { register, seatCountsThatDiffer } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { setWay } from '../../ways/index.ts';
import { bulkLimit } from '../model.ts';
import { bulkOverview, matchingRegistrations } from '../queries/bulk.ts';
import { prepareBulk } from './prepare-bulk.ts';
import { runBulk, startBulk } from './run-bulk.ts';

const world = await freshWorld();

async function signUp(at: World, training: WorldTraining, lastName: string, locale: 'fi' | 'sv' = 'fi') {
	const requestId = newId();
	const input = RegisterInput.parse({
		...{ training: training.code, requestId, mode: 'onsite', locale, targetGroup: 'police' },
		...{ firstName: 'Testi', lastName, email: `${lastName.toLowerCase()}@example.org` },
	});
	await register(at.as('public'), input);
	const { rows } = await at.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	return rows[0]?.id ?? '';
}

/** Everything a run could touch. */
async function standing(at: World) {
	const { rows } = await at.owner.query(
		`select (select json_agg(json_build_array(id, state) order by id) from registrations where project_id = $1) as registrations,
			(select count(*) from outbox_messages where project_id = $1) as mails, (select count(*) from job_requests) as jobs,
			(select json_agg(json_build_array(id, taken_seats, waiting_seats) order by id) from seat_pools where project_id = $1) as pools`,
		[at.project.id],
	);
	return rows[0];
}

test('what is looked at changes nothing, and what is done is what was looked at', async () => {
	const at = await world.another();
	const training = await at.training({ capacity: 2 });
	const seated = await signUp(at, training, 'Eka');
	await signUp(at, training, 'Toka');
	await signUp(at, training, 'Jonottaja');
	const gone = await signUp(at, await at.training(), 'Poissa');
	await at.owner.query("update registrations set state = 'cancelled' where id = $1", [gone]);
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	const { runId } = await grantedOf(
		prepareBulk(ctx, { projectId, action: 'cancel', registrationIds: [seated, gone] }),
	);
	const before = await standing(at);
	const preview = await bulkOverview(ctx, { projectId, runId });
	expect(await standing(at)).toEqual(before);
	if (preview.stage !== 'prepared') throw new Error('It was started by looking');
	expect(preview.items.map((item) => [item.lastName, item.outcome]).toSorted()).toEqual([
		['Eka', 'done'],
		['Poissa', 'already-cancelled'],
	]);
	expect(preview.consequences).toEqual({
		mails: [
			{ kind: 'registration-cancelled', count: 1 },
			{ kind: 'seat-offered', count: 1 },
		],
		freedSeats: [{ trainingCode: training.code, seats: 1 }],
		offered: [{ firstName: 'Testi', lastName: 'Jonottaja', trainingCode: training.code }],
		letters: [],
	});

	expect(await runBulk(ctx, { runId })).toEqual({ done: 0 });
	expect(await startBulk(at.as('owner'), { projectId, runId })).toMatchObject({
		refusal: { code: 'someone-elses' },
	});
	expect(await startBulk(ctx, { projectId, runId })).toEqual({ ok: true });
	expect(await startBulk(ctx, { projectId, runId })).toMatchObject({ refusal: { code: 'already-started' } });
	expect(await bulkOverview(ctx, { projectId, runId })).toMatchObject({
		stage: 'running',
		progress: { total: 2, done: 0, refused: 0 },
	});
	await Promise.all([runBulk(ctx, { runId }), runBulk(ctx, { runId })]);
	const result = await bulkOverview(ctx, { projectId, runId });
	expect(result).toMatchObject({ stage: 'finished', progress: { total: 2, done: 1, refused: 1 } });
	expect(await seatCountsThatDiffer(at.ctx)).toEqual([]);
	const { rows } = await at.owner.query(
		"select actor_id from audit_entries where project_id = $1 and action = 'registration.cancel'",
		[projectId],
	);
	expect(rows).toEqual([{ actor_id: 'user-coordinator' }]);
});

test('many are moved as far as there are seats, and who cannot be is told apart', async () => {
	const at = await world.another();
	const courseId = (await at.course()).id;
	const from = await at.training({ capacity: 3, courseId });
	const to = await at.training({ capacity: 1, courseId });
	const registrationIds = [await signUp(at, from, 'Eka'), await signUp(at, from, 'Toka')];
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	expect(await prepareBulk(ctx, { projectId, action: 'move', registrationIds })).toMatchObject({
		refusal: { code: 'target-needed' },
	});
	const elsewhere = await world.training();
	await expect(
		prepareBulk(ctx, { projectId, action: 'move', registrationIds, toTrainingId: elsewhere.id }),
	).rejects.toThrow('training');
	const { runId } = await grantedOf(
		prepareBulk(ctx, { projectId, action: 'move', registrationIds, toTrainingId: to.id }),
	);
	const preview = await bulkOverview(ctx, { projectId, runId });
	if (preview.stage !== 'prepared') throw new Error('It was started by looking');
	expect(preview.items.map((item) => item.outcome)).toEqual(['done', 'full']);
	await startBulk(ctx, { projectId, runId });
	await runBulk(ctx, { runId });
	expect(await bulkOverview(ctx, { projectId, runId })).toMatchObject({ progress: { done: 1, refused: 1 } });
});

test('a letter is written in each one’s language, and shown as it will leave', async () => {
	const at = await world.another();
	const training = await at.training();
	const registrationIds = [await signUp(at, training, 'Eka'), await signUp(at, training, 'Toka', 'sv')];
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	const letter = { subject: { fi: 'Aihe' }, body: { fi: 'Tervetuloa.\n\nOvi aukeaa klo 8.' } };
	const asked = { projectId, action: 'mail' as const, registrationIds };
	expect(await prepareBulk(ctx, { ...asked, letter })).toEqual({
		ok: false,
		refusal: { code: 'letter-incomplete', missing: ['sv'] },
	});
	const both = { subject: { fi: 'Aihe', sv: 'Ämne' }, body: { fi: letter.body.fi, sv: 'Välkommen.' } };
	const { runId } = await grantedOf(prepareBulk(ctx, { ...asked, letter: both }));
	const preview = await bulkOverview(ctx, { projectId, runId });
	if (preview.stage !== 'prepared') throw new Error('It was started by looking');
	expect(preview.consequences.mails).toEqual([{ kind: 'staff-letter', count: 2 }]);
	expect(preview.consequences.letters).toMatchObject([
		{ locale: 'fi', subject: 'Aihe', text: expect.stringContaining('Ovi aukeaa klo 8.') },
		{ locale: 'sv', subject: 'Ämne', text: expect.stringContaining('Välkommen.') },
	]);
	await startBulk(ctx, { projectId, runId });
	await runBulk(ctx, { runId });
	const { rows } = await at.owner.query(
		"select locale, facts from outbox_messages where project_id = $1 and kind = 'staff-letter' order by locale",
		[projectId],
	);
	expect(rows).toEqual([
		{ locale: 'fi', facts: { runId } },
		{ locale: 'sv', facts: { runId } },
	]);
	expect(JSON.stringify(rows)).not.toContain('Välkommen');
});

test('a run does what the colleague who asked may still do', async () => {
	const at = await world.another();
	const training = await at.training();
	const id = await signUp(at, training, 'Eka');
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	const { runId } = await grantedOf(prepareBulk(ctx, { projectId, action: 'cancel', registrationIds: [id] }));
	await startBulk(ctx, { projectId, runId });
	// The job finds no membership of theirs.
	await expect(runBulk(at.ctx, { runId })).rejects.toThrow('No such');
	const { rows } = await at.owner.query('select state from registrations where id = $1', [id]);
	expect(rows).toEqual([{ state: 'confirmed' }]);
});

test('requests are approved in the order they came, as far as there are seats', async () => {
	const at = await world.another();
	const training = await at.training({ capacity: 1 });
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	await grantedOf(
		setWay(ctx, {
			...{ projectId, trainingId: training.id, revision: 0 },
			wanted: { way: 'approval', emailDomains: [], organisationNames: [], audience: {} },
		}),
	);
	const [first, second] = [await signUp(at, training, 'Eka'), await signUp(at, training, 'Toka')];
	const seated = await signUp(at, await at.training(), 'Istuja');
	// Chosen the other way round.
	const registrationIds = [second, seated, first];
	const { runId } = await grantedOf(prepareBulk(ctx, { projectId, action: 'approve', registrationIds }));
	const preview = await bulkOverview(ctx, { projectId, runId });
	if (preview.stage !== 'prepared') throw new Error('It was started by looking');
	expect(preview.items.map((item) => [item.lastName, item.outcome]).toSorted()).toEqual([
		['Eka', 'done'],
		['Istuja', 'not-waiting-for-approval'],
		['Toka', 'done'],
	]);
	await startBulk(ctx, { projectId, runId });
	await runBulk(ctx, { runId });
	const { rows } = await at.owner.query(
		'select id, state from registrations where training_id = $1 order by arrival',
		[training.id],
	);
	expect(rows).toEqual([
		{ id: first, state: 'confirmed' },
		{ id: second, state: 'waitlisted' },
	]);
	expect(await bulkOverview(ctx, { projectId, runId })).toMatchObject({
		progress: { total: 3, done: 2, refused: 1 },
		refusals: [{ code: 'not-waiting-for-approval', count: 1 }],
	});
	expect(await seatCountsThatDiffer(at.ctx)).toEqual([]);
});

/** More than one job does, more than a preview tries. */
async function manyRegistered(at: World, training: WorldTraining, many: number): Promise<void> {
	await signUp(at, training, 'Eka');
	await at.owner.query(
		`with people as (
			insert into participants (project_id, id, mailbox_id, first_name, last_name, name_normalized, locale, search_text, created_at)
			select project_id, gen_random_uuid(), mailbox_id, first_name, 'Nimi ' || n, 'nimi ' || n, locale, 'nimi', created_at
			from participants, generate_series(2, $3) n where project_id = $1 returning id
		)
		insert into registrations (project_id, id, training_id, participant_id, mode, state, arrival, locale, source, request_id, created_at)
		select $1, gen_random_uuid(), $2, id, 'onsite', 'cancelled', row_number() over () + 1, 'fi', 'public', gen_random_uuid(), '2026-01-01' from people`,
		[at.project.id, training.id, many],
	);
}

test('all who match are done in parts, each part asking for the next, and each one is told apart', async () => {
	const at = await world.another();
	const training = await at.training({ capacity: 3 });
	await manyRegistered(at, training, 501);
	const elsewhere = await signUp(at, await at.training(), 'Muualla');
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	const matching = { filter: { trainingId: training.id } };
	expect(await matchingRegistrations(ctx, { projectId, ...matching })).toEqual({
		...{ count: 501, languages: ['fi'] },
	});
	expect(
		await prepareBulk(ctx, { projectId, action: 'cancel', matching: { filter: { source: 'import' } } }),
	).toMatchObject({ refusal: { code: 'nobody' } });
	const { runId } = await grantedOf(prepareBulk(ctx, { projectId, action: 'cancel', matching }));
	const before = await standing(at);
	const preview = await bulkOverview(ctx, { projectId, runId });
	expect(await standing(at)).toEqual(before);
	if (preview.stage !== 'prepared') throw new Error('It was started by looking');
	expect([preview.progress.total, preview.tried.total, preview.items.length, preview.next]).toEqual([
		...[501, bulkLimit, 50, 50],
	]);
	await startBulk(ctx, { projectId, runId });
	const parts: number[] = [];
	// One job asked for to begin with, and one by each that leaves some.
	const asked = async () =>
		(
			await at.owner.query(
				"select id from job_requests where task = 'run-bulk' and payload ->> 'runId' = $1",
				[runId],
			)
		).rowCount ?? 0;
	while (parts.length < (await asked())) parts.push((await runBulk(ctx, { runId })).done);
	expect(parts).toEqual([100, 100, 100, 100, 100, 1]);
	const result = await bulkOverview(ctx, { projectId, runId });
	if (result.stage !== 'finished') throw new Error('It is not finished');
	expect(result.progress).toEqual({ total: 501, done: 1, refused: 500 });
	expect(result.refusals).toEqual([{ code: 'already-cancelled', count: 500 }]);
	expect([result.items.length, result.next]).toEqual([50, 50]);
	const last = await bulkOverview(ctx, { projectId, runId, after: 451, isRefusedOnly: true });
	if (last.stage !== 'finished') throw new Error('It is not finished');
	expect([last.items.length, last.next, last.items.at(-1)?.position]).toEqual([50, null, 501]);
	const { rows } = await at.owner.query('select state from registrations where id = $1', [elsewhere]);
	expect(rows).toEqual([{ state: 'confirmed' }]);
	const { rows: looks } = await at.owner.query(
		"select subject_id from audit_entries where project_id = $1 and action = 'registration.look' and changed_fields = $2",
		[projectId, [`trainingId:${training.id}`]],
	);
	expect(looks).toEqual([{ subject_id: training.id }, { subject_id: training.id }]);
});

test('a long move goes on when it is started again, and no job is asked to do it', async () => {
	const at = await world.another();
	const courseId = (await at.course()).id;
	const [from, to] = [await at.training({ capacity: 3, courseId }), await at.training({ courseId })];
	await manyRegistered(at, from, 102);
	const ctx = at.as('coordinator');
	const projectId = at.project.id;
	const { runId } = await grantedOf(
		prepareBulk(ctx, {
			...{ projectId, action: 'move', toTrainingId: to.id, matching: { filter: { trainingId: from.id } } },
		}),
	);
	await startBulk(ctx, { projectId, runId });
	expect(await bulkOverview(ctx, { projectId, runId })).toMatchObject({ stage: 'running' });
	await startBulk(ctx, { projectId, runId });
	expect(await bulkOverview(ctx, { projectId, runId })).toMatchObject({
		...{ stage: 'finished', progress: { total: 102, done: 1 } },
	});
	expect(await startBulk(ctx, { projectId, runId })).toMatchObject({ refusal: { code: 'already-started' } });
	const { rowCount } = await at.owner.query("select from job_requests where payload ->> 'runId' = $1", [
		runId,
	]);
	expect(rowCount).toBe(0);
});
