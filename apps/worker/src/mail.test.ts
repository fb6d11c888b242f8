import { randomUUID } from 'node:crypto';
import { findCalendarFaults } from '@kutsu/calendar/conformance';
import type { Context } from '@kutsu/core/context';
import { holdWaitingMail, sweepMail } from '@kutsu/core/mail';
import { cancelMyRegistration, register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, openMailSink, partOfType, readMime } from '@kutsu/testing';
import type { ReceivedMail, World, WorldTraining } from '@kutsu/testing';
import ICAL from 'ical.js';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { smtpTransport } from './smtp-transport.ts';
import { tasksOf } from './tasks.ts';

const world = await freshWorld();
const sink = await openMailSink();
const transport = smtpTransport(sink.url);
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));

beforeEach(async () => {
	sink.clear();
	sink.behave({ kind: 'accept' });
	await world.owner.query(
		"delete from job_requests; update outbox_messages set state = 'expired' where state in ('queued', 'sending')",
	);
});
afterAll(async () => {
	transport.close();
	await workerDatabase.pool.end();
	await sink.close();
});

const workerContext = (hasSmtp = true): Context => ({
	...world.ctx,
	database: workerDatabase,
	settings: { ...world.ctx.settings, hasSmtp, mailFrom: 'Kutsu <kutsu@example.org>' },
});

/** Runs what was asked for and is due, as the worker would, until nothing is left. */
async function runJobs(hasSmtp = true): Promise<void> {
	const tasks = tasksOf(
		(task) => ({ ...workerContext(hasSmtp), actor: { kind: 'system', name: task } }),
		hasSmtp ? transport : undefined,
	);
	for (;;) {
		const { rows } = await world.owner.query<{ task: string; payload: unknown }>(
			'delete from job_requests where run_at <= $1 returning task, payload, created_at',
			[world.clock.now()],
		);
		if (rows.length === 0) return;
		for (const { task, payload } of rows)
			await Reflect.apply(tasks[task] ?? missing(task), undefined, [payload, { job: { id: '1' } }]);
	}
}

function missing(task: string): never {
	throw new Error(`No task ${task}`);
}

