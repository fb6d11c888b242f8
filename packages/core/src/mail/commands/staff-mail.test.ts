import { randomUUID } from 'node:crypto';
import { openDatabase } from '@kutsu/db';
import { Forbidden, NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf, partOfType, readMime } from '@kutsu/testing';
import type { World } from '@kutsu/testing';
import { afterAll, describe, expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { cancelRegistration, register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { inviteStaff, requestPasswordReset, revokeInvitation } from '../../staff/index.ts';
import { mailPage } from '../queries/outbox.ts';
import { answerWaitingMail, holdWaitingMail } from './answer-waiting-mail.ts';
import { deliverMessage } from './deliver-message.ts';
import type { MailTransport } from './deliver-message.ts';
import { downloadMessage, readMessageBody } from './read-message.ts';
import { resendMessage } from './resend-message.ts';

const world = await freshWorld();
const workerDatabase = openDatabase(world.urlAs('kutsu_worker'));
afterAll(() => workerDatabase.pool.end());

const worker: Context = { ...world.ctx, database: workerDatabase };
const taken: string[] = [];
const server: MailTransport = {
	send: async ({ raw }) => {
		taken.push(readMime(raw).headers.get('message-id') ?? '');
		return { ok: true };
	},
};
const refusing: MailTransport = {
	send: async () => ({
		ok: false,
		failure: { code: 'EENVELOPE', responseCode: 550, response: '550 no such user' },
	}),
};

/** Mail of one new registration of a project, its messages in order. */
async function registered(of: World, facts: Partial<RegisterInput> = {}) {
	const training = await of.training();
	const requestId = newId();
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const input = RegisterInput.parse({
		training: training.code,
		requestId,
		firstName: name,
		lastName: 'Kallio',
		email: `${name}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		...facts,
	});
	await register(of.as('public'), input);
	const { rows } = await of.owner.query<{ id: string; registration: string }>(
		'select m.id, r.id as registration from outbox_messages m join registrations r on r.id = m.registration_id where r.request_id = $1',
		[requestId],
	);
	return { training, input, messageId: rows[0]?.id ?? '', registrationId: rows[0]?.registration ?? '' };
}

const stateOf = async (id: string) => {
	const { rows } = await world.owner.query<{ state: string; last_error: string | null }>(
		'select state, last_error from outbox_messages where id = $1',
		[id],
	);
	return [rows[0]?.state, rows[0]?.last_error];
};
const at = (of: World, messageId: string) => ({ projectId: of.project.id, messageId });
const again = (of: World, messageId: string) => ({ ...at(of, messageId), requestId: newId() });

describe('the list', () => {
	test('shows a project’s own mail by state, kind and words, newest first', async () => {
		const own = await world.another();
		const first = await registered(own);
		world.clock.advance({ minutes: 1 });
		const second = await registered(own);
		await deliverMessage(worker, first, server);
		const page = await mailPage(own.as('coordinator'), { projectId: own.project.id });
		expect(page.rows.map((row) => [row.id, row.state, row.toAddress])).toEqual([
			[second.messageId, 'queued', second.input.email],
			[first.messageId, 'sent', first.input.email],
		]);
		expect(page.counts).toEqual({ queued: 1, sending: 0, sent: 1, failed: 0, held: 0, expired: 0 });
		const found = async (filter: object) =>
			(await mailPage(own.as('auditor'), { projectId: own.project.id, ...filter })).rows.map((row) => row.id);
		expect(await found({ state: 'sent' })).toEqual([first.messageId]);
		expect(await found({ kind: 'registration-cancelled' })).toEqual([]);
		expect(await found({ search: second.input.email.slice(0, 10).toUpperCase() })).toEqual([
			second.messageId,
		]);
		expect(await found({ search: '%' })).toEqual([]);
		expect(page.rows[1]?.training?.code).toBe(first.training.code);
	});

	test('turns over page by page, and misses none written at the same moment', async () => {
		const own = await world.another();
		const { messageId } = await registered(own);
		await world.owner.query(
			`insert into outbox_messages (id, project_id, cause_key, kind, to_address, locale, state, next_attempt_at, message_id_header, created_at, erase_after)
			 select gen_random_uuid(), project_id, 'copy-' || n || id, kind, to_address, locale, 'expired', next_attempt_at, 'x' || n, created_at, erase_after
			 from outbox_messages, generate_series(1, 104) n where id = $1`,
			[messageId],
		);
		const seen: string[] = [];
		const sizes: number[] = [];
		let after: { createdAt: Date; id: string } | undefined;
		for (;;) {
			const page = await mailPage(own.as('owner'), { projectId: own.project.id, after });
			sizes.push(page.rows.length);
			seen.push(...page.rows.map((row) => row.id));
			if (!page.next) break;
			after = page.next;
		}
		expect(sizes).toEqual([50, 50, 5]);
		expect(new Set(seen).size).toBe(105);
	});

	test('is for those who may, of this project', async () => {
		const other = await world.another();
		for (const role of ['communications', 'host', 'trainer', 'check_in_helper'] as const) {
			await expect(mailPage(world.as(role), { projectId: world.project.id })).rejects.toThrow(
				/No such|Not allowed/,
			);
		}
		await expect(mailPage(other.as('owner'), { projectId: world.project.id })).rejects.toBeInstanceOf(
			NotFound,
		);
	});
});

describe('a body', () => {
	test('is read by owners, without a live link, and each reading is recorded', async () => {
		const { messageId, input } = await registered(world);
		await deliverMessage(worker, { messageId }, undefined);
		const read = await readMessageBody(world.as('owner'), at(world, messageId));
		expect(read).toMatchObject({
			ok: true,
			body: { calendarMethod: 'REQUEST', text: expect.stringContaining(input.firstName) },
		});
		expect(JSON.stringify(read)).not.toContain('/r/');
		expect(JSON.stringify(read)).not.toContain('{{');
		await readMessageBody(world.as('owner'), at(world, messageId));
		const { rows } = await world.owner.query(
			'select actor_id, action from audit_entries where subject_id = $1',
			[messageId],
		);
		expect(rows).toEqual(
			Array.from({ length: 2 }, () => ({ actor_id: 'user-owner', action: 'mail.read-body' })),
		);
		await expect(readMessageBody(world.as('coordinator'), at(world, messageId))).rejects.toBeInstanceOf(
			Forbidden,
		);
		await expect(readMessageBody(world.as('owner'), at(world, newId()))).rejects.toBeInstanceOf(NotFound);
	});

	test('is a file with the same parts a recipient gets', async () => {
		const { messageId } = await registered(world);
		await deliverMessage(worker, { messageId }, undefined);
		const result = await downloadMessage(world.as('owner'), at(world, messageId));
		if (!result.ok) throw new Error(result.refusal.code);
		const message = readMime(result.eml);
		expect(
			['text/plain', 'text/html', 'text/calendar', 'application/ics'].map(
				(type) => partOfType(message, type)?.type,
			),
		).toEqual(['text/plain', 'text/html', 'text/calendar', 'application/ics']);
		expect(partOfType(message, 'text/html')?.body).toContain('https://hidden.invalid/');
	});

	test('is not there before it is written, nor once it is sent', async () => {
		const { messageId } = await registered(world);
		expect(await readMessageBody(world.as('owner'), at(world, messageId))).toEqual({
			ok: false,
			refusal: { code: 'not-written' },
		});
		await deliverMessage(worker, { messageId }, server);
		expect(await readMessageBody(world.as('owner'), at(world, messageId))).toEqual({
			ok: false,
			refusal: { code: 'wiped' },
		});
	});

	test('of sign-in mail is for its reader alone, where mail can be sent', async () => {
		const { messageId } = await registered(world);
		await deliverMessage(worker, { messageId }, undefined);
		await world.owner.query('update outbox_messages set is_sign_in = true where id = $1', [messageId]);
		const owner = world.as('owner');
		const sending = { ...owner, settings: { ...owner.settings, hasSmtp: true } };
		expect(await readMessageBody(sending, at(world, messageId))).toEqual({
			ok: false,
			refusal: { code: 'sign-in-mail' },
		});
		expect((await downloadMessage(sending, at(world, messageId))).ok).toBe(false);
		expect((await readMessageBody(owner, at(world, messageId))).ok).toBe(true);
	});
});

describe('sending again', () => {
	test('takes up one that failed, under its own Message-ID', async () => {
		const { messageId } = await registered(world);
		await deliverMessage(worker, { messageId }, refusing);
		expect(await stateOf(messageId)).toEqual(['failed', 'rejected: 550 no such user']);
		expect(await resendMessage(world.as('coordinator'), again(world, messageId))).toEqual({ ok: true });
		await deliverMessage(worker, { messageId }, server);
		expect(await stateOf(messageId)).toEqual(['sent', null]);
		expect(taken.at(-1)).toBe(`<${messageId}@example.org>`);
	});

	test('writes a sent one anew, as a message of its own; the same request only once', async () => {
		const { messageId, registrationId } = await registered(world);
		await deliverMessage(worker, { messageId }, server);
		const request = again(world, messageId);
		await resendMessage(world.as('coordinator'), request);
		await resendMessage(world.as('coordinator'), request);
		const { rows } = await world.owner.query<{ id: string }>(
			'select id from outbox_messages where registration_id = $1 and id <> $2',
			[registrationId, messageId],
		);
		expect(rows).toHaveLength(1);
		await deliverMessage(worker, { messageId: rows[0]?.id ?? '' }, server);
		expect(taken.at(-1)).toBe(`<${rows[0]?.id}@example.org>`);
	});

	test('does not send what is no longer true', async () => {
		const { messageId, registrationId } = await registered(world);
		await deliverMessage(worker, { messageId }, refusing);
		await cancelRegistration(world.as('coordinator'), { projectId: world.project.id, registrationId });
		expect(await resendMessage(world.as('coordinator'), again(world, messageId))).toEqual({
			ok: false,
			refusal: { code: 'superseded' },
		});
	});

	test('is for those who may write mail', async () => {
		const { messageId } = await registered(world);
		await expect(resendMessage(world.as('auditor'), again(world, messageId))).rejects.toBeInstanceOf(
			Forbidden,
		);
		await expect(
			resendMessage((await world.another()).as('owner'), again(world, messageId)),
		).rejects.toBeInstanceOf(NotFound);
	});
});

/** An invitation of a colleague, and its mail. */
async function invited(of: World) {
	const { invitationId } = await grantedOf(
		inviteStaff(of.as('owner'), {
			projectId: of.project.id,
			email: `${newId()}@example.org`,
			role: 'auditor',
			locale: 'fi',
			requestId: newId(),
		}),
	);
	const { rows } = await of.owner.query<{ id: string }>(
		"select id from outbox_messages where facts ->> 'invitationId' = $1",
		[invitationId],
	);
	return { invitationId, messageId: rows[0]?.id ?? '' };
}

describe('an invitation of a colleague', () => {
	test('is not mailed once it was withdrawn, nor sent again', async () => {
		const { invitationId, messageId } = await invited(world);
		await deliverMessage(worker, { messageId }, undefined);
		await revokeInvitation(world.as('owner'), { projectId: world.project.id, invitationId });
		await deliverMessage(worker, { messageId }, server);
		expect(await stateOf(messageId)).toEqual(['expired', 'superseded']);
		expect(await resendMessage(world.as('owner'), again(world, messageId))).toEqual({
			ok: false,
			refusal: { code: 'superseded' },
		});
	});

	test('that waited for a mail server is asked about like any mail', async () => {
		const own = await world.another();
		const { messageId } = await invited(own);
		await deliverMessage(worker, { messageId }, undefined);
		await holdWaitingMail(worker);
		expect(await stateOf(messageId)).toEqual(['held', 'asked']);
		const answer = { projectId: own.project.id, choice: 'send', requestId: newId() } as const;
		await answerWaitingMail(own.as('owner'), answer);
		await deliverMessage(worker, { messageId }, server);
		expect(await stateOf(messageId)).toEqual(['sent', null]);
	});
});

test.each([
	{ when: 'a demo’s colleague gets no new password by mail', isDemo: true, expected: ['held', 'demo'] },
	{ when: 'a colleague of a project does', isDemo: false, expected: ['sent', null] },
])('$when', async ({ isDemo, expected }) => {
	const own = await world.another();
	await own.owner.query('update projects set is_demo = $2 where id = $1', [own.project.id, isDemo]);
	const userId = newId();
	const email = `${userId}@example.org`;
	await own.owner.query(
		"insert into auth_users (id, name, email, created_at, updated_at) values ($1, 'Koordinaattori', $2, now(), now())",
		[userId, email],
	);
	await own.owner.query(
		"insert into memberships (project_id, id, user_id, role, created_at) values ($1, $2, $3, 'auditor', now())",
		[own.project.id, newId(), userId],
	);
	const expiresAt = new Date(world.clock.now().getTime() + 3_600_000);
	await requestPasswordReset(world.as('public'), { userId, email, token: newId(), locale: 'fi', expiresAt });
	const { rows } = await own.owner.query<{ id: string }>(
		'select id from outbox_messages where to_address = $1',
		[email],
	);
	const messageId = rows[0]?.id ?? '';
	await deliverMessage(worker, { messageId }, server);
	expect(await stateOf(messageId)).toEqual(expected);
});

describe('mail that waited for a mail server', () => {
	async function waiting(of: World) {
		const stays = await registered(of);
		const leaves = await registered(of);
		for (const { messageId } of [stays, leaves]) await deliverMessage(worker, { messageId }, undefined);
		await holdWaitingMail(worker);
		return { stays, leaves };
	}

	test('is asked about once, and sent anew from what is then true', async () => {
		const own = await world.another();
		const { stays, leaves } = await waiting(own);
		expect(await holdWaitingMail(worker)).toEqual({ held: 0 });
		expect((await mailPage(own.as('owner'), { projectId: own.project.id })).asked).toBe(2);
		await cancelRegistration(own.as('coordinator'), {
			projectId: own.project.id,
			registrationId: leaves.registrationId,
		});
		expect(
			await answerWaitingMail(own.as('coordinator'), {
				projectId: own.project.id,
				choice: 'send',
				requestId: newId(),
			}),
		).toEqual({ messages: 2 });
		for (const { messageId } of [stays, leaves]) await deliverMessage(worker, { messageId }, server);
		expect(await stateOf(stays.messageId)).toEqual(['sent', null]);
		expect(await stateOf(leaves.messageId)).toEqual(['expired', 'superseded']);
	});

	test('is let go where staff say so, and nothing of another project with it', async () => {
		const [own, other] = [await world.another(), await world.another()];
		const [mine, theirs] = [await waiting(own), await waiting(other)];
		expect(
			await answerWaitingMail(own.as('coordinator'), {
				projectId: own.project.id,
				choice: 'drop',
				requestId: newId(),
			}),
		).toEqual({ messages: 2 });
		await deliverMessage(worker, mine.stays, server);
		expect(await stateOf(mine.stays.messageId)).toEqual(['expired', 'dropped']);
		expect(await stateOf(theirs.stays.messageId)).toEqual(['held', 'asked']);
	});
});
