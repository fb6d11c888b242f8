import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { inTransaction } from '../../context.ts';
import { cancelMyRegistration, register, registrationToken } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { insertMessages, lockMessage } from '../store.ts';
import { renderMessage } from './render-message.ts';

const world = await freshWorld();

/** A reminder to one person, on its way. */
async function aReminder() {
	const { code } = await world.training();
	const input = RegisterInput.parse({
		...{ training: code, requestId: newId(), firstName: 'Testi', lastName: 'Kallio', mode: 'onsite' },
		...{ email: 'testi@example.org', targetGroup: 'police', locale: 'fi' },
	});
	await grantedOf(register(world.as('public'), input));
	const { rows } = await world.owner.query<{
		registrationId: string;
		mailboxId: string;
		projectId: string;
		startsAt: Date;
	}>(
		`select r.id as "registrationId", p.mailbox_id as "mailboxId", r.project_id as "projectId", t.starts_at as "startsAt"
		 from registrations r join participants p on p.id = r.participant_id join trainings t on t.id = r.training_id where r.request_id = $1`,
		[input.requestId],
	);
	const [row] = rows;
	if (!row) throw new Error('nobody registered');
	const { startsAt, ...to } = row;
	const message = {
		...{ ...to, kind: 'training-reminder' as const, causeKey: newId(), toAddress: input.email },
		...{ locale: input.locale, facts: { leadTime: 'P7D', startsAt: String(startsAt.getTime()) } },
	};
	await inTransaction(world.ctx, (ctx) => insertMessages(ctx, [message]));
	const written = await world.owner.query<{ id: string }>(
		'select id from outbox_messages where cause_key = $1',
		[message.causeKey],
	);
	return { id: written.rows[0]?.id ?? '', registrationId: to.registrationId };
}

test('a reminder whose last reader leaves while it is written says nothing, and is no fault', async () => {
	const { id, registrationId } = await aReminder();
	const token = registrationToken(world.ctx, { id: registrationId, linkGeneration: 1 });
	const isWritten = await inTransaction(world.ctx, async (ctx) => {
		const message = await lockMessage(ctx, id);
		expect(message?.concernsMailbox).toBe(true);
		await cancelMyRegistration(world.as('public'), { token });
		return message && renderMessage(ctx, message);
	});
	expect(isWritten).toBe(false);
});