const aPerson = (training: WorldTraining, facts: Partial<RegisterInput> = {}): RegisterInput => {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	return RegisterInput.parse({
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
};

async function tokenOf(person: RegisterInput): Promise<string> {
	const { rows } = await world.owner.query<{ id: string }>(
		'select r.id from registrations r where r.request_id = $1',
		[person.requestId],
	);
	return signedLink(world.ctx.keys, { linkId: rows[0]?.id ?? '', generation: 1, purpose: 'registration' });
}

const cancel = async (person: RegisterInput) =>
	cancelMyRegistration(world.as('public'), { token: await tokenOf(person) });

/** A mail as its reader has it. */
function read(mail: ReceivedMail | undefined) {
	if (!mail) throw new Error('No such mail');
	const message = readMime(mail.raw);
	const calendar = partOfType(message, 'text/calendar');
	return {
		to: mail.to,
		headers: message.headers,
		subject: message.headers.get('subject'),
		text: partOfType(message, 'text/plain')?.body ?? '',
		html: partOfType(message, 'text/html')?.body ?? '',
		calendar: calendar ? readCalendar(calendar.body, calendar.headers.get('content-type') ?? '') : undefined,
	};
}

function readCalendar(text: string, contentType: string) {
	expect(findCalendarFaults(text)).toEqual([]);
	const component = new ICAL.Component(ICAL.parse(text));
	const vevent = component.getFirstSubcomponent('vevent');
	if (!vevent) throw new Error('No event');
	const event = new ICAL.Event(vevent);
	return {
		contentType,
		method: component.getFirstPropertyValue('method'),
		uid: event.uid,
		sequence: event.sequence,
		status: vevent.getFirstPropertyValue('status'),
		startsAt: event.startDate.toJSDate(),
		location: event.location,
		attendees: event.attendees.map((attendee) => attendee.getFirstValue()),
		organizer: event.organizer,
	};
}

const mails = () => sink.accepted().map(read);
const statesOf = async (training: WorldTraining) => {
	const { rows } = await world.owner.query<{ kind: string; state: string; last_error: string | null }>(
		`select m.kind, m.state, m.last_error from outbox_messages m join registrations r on r.id = m.registration_id
		 where r.training_id = $1 order by m.created_at, m.id`,
		[training.id],
	);
	return rows.map((row) => [row.kind, row.state, row.last_error]);
};
/** Moves a session as an edit does. */
async function move(
	training: WorldTraining,
	hours: number,
	sessionId = training.sessionIds[0],
): Promise<void> {
	await world.owner.query(
		`update sessions set starts_at = starts_at + $2 * interval '1 hour', ends_at = ends_at + $2 * interval '1 hour', sequence = sequence + 1, calendar_revised_at = $3 where id = $1`,
		[sessionId, hours, world.clock.now()],
	);
	await world.owner.query(
		"insert into job_requests (id, task, payload, run_at, job_key, created_at) values ($1, 'announce-change', $2, $3, $4, $3)",
		[newId(), { trainingId: training.id }, world.clock.now(), `announce-change:${training.id}`],
	);
}

test('a seat is confirmed in words and as an invitation to that person alone', async () => {
	const training = await world.training();
	const person = aPerson(training, { firstName: 'Åsa', lastName: 'Öhman', locale: 'sv' });
	await register(world.as('public'), person);
	await runJobs();

	expect(sink.accepted()).toHaveLength(1);
	const [mail] = mails();
	expect(mail?.to).toEqual([person.email]);
	expect(mail?.headers.get('from')).toBe('Projekt <project@example.org>');
	expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
	expect(mail?.subject).toMatch(/^Platsen är bekräftad|^Plats bekräftad/);
	expect(mail?.text).toContain('Åsa Öhman');
	expect(mail?.html).toContain('Åsa Öhman');
	const link = `https://public.example.org/sv/r/${await tokenOf(person)}`;
	expect(mail?.text).toContain(link);
	expect(mail?.html).toContain(`href="${link}"`);
	expect(mail?.calendar).toMatchObject({
		contentType: 'text/calendar; charset=UTF-8; method=REQUEST; component=VEVENT',
		method: 'REQUEST',
		uid: `${training.sessionIds[0]}@session.kutsu`,
		sequence: 0,
		status: 'CONFIRMED',
		startsAt: training.startsAt,
		attendees: [`mailto:${person.email.toLowerCase()}`],
		organizer: 'mailto:project@example.org',
	});
	expect(JSON.stringify(mail?.calendar)).not.toContain(await tokenOf(person));
	expect(await statesOf(training)).toEqual([['registration-confirmed', 'sent', null]]);
});

test('an invitation names as its organizer the very mailbox that it comes from, when that is not the project’s', async () => {
	const own = await world.another();
	await own.owner.query("update projects set contact_email = 'hanke@example.com' where id = $1", [
		own.project.id,
	]);
	const person = aPerson(await own.training());
	await register(own.as('public'), person);
	await runJobs();
	const [mail] = mails();
	expect(mail?.headers.get('from')).toBe('Hanke <kutsu@example.org>');
	expect(mail?.headers.get('reply-to')).toBe('Hanke <hanke@example.com>');
	expect(mail?.calendar?.organizer).toBe('mailto:kutsu@example.org');
});

test('one who cancels gets a CANCEL with a higher number, and only one', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	await runJobs();
	await cancel(person);
	await runJobs();
	await runJobs();

	const [invited, withdrawn, ...more] = mails();
	expect(more).toEqual([]);
	expect(withdrawn?.calendar).toMatchObject({
		method: 'CANCEL',
		uid: invited?.calendar?.uid,
		sequence: 1,
		status: 'CANCELLED',
	});
	expect(withdrawn?.headers.get('references')).toBe(invited?.headers.get('message-id'));
});

test('two people of one mailbox share an entry, which goes when the last has gone', async () => {
	const training = await world.training();
	const email = `shared-${randomUUID().slice(0, 8)}@example.org`;
	const [anna, bengt] = [
		aPerson(training, { firstName: 'Anna', email }),
		aPerson(training, { firstName: 'Bengt', email }),
	];
	for (const person of [anna, bengt]) {
		await register(world.as('public'), person);
		await runJobs();
	}
	await cancel(anna);
	await runJobs();
	await cancel(bengt);
	await runJobs();

	expect(mails().map(({ calendar }) => calendar && [calendar.method, calendar.sequence])).toEqual([
		['REQUEST', 0],
		['REQUEST', 0],
		undefined,
		['CANCEL', 1],
	]);
	expect(mails()[2]?.text).toContain('Anna Kallio');
	expect(mails()[3]?.text).toContain('Bengt Kallio');
});

test('a changed time is told to the confirmed with the same UID and a higher number, beside what it was', async () => {
	const training = await world.training({ capacity: 1 });
	const [seated, waiting] = [aPerson(training), aPerson(training)];
	await register(world.as('public'), seated);
	await register(world.as('public'), waiting);
	await runJobs();
	sink.clear();
	await move(training, 2);
	await move(training, 1);
	await runJobs();

	const [update, ...more] = mails();
	expect(more).toEqual([]);
	expect(update?.to).toEqual([seated.email]);
	expect(update?.calendar).toMatchObject({
		method: 'REQUEST',
		uid: `${training.sessionIds[0]}@session.kutsu`,
		sequence: 2,
		startsAt: new Date(training.startsAt.getTime() + 3 * 3_600_000),
	});
	expect(update?.text).toMatch(/Aiemmin|Ennen/);
});

test('a change that no calendar shows is told to nobody', async () => {
	const training = await world.training();
	await register(world.as('public'), aPerson(training));
	await runJobs();
	sink.clear();
	await world.owner.query('update sessions set calendar_revised_at = $2 where training_id = $1', [
		training.id,
		world.clock.now(),
	]);
	await world.owner.query(
		"insert into job_requests (id, task, payload, run_at, created_at) values ($1, 'announce-change', $2, $3, $3)",
		[newId(), { trainingId: training.id }, world.clock.now()],
	);
	await runJobs();
	expect(mails()).toEqual([]);
});

test('a training of two sessions comes as two invitations, one UID each, and goes as two', async () => {
	const training = await world.training({
		sessions: [
			{ startsAt: '2026-03-24T07:00:00Z', endsAt: '2026-03-24T13:00:00Z' },
			{ startsAt: '2026-03-25T07:00:00Z', endsAt: '2026-03-25T13:00:00Z' },
		],
	});
	const person = aPerson(training);
	await register(world.as('public'), person);
	await runJobs();
	await cancel(person);
	await runJobs();
	const told = mails().map(({ calendar }) => [calendar?.method, calendar?.uid, calendar?.sequence]);
	const [first, second] = training.sessionIds.map((id) => `${id}@session.kutsu`);
	expect(told).toEqual([
		['REQUEST', first, 0],
		['REQUEST', second, 0],
		['CANCEL', first, 1],
		['CANCEL', second, 1],
	]);
});

test('a seat given up and taken again is reinstated above the withdrawal', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	await runJobs();
	await cancel(person);
	await runJobs();
	await register(world.as('public'), { ...person, requestId: newId() });
	await runJobs();
	expect(mails().map(({ calendar }) => [calendar?.method, calendar?.sequence])).toEqual([
		['REQUEST', 0],
		['CANCEL', 1],
		['REQUEST', 2],
	]);
});

