import { register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { deliverMessage } from '@kutsu/core/mail';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { freshWorld, partOfType, readMime } from '@kutsu/testing';
import { afterAll, expect, test } from 'vitest';
import { aColleague, appOver, Visitor } from '../test/visitor.ts';

const world = await freshWorld();
const app = appOver(world);
const worker = openDatabase(world.urlAs('kutsu_worker'));
afterAll(() => worker.pool.end());

async function writtenMessage(): Promise<string> {
	const training = await world.training();
	const requestId = newId();
	await register(
		world.as('public'),
		RegisterInput.parse({
			training: training.code,
			requestId,
			firstName: 'Åsa',
			lastName: 'Öhman',
			email: `${requestId}@example.org`,
			targetGroup: 'police',
			mode: 'onsite',
			locale: 'sv',
		}),
	);
	const { rows } = await world.owner.query<{ id: string }>(
		'select m.id from outbox_messages m join registrations r on r.id = m.registration_id where r.request_id = $1',
		[requestId],
	);
	const messageId = rows[0]?.id ?? '';
	await deliverMessage({ ...world.ctx, database: worker }, { messageId }, undefined);
	return messageId;
}

async function visitorAs(role: 'owner' | 'coordinator'): Promise<Visitor> {
	const { email } = await aColleague(world, role);
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	// The second factor is sign-in's own affair: here the account simply has one.
	await world.owner.query('update auth_users set two_factor_enabled = true where email = $1', [email]);
	await world.owner.query('update auth_sessions set second_factor_at = now()');
	return visitor;
}

test('an owner saves a message as .eml, without a live link, and that is recorded', async () => {
	const messageId = await writtenMessage();
	const owner = await visitorAs('owner');
	const path = `/documents/mail/${world.project.slug}/${messageId}.eml`;
	const response = await owner.send(path);
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'content-type': 'message/rfc822',
		'content-disposition': `attachment; filename="${messageId}.eml"`,
		'cache-control': 'private, no-store',
	});
	const message = readMime(Buffer.from(await response.arrayBuffer()));
	expect(partOfType(message, 'text/plain')?.body).toContain('Åsa Öhman');
	expect(partOfType(message, 'text/plain')?.body).toContain('https://hidden.invalid/');
	expect(partOfType(message, 'text/html')?.body).not.toContain('/r/');
	expect(partOfType(message, 'text/calendar')?.body).toContain('METHOD:REQUEST');
	const audit = await world.owner.query(
		"select actor_kind from audit_entries where action = 'mail.download' and subject_id = $1",
		[messageId],
	);
	expect(audit.rows).toEqual([{ actor_kind: 'staff' }]);
});

test('for anyone else there is no such file', async () => {
	const messageId = await writtenMessage();
	const path = `/documents/mail/${world.project.slug}/${messageId}.eml`;
	const coordinator = await visitorAs('coordinator');
	const owner = await visitorAs('owner');
	const statuses = [
		await new Visitor(app).send(path),
		await coordinator.send(path),
		await owner.send(`/documents/mail/no-such-project/${messageId}.eml`),
		await owner.send(`/documents/mail/${world.project.slug}/${newId()}.eml`),
	].map((response) => response.status);
	expect(statuses).toEqual([404, 404, 404, 404]);
});
