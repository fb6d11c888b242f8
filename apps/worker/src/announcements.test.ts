import { randomUUID } from 'node:crypto';
import type { Context } from '@kutsu/core/context';
import { register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { cancelTraining, editTraining, trainingForStaff } from '@kutsu/core/trainings';
import type { EditTrainingInput } from '@kutsu/core/trainings/model';
import { editVenue, venue as venueOf } from '@kutsu/core/venues';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf, openMailSink, partOfType, readMime } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { smtpTransport } from './smtp-transport.ts';
import { tasksOf } from './tasks.ts';

// From the form staff save to the bytes a participant gets.
const world = await freshWorld();
const sink = await openMailSink();
const transport = smtpTransport(sink.url);
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
const coordinator = world.as('coordinator');
const project = world.project.slug;

beforeEach(() => sink.clear());
afterAll(async () => {
	transport.close();
	await workerDatabase.pool.end();
	await sink.close();
});

async function runJobs(): Promise<void> {
	const ctx: Context = {
		...world.ctx,
		database: workerDatabase,
		settings: { ...world.ctx.settings, hasSmtp: true, mailFrom: 'kutsu@example.org' },
	};
	const tasks = tasksOf((name) => ({ ...ctx, actor: { kind: 'system', name } }), transport);
	for (;;) {
		const { rows } = await world.owner.query<{ task: string; payload: unknown }>(
			`with taken as (delete from job_requests where run_at <= $1 returning *)
			 select distinct on (coalesce(job_key, id::text)) task, payload from taken order by coalesce(job_key, id::text), created_at desc`,
			[world.clock.now()],
		);
		if (rows.length === 0) return;
		for (const { task, payload } of rows)
			await Reflect.apply(tasks[task] ?? (() => undefined), undefined, [payload, { job: { id: '1' } }]);
	}
}