test('a cancelled training goes from the calendars of the seated, and is told to those who waited', async () => {
	const training = await world.training({ capacity: 1 });
	const [seated, waiting] = [aPerson(training), aPerson(training)];
	await register(world.as('public'), seated);
	await register(world.as('public'), waiting);
	await runJobs();
	sink.clear();
	await world.owner.query("update trainings set state = 'cancelled', cancelled_at = $2 where id = $1", [
		training.id,
		world.clock.now(),
	]);
	await world.owner.query(
		'update sessions set sequence = sequence + 1, calendar_revised_at = $2 where training_id = $1',
		[training.id, world.clock.now()],
	);
	const ask = () =>
		world.owner.query(
			"insert into job_requests (id, task, payload, run_at, created_at) values ($1, 'announce-cancellation', $2, $3, $3)",
			[newId(), { trainingId: training.id }, world.clock.now()],
		);
	await ask();
	await runJobs();
	await ask();
	await runJobs();
	const told = new Map(mails().map((mail) => [mail.to[0], mail]));
	expect(mails()).toHaveLength(2);
	expect(told.get(seated.email)?.calendar).toMatchObject({ method: 'CANCEL', sequence: 1 });
	expect(told.get(waiting.email)?.calendar).toBeUndefined();
});

test('a server that is busy is asked again later, with the same bytes', async () => {
	const training = await world.training();
	await register(world.as('public'), aPerson(training));
	sink.behave({ kind: 'refuse', at: 'data', code: 451, words: 'busy' }, 1);
	await runJobs();
	expect(await statesOf(training)).toEqual([['registration-confirmed', 'queued', 'deferred: 451 busy']]);
	world.clock.advance({ minutes: 1 });
	await runJobs();
	const [refused, taken] = sink.received;
	expect(taken?.isAccepted).toBe(true);
	expect(taken?.raw.equals(refused?.raw ?? Buffer.alloc(0))).toBe(true);
});

