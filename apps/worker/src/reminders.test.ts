import { randomUUID } from 'node:crypto';
import type { Context } from '@kutsu/core/context';
import { cancelMyRegistration, eraseMe, register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { remindersOfTraining, setReminders } from '@kutsu/core/reminders';
import { cancelTraining, editTraining, trainingForStaff } from '@kutsu/core/trainings';
import type { EditTrainingInput } from '@kutsu/core/trainings/model';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { openLink, signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf, openMailSink, partOfType, readMime } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { smtpTransport } from './smtp-transport.ts';
import { tasksOf } from './tasks.ts';

// From the clock to the bytes a participant gets.
const world = await freshWorld();
const sink = await openMailSink();
const transport = smtpTransport(sink.url);
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
const coordinator = world.as('coordinator');
const project = world.project.slug;

beforeEach(async () => {
	// Another test's people are reminded of nothing here.
	await world.owner.query(
		"update trainings set state = 'draft'; delete from reminders; delete from job_requests",
	);
	world.clock.set('2026-03-02T09:00:00Z');
	sink.clear();
});
afterAll(async () => {
	transport.close();
	await workerDatabase.pool.end();
	await sink.close();
});

const tasks = () => {
	const ctx: Context = {
		...world.ctx,
		database: workerDatabase,
		settings: { ...world.ctx.settings, hasSmtp: true, mailFrom: 'kutsu@example.org' },
	};
	return tasksOf((name) => ({ ...ctx, actor: { kind: 'system', name } }), transport);
};

async function run(task: string, payload: unknown = {}): Promise<void> {
	await Reflect.apply(tasks()[task] ?? missing(task), undefined, [payload, { job: { id: '1' } }]);
}

function missing(task: string): never {
	throw new Error(`No task ${task}`);
}

async function runJobs(): Promise<void> {
	for (;;) {
		const { rows } = await world.owner.query<{ task: string; payload: unknown }>(
			'delete from job_requests where run_at <= $1 returning task, payload',
			[world.clock.now()],
		);
		if (rows.length === 0) return;
		for (const { task, payload } of rows) await run(task, payload);
	}
}

/** A minute of the worker, at this time. */
async function minuteAt(instant: string): Promise<void> {
	world.clock.set(instant);
	await run('send-reminders');
	await runJobs();
}

async function register1(
	training: WorldTraining,
	facts: Partial<RegisterInput> = {},
): Promise<RegisterInput> {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const person = RegisterInput.parse({
		...{ training: training.code, requestId: newId(), firstName: name, lastName: 'Kallio' },
		...{ email: `${name}@example.org`, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
		...facts,
	});
	await grantedOf(register(world.as('public'), person));
	return person;
}

async function idOf(person: RegisterInput): Promise<string> {
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[person.requestId],
	);
	return rows[0]?.id ?? '';
}

async function tokenOf(person: RegisterInput): Promise<string> {
	return signedLink(world.ctx.keys, { linkId: await idOf(person), generation: 1, purpose: 'registration' });
}

async function edit(
	training: WorldTraining,
	change: (form: EditTrainingInput) => Partial<EditTrainingInput>,
): Promise<void> {
	const shown = await trainingForStaff(coordinator, { project, code: training.code });
	const form = { ...shown.form, project, trainingId: training.id, revision: shown.revision };
	await grantedOf(editTraining(coordinator, { ...form, ...change(form) }));
}

/** What arrived of reminders, as their readers have it. */
function reminded() {
	return sink
		.accepted()
		.map((mail) => {
			const message = readMime(mail.raw);
			return {
				to: mail.to,
				subject: message.headers.get('subject') ?? '',
				text: partOfType(message, 'text/plain')?.body ?? '',
				html: partOfType(message, 'text/html')?.body ?? '',
				raw: mail.raw.toString(),
			};
		})
		.filter(({ subject }) => /^(Muistutus|Påminnelse|Reminder)/.test(subject));
}

// 15 April at nine in Helsinki, in summer time; a week before is too.
const startsAt = '2026-04-15T06:00:00Z';

/** A training whose moments were noted while they lay ahead. */
async function aTraining(options: Parameters<typeof world.training>[0] = {}): Promise<WorldTraining> {
	const training = await world.training({ startsAt, opensAt: '2026-02-01T09:00:00Z', ...options });
	await run('send-reminders');
	return training;
}

test('a week and a day before, those with a seat are reminded, in words and without a second invitation', async () => {
	const training = await aTraining({ capacity: 1 });
	const person = await register1(training, { locale: 'sv' });
	const waiting = await register1(training);
	await runJobs();
	await minuteAt('2026-04-08T05:59:00Z');
	expect(reminded()).toEqual([]);
	await minuteAt('2026-04-08T06:00:00Z');
	await minuteAt('2026-04-08T06:01:00Z');
	const [mail, ...more] = reminded();
	expect(more).toEqual([]);
	expect(mail?.to).toEqual([person.email]);
	expect(mail?.to).not.toContain(waiting.email);
	expect(mail?.subject).toContain('15.4.2026');
	expect(mail?.text).toContain('9.00–12.00');
	expect(mail?.text).toContain('Esimerkkikatu 1');
	expect(mail?.text).toMatch(/Avboka senast .*8\.00/);
	expect(mail?.html).toContain('Esimerkkikatu 1');
	expect(mail?.raw).not.toMatch(/text\/calendar|application\/ics/);
	const [, token = ''] = /\/r\/([\w.-]+)/.exec(mail?.text ?? '') ?? [];
	expect(openLink(world.ctx.keys, token, 'registration')?.linkId).toBe(await idOf(person));
	await minuteAt('2026-04-14T06:00:00Z');
	expect(reminded()).toHaveLength(2);
});

test('people who share a mailbox get one, which names them all and has a link for each', async () => {
	const training = await aTraining({ mode: 'hybrid' });
	const email = `yhteinen-${randomUUID().slice(0, 8)}@example.org`;
	const people = [
		await register1(training, { email, firstName: 'Aino', mode: 'onsite' }),
		await register1(training, { email, firstName: 'Ville', mode: 'online' }),
	];
	await runJobs();
	await minuteAt('2026-04-08T06:00:00Z');
	const mails = reminded().filter(({ to }) => to.includes(email));
	expect(mails).toHaveLength(1);
	const text = mails[0]?.text ?? '';
	expect(text).toContain('Aino Kallio ja Ville Kallio');
	expect(text).toContain('Esimerkkikatu 1');
	expect(text).toContain('https://meet.example.org/room');
	const links = [...text.matchAll(/\/r\/([\w.-]+)/g)].map(
		([, token = '']) => openLink(world.ctx.keys, token, 'registration')?.linkId,
	);
	expect(new Set(links)).toEqual(new Set(await Promise.all(people.map(idOf))));
	await cancelMyRegistration(world.as('public'), {
		token: await tokenOf(people[0] ?? missing('')),
	});
	await runJobs();
	await minuteAt('2026-04-14T06:00:00Z');
	const last = reminded().findLast(({ to }) => to.includes(email))?.text ?? '';
	expect(last).toContain('Ville Kallio');
	expect(last).not.toMatch(/Aino|Esimerkkikatu/);
});

/** A reminder to two people of one mailbox, written and refused for the moment; who of them will be gone. */
async function anUnsentReminder(goneFirst = false) {
	const training = await aTraining();
	const email = `yhteinen-${randomUUID().slice(0, 8)}@example.org`;
	const [one, other] = goneFirst ? ['Aino', 'Ville'] : ['Ville', 'Aino'];
	const first = await register1(training, { email, firstName: one });
	world.clock.advance({ minutes: 1 });
	const second = await register1(training, { email, firstName: other });
	await runJobs();
	sink.behave({ kind: 'refuse', at: 'data', code: 451, words: 'later' }, 1);
	await minuteAt('2026-04-08T06:00:00Z');
	const { rows } = await world.owner.query("select from outbox_bodies where text like '%Aino Kallio%'");
	expect(rows).toHaveLength(1);
	return { email, gone: goneFirst ? first : second };
}

test('of one who leaves while it waits for another try, no word goes out to the others of the mailbox', async () => {
	const { email, gone } = await anUnsentReminder();
	await cancelMyRegistration(world.as('public'), { token: await tokenOf(gone) });
	world.clock.set('2026-04-08T06:01:00Z');
	await runJobs();
	const text = reminded().findLast(({ to }) => to.includes(email))?.text ?? '';
	expect(text).toContain('Ville Kallio');
	expect(text).not.toContain('Aino');
});

test.each([
	{ who: 'who came first', goneFirst: true },
	{ who: 'who came after another', goneFirst: false },
])(
	'of one $who and is erased while it waits, nothing stays written, and the others are reminded',
	async ({ goneFirst }) => {
		const { email, gone } = await anUnsentReminder(goneFirst);
		await grantedOf(eraseMe(world.as('public'), { token: await tokenOf(gone) }));
		await runJobs();
		const { rows } = await world.owner.query("select from outbox_bodies where text like '%Aino Kallio%'");
		expect(rows).toEqual([]);
		world.clock.set('2026-04-08T06:01:00Z');
		await runJobs();
		expect(reminded().findLast(({ to }) => to.includes(email))?.text).toContain('Ville Kallio');
	},
);

test('one that cannot be written is told of, and keeps nobody else waiting', async () => {
	const [first, second] = [await aTraining(), await aTraining({ startsAt: '2026-04-15T06:30:00Z' })];
	const unlucky = await register1(first);
	const person = await register1(second);
	await runJobs();
	await world.owner.query(
		`alter table outbox_messages add constraint unlucky check (kind <> 'training-reminder' or registration_id <> '${await idOf(unlucky)}')`,
	);
	world.clock.set('2026-04-08T06:30:00Z');
	await expect(run('send-reminders')).rejects.toThrow('23514');
	await runJobs();
	expect(reminded().map(({ to }) => to)).toEqual([[person.email]]);
	await world.owner.query('alter table outbox_messages drop constraint unlucky');
	await minuteAt('2026-04-08T06:31:00Z');
	expect(reminded().map(({ to }) => to)).toEqual([[person.email], [unlucky.email]]);
});

test('who registers after the moment is not reminded of it late', async () => {
	const training = await aTraining();
	await minuteAt('2026-04-08T06:01:00Z');
	const person = await register1(training);
	await runJobs();
	await minuteAt('2026-04-08T06:02:00Z');
	expect(reminded()).toEqual([]);
	await minuteAt('2026-04-14T06:00:00Z');
	expect(reminded().map(({ to }) => to)).toEqual([[person.email]]);
});

test('also when the worker comes to the moment late, after they registered', async () => {
	const training = await aTraining();
	const early = await register1(training);
	world.clock.set('2026-04-08T07:00:00Z');
	await register1(training);
	await runJobs();
	await minuteAt('2026-04-08T08:00:00Z');
	expect(reminded().map(({ to }) => to)).toEqual([[early.email]]);
});

test('a moment that nobody was there for is made up for within six hours, and not after', async () => {
	const training = await aTraining();
	await register1(training);
	await runJobs();
	await minuteAt('2026-04-08T11:59:00Z');
	expect(reminded()).toHaveLength(1);
	await minuteAt('2026-04-14T12:00:00Z');
	expect(reminded()).toHaveLength(1);
	const shown = await remindersOfTraining(coordinator, { project, trainingId: training.id });
	expect(shown.rows).toMatchObject([
		{ leadTime: 'P7D', outcome: 'sent', mailCount: 1 },
		{ leadTime: 'P1D', outcome: 'passed', mailCount: null },
	]);
});

test('it moves with the training, and one on its way when it moved never leaves', async () => {
	const training = await aTraining();
	await register1(training);
	await runJobs();
	world.clock.set('2026-04-08T06:00:00Z');
	await run('send-reminders');
	await edit(training, (form) => ({
		sessions: form.sessions.map((one) => ({
			...one,
			startsAt: '2026-04-20T10:00',
			endsAt: '2026-04-20T12:00',
		})),
	}));
	await runJobs();
	await minuteAt('2026-04-08T06:04:00Z');
	expect(reminded()).toEqual([]);
	await minuteAt('2026-04-13T06:59:00Z');
	expect(reminded()).toEqual([]);
	await minuteAt('2026-04-13T07:00:00Z');
	expect(reminded().map(({ subject }) => subject)).toEqual([expect.stringContaining('20.4.2026')]);
});

test('moved so near that the moment has passed, it reminds nobody late', async () => {
	const training = await aTraining();
	await register1(training);
	await runJobs();
	world.clock.set('2026-04-07T09:00:00Z');
	await edit(training, (form) => ({
		closesAt: '2026-04-13T10:00',
		sessions: form.sessions.map((one) => ({
			...one,
			startsAt: '2026-04-14T10:00',
			endsAt: '2026-04-14T12:00',
		})),
	}));
	await minuteAt('2026-04-07T09:01:00Z');
	await minuteAt('2026-04-08T06:00:00Z');
	expect(reminded()).toEqual([]);
});

test('of a training that is called off, nothing leaves', async () => {
	const training = await aTraining();
	await register1(training);
	await runJobs();
	world.clock.set('2026-04-08T06:00:00Z');
	await run('send-reminders');
	const { revision } = await trainingForStaff(coordinator, { project, code: training.code });
	await grantedOf(cancelTraining(coordinator, { project, trainingId: training.id, revision, reason: {} }));
	await runJobs();
	await minuteAt('2026-04-14T06:00:00Z');
	expect(reminded()).toEqual([]);
});

test('staff say otherwise of one training, from what they saw', async () => {
	const training = await aTraining();
	await register1(training);
	await runJobs();
	const seen = await remindersOfTraining(coordinator, { project, trainingId: training.id });
	expect(seen).toMatchObject({ leadTimes: ['P7D', 'P1D'], revision: 1, mailboxes: 1, can: { edit: true } });
	const wanted = { project, trainingId: training.id, leadTimes: ['PT2H', 'P3D'] };
	await grantedOf(setReminders(coordinator, { ...wanted, revision: 1 }));
	expect(await setReminders(coordinator, { ...wanted, leadTimes: [], revision: 1 })).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: { leadTimes: ['P3D', 'PT2H'], revision: 2 } },
	});
	for (const instant of ['2026-04-08T06:00:00Z', '2026-04-12T06:00:00Z', '2026-04-14T06:00:00Z'])
		await minuteAt(instant);
	expect(reminded()).toHaveLength(1);
	await grantedOf(setReminders(coordinator, { ...wanted, leadTimes: [], revision: 2 }));
	await minuteAt('2026-04-15T04:00:00Z');
	expect(reminded()).toHaveLength(1);
	const shown = await remindersOfTraining(coordinator, { project, trainingId: training.id });
	expect(shown.rows.map(({ leadTime, outcome }) => [leadTime, outcome])).toEqual([
		['P7D', 'dropped'],
		['P3D', 'sent'],
		['P1D', 'dropped'],
		['PT2H', 'dropped'],
	]);
});

