import { openDatabase } from '@kutsu/db';
import { privacy } from '@kutsu/db/privacy';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, expect, test } from 'vitest';
import { recordAttendance } from '../../attendance/index.ts';
import type { Context } from '../../context.ts';
import {
	cancelMyRegistration,
	disownRegistration,
	eraseMe,
	register,
	registrationToken,
} from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { erasureReceipt } from '../queries.ts';
import { erase, eraseExpiredLinks } from './erase.ts';

const world = await freshWorld();
const visitor = world.as('public');
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
/** Who is called to erase. */
const worker: Context = { ...world.ctx, database: workerDatabase };
afterAll(() => workerDatabase.pool.end());

async function someone(training: WorldTraining, name: string, more: object = {}) {
	const requestId = newId();
	const input = RegisterInput.parse({
		...{ training: training.code, requestId, firstName: `Etu${name}`, lastName: `Suku${name}` },
		...{ email: `${name}@example.org`, phone: `040 ${name}`, organisation: `Virasto ${name}` },
		...{ targetGroup: 'police', municipality: '091', mode: 'onsite', locale: 'fi', ...more },
	});
	await grantedOf(register(visitor, input));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const id = rows[0]?.id ?? '';
	return { id, token: registrationToken(world.ctx, { id, linkGeneration: 1 }) };
}

/** Every table and column in which a text is found, whatever its case; the whole database is looked through. */
async function whereIs(text: string): Promise<string[]> {
	const { rows } = await world.owner.query<{ name: string }>(
		"select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'",
	);
	const found: string[] = [];
	for (const { name } of rows) {
		const hits = await world.owner.query(
			`select from ${name} as row where position(lower($1) in lower(row::text)) > 0 limit 1`,
			[text],
		);
		if (hits.rowCount) found.push(name.replace('public.', ''));
	}
	return found.toSorted();
}

async function eraseAll(): Promise<void> {
	const { rows } = await world.owner.query<{ projectId: string; erasureId: string }>(
		'select project_id as "projectId", id as "erasureId" from erasures where erased_at is null',
	);
	for (const open of rows) {
		expect(await erase(worker, open)).toEqual({ erased: true });
		expect(await erase(worker, open)).toEqual({ erased: false });
	}
}

const marker = 'merkki7391';

/** Text columns that hold something of a participant. */
function personalColumns(): { table: string; column: string }[] {
	return privacy.flatMap(({ table, personal }) => {
		const { name, columns } = getTableConfig(table as PgTable);
		return Object.entries(personal)
			.filter(([, { subject }]) => subject === 'participant')
			.filter(([property]) => columns.some((one) => one.name === property && one.getSQLType() === 'text'))
			.map(([property]) => ({ table: name, column: snake(property) }));
	});
}