test('a server’s last word ends it, in words without the address', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	sink.behave({ kind: 'refuse', at: 'rcpt', code: 550, words: `<${person.email}> unknown` });
	await runJobs();
	expect(await statesOf(training)).toEqual([
		['registration-confirmed', 'failed', 'rejected: 550 <…> unknown'],
	]);
});

test('the only way to a second delivery is a crash between the server’s 250 and our commit, under the same Message-ID', async () => {
	const training = await world.training();

	// Before the claim is committed nothing has left.
	await register(world.as('public'), aPerson(training));
	const broken = await world.owner.connect();
	await broken.query("begin; select id from outbox_messages where state = 'queued' for update");
	await runJobs();
	expect(sink.received).toHaveLength(0);
	await broken.query('rollback');
	broken.release();

	// The server breaks off before it has the mail for good: it never said 250, and nothing is there twice.
	sink.behave({ kind: 'break-before-250' }, 1);
	world.clock.advance({ minutes: 5 });
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.accepted()).toHaveLength(0);
	world.clock.advance({ minutes: 1 });
	await runJobs();
	expect(sink.accepted()).toHaveLength(1);

	// After our commit no run of the job, however late, sends again.
	world.clock.advance({ minutes: 60 });
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from outbox_messages order by created_at desc limit 1',
	);
	await world.owner.query(
		"insert into job_requests (id, task, payload, run_at, created_at) values ($1, 'deliver-message', $2, $3, $3)",
		[newId(), { messageId: rows[0]?.id }, world.clock.now()],
	);
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.accepted()).toHaveLength(1);

	// The window itself: the mail is taken, and the answer is lost.
	sink.clear();
	await register(world.as('public'), aPerson(training));
	sink.behave({ kind: 'break-instead-of-250' }, 1);
	await runJobs();
	world.clock.advance({ minutes: 30 });
	await runJobs();
	const [once, again, ...more] = mails();
	expect(more).toEqual([]);
	expect(again?.headers.get('message-id')).toBe(once?.headers.get('message-id'));
	expect(sink.accepted()[1]?.raw.equals(sink.accepted()[0]?.raw ?? Buffer.alloc(0))).toBe(true);
});

