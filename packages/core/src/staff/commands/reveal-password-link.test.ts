import { newId } from '@kutsu/kernel';
import { contextOver, freshDatabase, stoppedClock } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { requestPasswordReset } from './request-password-reset.ts';
import { revealPasswordLink } from './reveal-password-link.ts';

const { database, owner } = await freshDatabase();
const clock = stoppedClock('2026-11-24T10:00:00Z');
const system = contextOver(database, clock);
const nobody = contextOver(database, clock, { kind: 'public' });

/** The token of a link that someone asked for, valid for an hour. */
async function asked(email: string): Promise<string> {
	const token = newId();
	const expiresAt = new Date(clock.now().getTime() + 3_600_000);
	await requestPasswordReset(nobody, { userId: 'user-one', email, token, locale: 'sv', expiresAt });
	return token;
}

test('the newest link that was asked for is told to the machine’s keeper, and that is recorded', async () => {
	await asked('one@example.org');
	clock.advance({ minutes: 1 });
	const token = await asked('one@example.org');
	await expect(revealPasswordLink(nobody, { email: 'one@example.org' })).rejects.toThrow('Not allowed');
	const link = await revealPasswordLink(system, { email: 'one@example.org' });
	expect(link?.url).toBe(`https://admin.example.org/sv/reset-password/${token}`);
	const { rows } = await owner.query(
		"select subject_id from audit_entries where action = 'staff.reveal-password-link'",
	);
	expect(rows).toEqual([{ subject_id: 'user-one' }]);
});

test('there is none for another address, after its hour, or once it was mailed', async () => {
	expect(await revealPasswordLink(system, { email: 'nobody@example.org' })).toBeUndefined();
	await asked('two@example.org');
	await owner.query("update outbox_messages set state = 'sent' where to_address = 'two@example.org'");
	expect(await revealPasswordLink(system, { email: 'two@example.org' })).toBeUndefined();
	await asked('three@example.org');
	clock.advance({ minutes: 60 });
	expect(await revealPasswordLink(system, { email: 'three@example.org' })).toBeUndefined();
});