function snake(name: string): string {
	return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Columns of closed lists and keys to other tables: a marker cannot stand there, and they are tested by name below. */
const notFree = new Set([
	'participants.locale',
	'participants.municipality_code',
	'registrations.municipality_code',
	'registrations.organisation_key',
]);

/** Plants the marker into every personal column of every row that hangs on a registration. */
async function plant(registrationId: string): Promise<string[]> {
	const ways: Readonly<Record<string, string>> = {
		mailboxes:
			'id in (select p.mailbox_id from participants p join registrations r on r.participant_id = p.id where r.id = $2)',
		participants: 'id in (select participant_id from registrations where id = $2)',
		registrations: 'id = $2',
		registration_requests: 'registration_id = $2',
		party_members: 'registration_id = $2',
		outbox_messages: 'registration_id = $2',
		outbox_bodies: 'message_id in (select id from outbox_messages where registration_id = $2)',
	};
	const planted: string[] = [];
	for (const { table, column } of personalColumns()) {
		const way = ways[table];
		if (way === undefined || notFree.has(`${table}.${column}`)) continue;
		const { rowCount } = await world.owner.query(
			`update ${table} set ${column} = $1 || coalesce(${column}, '') where ${way}`,
			[marker, registrationId],
		);
		if (rowCount) planted.push(`${table}.${column}`);
	}
	return planted;
}

async function writeMail(registrationId: string): Promise<void> {
	await world.owner.query(
		`insert into outbox_bodies (message_id, text, html, calendar, erase_after)
		 select id, 'x', 'x', 'x', erase_after from outbox_messages where registration_id = $1 on conflict do nothing`,
		[registrationId],
	);
}

/** A request, a place in a party, an answer and an invitation, as other ways of coming in leave them. */
async function beEverywhere(training: WorldTraining, registrationId: string): Promise<void> {
	const { projectId } = training;
	const [party, question] = [newId(), newId()];
	const { owner } = world;
	await owner.query(
		'insert into registration_requests (project_id, registration_id, reason) values ($1, $2, $3)',
		[projectId, registrationId, 'x'],
	);
	await owner.query(
		`insert into participant_notes (project_id, id, participant_id, author_id, text, created_at, erase_after)
		 select project_id, $1, participant_id, 'colleague', $2, $3, '2999-01-01' from registrations where id = $4`,
		[newId(), `muistiinpano ${marker}`, world.clock.now(), registrationId],
	);
	await owner.query(
		`insert into parties (project_id, id, training_id, liaison_name, liaison_email, organisation, locale, created_at, erase_after)
		 values ($1, $2, $3, 'Yhteyshenkilö', 'liaison@example.org', 'Virasto', 'fi', $4, '2999-01-01')`,
		[projectId, party, training.id, world.clock.now()],
	);
	await owner.query(
		`insert into party_members (project_id, id, party_id, position, registration_id, first_name, last_name, sameness, fate, target_group, mode, request_id, created_at, erase_after)
		 values ($1, $2, $3, 1, $4, 'x', 'x', 'x', 'seat', 'police', 'onsite', $2, $5, '2999-01-01')`,
		[projectId, newId(), party, registrationId, world.clock.now()],
	);
	await owner.query(
		"insert into questions (project_id, id, training_id, type, position, created_at) values ($1, $2, $3, 'text', 1, $4)",
		[projectId, question, training.id, world.clock.now()],
	);
	await owner.query(
		`insert into question_versions (project_id, question_id, version, label, options, is_required, is_staff_only, created_at)
		 values ($1, $2, 1, '{"fi": "Kysymys"}', '[]', false, false, $3)`,
		[projectId, question, world.clock.now()],
	);
	await owner.query(
		'insert into answers (project_id, registration_id, question_id, version, value, answered_at) values ($1, $2, $3, 1, to_jsonb($4::text), $5)',
		[projectId, registrationId, question, `vastaus ${marker}`, world.clock.now()],
	);
	await owner.query(
		`insert into needs (project_id, registration_id, question_id, version, sealed, consent_version, consent_locale, answered_at)
		 values ($1, $2, $3, 1, $4, 1, 'fi', $5)`,
		[projectId, registrationId, question, `1.${marker}`, world.clock.now()],
	);
}

test('every table that holds something of a participant is one that erasure knows', () => {
	expect([...new Set(personalColumns().map(({ table }) => table))].toSorted()).toEqual([
		'mailboxes',
		'needs',
		'outbox_bodies',
		'outbox_messages',
		'participant_notes',
		'participants',
		'party_members',
		'registration_requests',
		'registrations',
		'training_invitations',
	]);
});

test('one who asks before attending leaves nothing in the whole database, and the seat goes to the next', async () => {
	const training = await world.training({ capacity: 1 });
	const person = await someone(training, 'Poistuva');
	const waiting = await someone(training, 'Jonottava');
	await writeMail(person.id);
	await beEverywhere(training, person.id);
	const planted = await plant(person.id);
	expect(planted).toEqual(
		expect.arrayContaining([
			'mailboxes.email',
			'participants.first_name',
			'participants.search_text',
			'registrations.cancel_reason',
			'registration_requests.reason',
			'party_members.first_name',
			'outbox_messages.to_address',
			'outbox_messages.subject',
			'outbox_bodies.text',
			'outbox_bodies.calendar',
		]),
	);
	expect(await whereIs(marker)).not.toEqual([]);
	const { receiptId } = await grantedOf(eraseMe(visitor, { token: person.token }));
	await expect((async () => eraseMe(visitor, { token: person.token }))()).rejects.toThrow(NotFound);
	await eraseAll();
	for (const text of [
		marker,
		'EtuPoistuva',
		'SukuPoistuva',
		'Poistuva@example.org',
		'040 Poistuva',
		'Virasto Poistuva',
	])
		expect(await whereIs(text)).toEqual([]);
	const { rows } = await world.owner.query(
		'select state, municipality_code, organisation_key, target_group_id from registrations where id = $1',
		[person.id],
	);
	expect(rows).toEqual([
		{ state: 'cancelled', municipality_code: null, organisation_key: null, target_group_id: null },
	]);
	const { rows: next } = await world.owner.query('select state from registrations where id = $1', [
		waiting.id,
	]);
	expect(next).toEqual([{ state: 'offered' }]);
	expect(await erasureReceipt(visitor, { id: receiptId })).toMatchObject({
		...{ cause: 'asked', scope: 'everything', erasedAt: world.clock.now(), evidenceEndsOn: null },
	});
});

test('of one who attended the evidence stays, and the receipt says until when', async () => {
	const training = await world.training({ startsAt: '2026-03-02T12:00:00Z' });
	const person = await someone(training, 'Osallistunut');
	const other = await someone(await world.training(), 'Osallistunut');
	const later: Context = { ...world.ctx, now: () => new Date('2026-03-02T12:05:00Z') };
	await recordAttendance(later, {
		...{ projectId: world.project.id, trainingId: training.id, sessionId: training.sessionIds[0] ?? '' },
		method: 'list',
		marks: [{ requestId: newId(), registrationId: person.id, mark: 'present' }],
	});
	await world.owner.query("update projects set last_payment_on = '2026-06-30' where id = $1", [
		world.project.id,
	]);
	await writeMail(person.id);
	const { receiptId } = await grantedOf(eraseMe({ ...visitor, now: later.now }, { token: other.token }));
	await eraseAll();
	const { rows } = await world.owner.query(
		`select p.first_name, p.last_name, p.organisation, p.phone, p.search_text, p.municipality_code, p.erase_after::text, p.erased_at, b.email
		 from participants p join mailboxes b on b.id = p.mailbox_id join registrations r on r.participant_id = p.id where r.id = $1`,
		[person.id],
	);
	expect(rows).toEqual([
		{
			...{
				first_name: 'EtuOsallistunut',
				last_name: 'SukuOsallistunut',
				organisation: 'Virasto Osallistunut',
			},
			...{
				municipality_code: '091',
				phone: null,
				search_text: '',
				erase_after: '2031-12-31',
				erased_at: null,
			},
			email: expect.stringMatching(/^erased:/),
		},
	]);
	expect(await whereIs('Osallistunut@example.org')).toEqual([]);
	expect(await whereIs('040 Osallistunut')).toEqual([]);
	const entries = await world.owner.query('select from attendance_entries where registration_id = $1', [
		person.id,
	]);
	expect(entries.rowCount).toBe(1);
	expect(await erasureReceipt(visitor, { id: receiptId })).toMatchObject({
		...{ scope: 'evidence_stays', evidenceEndsOn: '2031-12-31' },
	});
	const { rows: states } = await world.owner.query('select state from registrations where id = $1', [
		other.id,
	]);
	expect(states).toEqual([{ state: 'cancelled' }]);
});

test('"not me" takes the registration only where the person has another', async () => {
	const mine = await someone(await world.training(), 'Kaksi');
	const notMine = await someone(await world.training(), 'Kaksi');
	await writeMail(notMine.id);
	await grantedOf(disownRegistration(visitor, { token: notMine.token }));
	await eraseAll();
	const { rows } = await world.owner.query(
		'select r.state, p.first_name from registrations r join participants p on p.id = r.participant_id where r.id = $1',
		[mine.id],
	);
	expect(rows).toEqual([{ state: 'confirmed', first_name: 'EtuKaksi' }]);
	const { rows: mail } = await world.owner.query(
		'select distinct m.to_address, b.text from outbox_messages m join outbox_bodies b on b.message_id = m.id where m.registration_id = $1',
		[notMine.id],
	);
	expect(mail).toEqual([{ to_address: '', text: '' }]);
});

test('an address that others have stays theirs', async () => {
	const training = await world.training();
	const email = 'toimisto@example.org';
	const [one, two] = [
		await someone(training, 'Ensi', { email }),
		await someone(training, 'Toinen', { email }),
	];
	await grantedOf(eraseMe(visitor, { token: one.token }));
	await eraseAll();
	expect(await whereIs('EtuEnsi')).toEqual([]);
	expect(await whereIs(email)).toEqual(expect.arrayContaining(['mailboxes', 'outbox_messages']));
	expect(await cancelMyRegistration(visitor, { token: two.token })).toEqual({ ok: true });
});

test('one who registers anew before the eraser has run is another person, and stays', async () => {
	const training = await world.training();
	const before = await someone(training, 'Palaava');
	await grantedOf(eraseMe(visitor, { token: before.token }));
	const after = await someone(training, 'Palaava');
	await eraseAll();
	const { rows } = await world.owner.query(
		'select p.first_name, b.email from registrations r join participants p on p.id = r.participant_id join mailboxes b on b.id = p.mailbox_id where r.id = $1',
		[after.id],
	);
	expect(rows).toEqual([{ first_name: 'EtuPalaava', email: 'palaava@example.org' }]);
});

test('links that have expired go; others stay', async () => {
	const { rows } = await world.owner.query<{ id: string }>('select id from mailboxes limit 1');
	for (const expiresAt of ['2020-01-01', '2999-01-01'])
		await world.owner.query(
			'insert into mailbox_links (project_id, id, mailbox_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
			[world.project.id, newId(), rows[0]?.id, '2020-01-01', expiresAt],
		);
	await eraseExpiredLinks(world.ctx);
	const left = await world.owner.query('select from mailbox_links');
	expect(left.rowCount).toBe(1);
});