test('a sender that crashed after its claim is taken for lost after ten minutes', async () => {
	const training = await world.training();
	await register(world.as('public'), aPerson(training));
	const tasks = tasksOf(() => workerContext(), { send: () => Promise.reject(new Error('killed')) });
	const { rows } = await world.owner.query<{ payload: unknown }>(
		"delete from job_requests where task = 'deliver-message' returning payload",
	);
	// The crash: the claim is committed, what would follow never runs.
	await world.owner.query(
		"update outbox_messages set state = 'sending', attempts = 1, next_attempt_at = $1 where state = 'queued'",
		[new Date(world.clock.now().getTime() + 600_000)],
	);
	await Reflect.apply(tasks['deliver-message'] ?? missing('deliver-message'), undefined, [
		rows[0]?.payload,
		{ job: { id: '1' } },
	]);
	world.clock.advance({ minutes: 9 });
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.received).toHaveLength(0);
	world.clock.advance({ minutes: 4 });
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.accepted()).toHaveLength(1);
});

test('once a mail is sent its text is gone, and what may be read before holds no live link', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	await runJobs(false);
	const bodies = () =>
		world.owner.query<{ text: string; html: string; calendar: string | null }>(
			'select b.text, b.html, b.calendar from outbox_bodies b join outbox_messages m on m.id = b.message_id where m.to_address = $1',
			[person.email],
		);
	const [before] = (await bodies()).rows;
	expect(before?.text).toContain(person.firstName);
	expect(`${before?.text}${before?.html}`).not.toContain('/r/');
	expect(sink.received).toHaveLength(0);
	await world.owner.query('update outbox_messages set last_error = null where to_address = $1', [
		person.email,
	]);
	world.clock.advance({ minutes: 5 });
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.accepted()).toHaveLength(1);
	expect((await bodies()).rows).toEqual([{ text: '', html: '', calendar: null }]);
});

test('demo mail is written and held, also where SMTP is set', async () => {
	const demo = await demoWorld();
	const training = await demo.training();
	await register(demo.as('public'), aPerson(training));
	await runJobs();
	expect(sink.received).toHaveLength(0);
	const { rows } = await world.owner.query(
		'select m.state, m.last_error, length(b.text) > 100 as "isWritten" from outbox_messages m join outbox_bodies b on b.message_id = m.id where m.project_id = $1',
		[demo.project.id],
	);
	expect(rows).toEqual([{ state: 'held', last_error: 'demo', isWritten: true }]);
});

test('mail whose moment has passed is not sent, nor is what is no longer true', async () => {
	const training = await world.training();
	const [late, gone] = [aPerson(training), aPerson(training)];
	await register(world.as('public'), gone);
	await cancel(gone);
	await runJobs();
	expect(mails().map((mail) => mail.calendar)).toEqual([undefined]);
	expect(await statesOf(training)).toEqual([
		['registration-confirmed', 'expired', 'superseded'],
		['registration-cancelled', 'sent', null],
	]);
	sink.clear();
	await register(world.as('public'), late);
	world.clock.advance({ days: 60 });
	await runJobs();
	expect(sink.received).toHaveLength(0);
});

test('switching SMTP on asks about what waited, and sends nothing of it by itself', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	await runJobs(false);
	expect(await statesOf(training)).toEqual([['registration-confirmed', 'queued', 'no-smtp']]);
	expect(await holdWaitingMail(workerContext())).toEqual({ held: 1 });
	world.clock.advance({ minutes: 30 });
	await sweepMail(workerContext());
	await runJobs();
	expect(sink.received).toHaveLength(0);
});

test('a message that cannot be written is put off, and given up where staff can see it', async () => {
	const training = await world.training();
	const person = aPerson(training);
	await register(world.as('public'), person);
	await world.owner.query("update outbox_messages set kind = 'no-such-kind' where to_address = $1", [
		person.email,
	]);
	for (const minutes of [1, 5, 15, 60, 240, 540, 1]) {
		await runJobs();
		world.clock.advance({ minutes });
	}
	const { rows } = await world.owner.query(
		'select state, last_error, attempts from outbox_messages where to_address = $1',
		[person.email],
	);
	expect(rows).toEqual([{ state: 'failed', last_error: 'not-rendered', attempts: 7 }]);
});

async function demoWorld(): Promise<World> {
	const demo = await world.another();
	await world.owner.query('update projects set is_demo = true where id = $1', [demo.project.id]);
	return demo;
}