test('of a discreet training it names neither training nor place', async () => {
	const training = await aTraining({
		title: { fi: 'Arkaluonteinen aihe', sv: 'Känsligt ämne', en: 'Sensitive' },
	});
	await edit(training, () => ({ isDiscreet: true }));
	await register1(training);
	await runJobs();
	sink.clear();
	await minuteAt('2026-04-08T06:00:00Z');
	const [mail] = reminded();
	expect(mail?.subject).toBe('Muistutus: Koulutus, ke 15.4.2026');
	expect(mail?.text).toContain('9.00–12.00');
	expect(mail?.text).not.toMatch(/Arkaluonteinen|Esimerkkikatu|Hanke|P[0-9A-F]{8}-/);
	expect(mail?.html).not.toMatch(/Arkaluonteinen|Esimerkkikatu|Hanke|P[0-9A-F]{8}-/);
});

test('a demo reminds in its outbox only', async () => {
	await world.owner.query('update projects set is_demo = true where id = $1', [world.project.id]);
	const training = await aTraining();
	await register1(training);
	await runJobs();
	await minuteAt('2026-04-08T06:00:00Z');
	const { rows } = await world.owner.query<{ state: string }>(
		"select m.state from outbox_messages m join registrations r on r.id = m.registration_id where m.kind = 'training-reminder' and r.training_id = $1",
		[training.id],
	);
	expect(rows).toEqual([{ state: 'held' }]);
	expect(sink.received).toEqual([]);
	await world.owner.query('update projects set is_demo = false where id = $1', [world.project.id]);
});
