import { randomUUID } from 'node:crypto';
import { offerSeatsJob, register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { freshWorld, openMailSink } from '@kutsu/testing';
import { runOnce } from 'graphile-worker';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { serveHealth } from './health.ts';
import { moveJobRequests } from './relay.ts';
import { smtpTransport } from './smtp-transport.ts';
import { tasksOf } from './tasks.ts';
import { queueLogger, startWorker } from './worker.ts';

const world = await freshWorld();
const sink = await openMailSink();
const transport = smtpTransport(sink.url);
const database = openDatabase(world.urlAs('kutsu_worker'));
database.pool.on('connect', (client) => client.on('error', () => undefined));
afterAll(async () => {
	transport.close();
	await sink.close();
	await database.pool.end();
});

beforeEach(() => world.owner.query('delete from job_requests'));

const start = () =>
	startWorker({
		database,
		keys: world.ctx.keys,
		settings: { ...world.ctx.settings, hasSmtp: true, mailFrom: 'kutsu@example.org' },
		transport,
		log: world.ctx.log,
		now: () => world.clock.now(),
	});

const aPerson = (training: string, facts: Partial<RegisterInput> = {}) => {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	return RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: name,
		lastName: 'Kallio',
		email: `${name}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		...facts,
	});
};

test('a job asked for in a transaction is run by the queue, as kutsu_worker', async () => {
	const training = await world.training();
	const person = aPerson(training.code);
	const worker = await start();
	await register(world.as('public'), person);
	await expect
		.poll(() => sink.accepted().map((mail) => mail.to), { timeout: 10_000, interval: 20 })
		.toEqual([[person.email]]);
	expect(worker.isHealthy()).toBe(true);
	const left = async () =>
		(
			await world.owner.query(
				'select (select count(*)::int from job_requests) as requests, (select count(*)::int from graphile_worker.jobs) as jobs',
			)
		).rows;
	// The server has the mail a moment before the job is done.
	await expect.poll(left, { timeout: 10_000, interval: 20 }).toEqual([{ requests: 0, jobs: 0 }]);
	await worker.stop();
});

test('a raised capacity is offered to the queue through the worker', async () => {
	const training = await world.training({ capacity: 1 });
	await register(world.as('public'), aPerson(training.code));
	await register(world.as('public'), aPerson(training.code));
	await world.owner.query('update seat_pools set capacity_seats = 2 where training_id = $1', [training.id]);
	await ask(offerSeatsJob.task, { trainingId: training.id });
	const worker = await start();
	const offered = async () =>
		(
			await world.owner.query<{ count: number }>(
				"select count(*)::int as count from registrations where training_id = $1 and state = 'offered'",
				[training.id],
			)
		).rows[0]?.count;
	await expect.poll(offered, { timeout: 10_000, interval: 20 }).toBe(1);
	await worker.stop();
});

test('several requests of one key become one job, at the time of the last', async () => {
	const now = world.clock.now();
	const payload = { trainingId: newId() };
	for (const minutes of [3, 4, 5])
		await ask('announce-change', payload, {
			runAt: new Date(now.getTime() + minutes * 60_000),
			jobKey: 'one',
			createdAt: new Date(now.getTime() + minutes),
		});
	expect(await moveJobRequests(database, now)).toEqual({ moved: 3, isMore: false });
	await ask('announce-change', payload, { runAt: new Date(now.getTime() + 9 * 60_000), jobKey: 'one' });
	await moveJobRequests(database, now);
	const { rows } = await world.owner.query<{ payload: unknown; minutes: number }>(
		"select task_identifier, round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker.jobs where key = 'one'",
	);
	expect(rows).toEqual([{ task_identifier: 'announce-change', minutes: 9 }]);
	await world.owner.query("select graphile_worker.remove_job('one')");
});

test('a delay is counted from our clock, which may stand in another year', async () => {
	const now = new Date('2031-05-05T09:00:00Z');
	await ask('announce-change', { trainingId: newId() }, { runAt: now, jobKey: 'at-once' });
	await moveJobRequests(database, now);
	const { rows } = await world.owner.query(
		'select run_at <= now() as "isDue" from graphile_worker.jobs where key = \'at-once\'',
	);
	expect(rows).toEqual([{ isDue: true }]);
	await world.owner.query("select graphile_worker.remove_job('at-once')");
});

test('requests move in batches, each to the queue and out of the table at once', async () => {
	await world.owner.query(
		`insert into job_requests (id, task, payload, run_at, created_at)
		 select gen_random_uuid(), 'sweep-mail', '{}', $1, $1 from generate_series(1, 501)`,
		[new Date('2040-01-01T00:00:00Z')],
	);
	expect(await moveJobRequests(database, world.clock.now())).toEqual({ moved: 500, isMore: true });
	expect(await moveJobRequests(database, world.clock.now())).toEqual({ moved: 1, isMore: false });
	expect(await moveJobRequests(database, world.clock.now())).toEqual({ moved: 0, isMore: false });
	const { rows } = await world.owner.query(
		"select count(*)::int as count from graphile_worker.jobs where task_identifier = 'sweep-mail'",
	);
	expect(rows).toEqual([{ count: 501 }]);
});

test('health answers by whether requests are moved on', async () => {
	let isHealthy = true;
	const health = await serveHealth({ host: '127.0.0.1', port: 0 }, () => isHealthy);
	const status = async (path: string) => (await fetch(`http://127.0.0.1:${health.port}${path}`)).status;
	expect([await status('/health'), await status('/')]).toEqual([200, 404]);
	isHealthy = false;
	expect(await status('/health')).toBe(503);
	await health.close();
});

async function ask(
	task: string,
	payload: object,
	options: { runAt?: Date; jobKey?: string; createdAt?: Date } = {},
): Promise<void> {
	const now = world.clock.now();
	await world.owner.query(
		'insert into job_requests (id, task, payload, run_at, job_key, created_at) values ($1, $2, $3, $4, $5, $6)',
		[newId(), task, payload, options.runAt ?? now, options.jobKey ?? null, options.createdAt ?? now],
	);
}

test('what a job throws reaches neither the log nor the queue with the values it quotes', async () => {
	const lines: unknown[] = [];
	const log = { ...world.ctx.log, error: (...line: unknown[]) => void lines.push(line) };
	const fault = Object.assign(new Error('Failed query: update participants\nparams: Kallio'), {
		code: 'ECONNRESET',
		params: ['Kallio'],
	});
	const contextOf = () => ({
		...world.ctx,
		log,
		get database(): never {
			throw fault;
		},
	});
	const { task } = offerSeatsJob;
	await world.owner.query('select graphile_worker.add_job($1, $2, max_attempts => 1)', [
		task,
		JSON.stringify({ trainingId: newId() }),
	]);
	await runOnce({
		pgPool: database.pool,
		taskList: tasksOf(contextOf, undefined),
		logger: queueLogger(log),
		noHandleSignals: true,
	});
	const failed = async () =>
		(
			await world.owner.query(
				'select last_error from graphile_worker.jobs where task_identifier = $1 and last_error is not null',
				[task],
			)
		).rows;
	// The queue may write what failed a moment after the run is over.
	await expect.poll(failed).toEqual([{ last_error: expect.stringContaining('ECONNRESET') }]);
	const rows = await failed();
	expect(JSON.stringify(lines)).toContain('ECONNRESET');
	expect(JSON.stringify([rows, lines])).not.toContain('Kallio');
});