async function register1(training: WorldTraining, facts: Partial<RegisterInput> = {}): Promise<string> {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const person = RegisterInput.parse({
		training: training.code,
		requestId: newId(),
		firstName: name,
		lastName: 'Kallio',
		email: `${name}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		...facts,
	});
	await grantedOf(register(world.as('public'), person));
	return person.email;
}

async function edit(
	training: WorldTraining,
	change: (form: EditTrainingInput) => Partial<EditTrainingInput>,
): Promise<void> {
	const shown = await trainingForStaff(coordinator, { project, code: training.code });
	const form = { ...shown.form, project, trainingId: training.id, revision: shown.revision };
	await grantedOf(editTraining(coordinator, { ...form, ...change(form) }));
}

function told() {
	return sink.accepted().map((mail) => {
		const message = readMime(mail.raw);
		const calendar = partOfType(message, 'text/calendar')?.body.replaceAll('\r\n ', '') ?? '';
		return {
			to: mail.to[0],
			subject: message.headers.get('subject') ?? '',
			text: partOfType(message, 'text/plain')?.body ?? '',
			calendar: calendar && [
				/METHOD:(\w+)/.exec(calendar)?.[1],
				Number(/SEQUENCE:(\d+)/.exec(calendar)?.[1]),
				/UID:([^@]+)/.exec(calendar)?.[1],
			],
		};
	});
}

const later = async (training: WorldTraining) => {
	world.clock.advance({ minutes: 3 });
	await runJobs();
	return told().filter((mail) => mail.text.includes(training.code));
};

test('two edits within three minutes are one update, told with the time it was', async () => {
	const training = await world.training({ startsAt: '2026-03-24T07:00:00Z' });
	const email = await register1(training);
	await runJobs();
	sink.clear();
	await edit(training, (form) => ({
		sessions: form.sessions.map((one) => ({
			...one,
			startsAt: '2026-03-24T10:00',
			endsAt: '2026-03-24T13:00',
		})),
	}));
	world.clock.advance({ minutes: 1 });
	await runJobs();
	expect(told()).toEqual([]);
	await edit(training, (form) => ({
		sessions: form.sessions.map((one) => ({
			...one,
			startsAt: '2026-03-25T10:00',
			endsAt: '2026-03-25T13:00',
		})),
	}));
	const [update, ...more] = await later(training);
	expect(more).toEqual([]);
	expect(update).toMatchObject({ to: email, calendar: ['REQUEST', 2, training.sessionIds[0]] });
	expect(update?.text).toContain('25.3.2026');
	expect(update?.text).toMatch(/Aiemmin: .*24\.3\.2026|Ennen: .*24\.3\.2026/);
});

test('a corrected address is told as changed', async () => {
	const { id: venueId } = await world.venue();
	const training = await world.training({ venueId });
	await register1(training);
	await runJobs();
	sink.clear();
	const {
		id: _,
		municipality: __,
		comingCount: ___,
		rooms,
		...fields
	} = await venueOf(coordinator, { project, venueId });
	const form = {
		...fields,
		project,
		venueId,
		rooms: rooms.map((room) => ({ ...room, equipment: [...room.equipment] })),
	};
	await grantedOf(editVenue(coordinator, { ...form, streetAddress: 'Toinen katu 2' }));
	const [update] = await later(training);
	expect(update?.calendar).toEqual(['REQUEST', 1, training.sessionIds[0]]);
	expect(update?.text).toContain('Toinen katu 2');
	expect(update?.text).toMatch(/Paikka – muuttunut|Paikka – muuttui/);
});

test('a new title alone is told to nobody', async () => {
	const training = await world.training();
	await register1(training);
	await runJobs();
	sink.clear();
	await edit(training, () => ({ title: { fi: 'Uusi nimi', sv: 'Nytt namn' } }));
	expect(await later(training)).toEqual([]);
});

test('a day taken away is withdrawn, a day added is invited to, the other stays as it is', async () => {
	const training = await world.training({
		sessions: [
			{ startsAt: '2026-03-24T06:00:00Z', endsAt: '2026-03-24T12:00:00Z' },
			{ startsAt: '2026-03-25T06:00:00Z', endsAt: '2026-03-25T12:00:00Z' },
		],
	});
	const email = await register1(training);
	await runJobs();
	sink.clear();
	world.clock.advance({ minutes: 1 });
	await edit(training, (form) => ({
		sessions: [
			...form.sessions.slice(0, 1),
			{ startsAt: '2026-03-26T09:00', endsAt: '2026-03-26T15:00', roomId: null, title: null },
		],
	}));
	const mails = await later(training);
	const { rows } = await world.owner.query<{ id: string }>(
		"select id from sessions where training_id = $1 and state = 'scheduled' order by starts_at desc limit 1",
		[training.id],
	);
	expect(mails.map((mail) => [mail.to, mail.calendar]).toSorted()).toEqual(
		[
			[email, ['CANCEL', 1, training.sessionIds[1]]],
			[email, ['REQUEST', 0, rows[0]?.id]],
		].toSorted(),
	);
	const mainWords = mails.find((mail) => /muuttu/.test(mail.subject));
	expect(mainWords?.text).toContain('26.3.2026');
	expect(mails.every((mail) => !/ei enää osallistu/.test(mail.text))).toBe(true);
});

test('a cancelled training is withdrawn day by day with the reason, and those who waited are told', async () => {
	const training = await world.training({
		capacity: 1,
		sessions: [
			{ startsAt: '2026-03-26T06:00:00Z', endsAt: '2026-03-26T12:00:00Z' },
			{ startsAt: '2026-03-27T06:00:00Z', endsAt: '2026-03-27T12:00:00Z' },
		],
	});
	const seated = await register1(training);
	const waiting = await register1(training, { locale: 'sv' });
	await runJobs();
	sink.clear();
	await grantedOf(
		cancelTraining(coordinator, {
			project,
			trainingId: training.id,
			revision: training.revision,
			reason: { fi: 'Kouluttaja sairastui', sv: 'Utbildaren är sjuk' },
		}),
	);
	await runJobs();
	const mails = told();
	// Two jobs may finish in either order.
	const withdrawals = mails.filter((mail) => mail.to === seated).map((mail) => mail.calendar);
	expect(withdrawals.toSorted()).toEqual(training.sessionIds.map((id) => ['CANCEL', 1, id]).toSorted());
	expect(mails.some((mail) => mail.to === seated && mail.text.includes('Kouluttaja sairastui'))).toBe(true);
	expect(mails.filter((mail) => mail.to === waiting)).toMatchObject([
		{ calendar: '', text: expect.stringContaining('Utbildaren är sjuk') },
	]);
	expect(mails.every((mail) => !/ei enää osallistu/.test(mail.text))).toBe(true);
});

test('a change of what is over is told to nobody', async () => {
	const training = await world.training({
		startsAt: new Date(world.clock.now().getTime() + 3_600_000),
		durationMinutes: 60,
	});
	await register1(training, {}).catch(() => undefined);
	await runJobs();
	sink.clear();
	await world.owner.query('update sessions set sequence = sequence + 1 where training_id = $1', [
		training.id,
	]);
	await world.owner.query(
		"insert into job_requests (id, task, payload, run_at, created_at) values ($1, 'announce-change', $2, $3, $3)",
		[newId(), { trainingId: training.id }, world.clock.now()],
	);
	world.clock.advance({ hours: 3 });
	await runJobs();
	expect(told()).toEqual([]);
});
