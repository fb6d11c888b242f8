import { expect, test } from 'vitest';
import { mailboxOf, senderOf } from './sender.ts';

const project = { name: 'Hanke', address: 'hanke@virasto.example.org' };

test.each([
	{
		when: 'the installation may send for the project’s domain',
		installation: 'Kutsu <kutsu@virasto.example.org>',
		from: project,
		replyTo: null,
	},
	{
		when: 'it may not',
		installation: 'Kutsu <kutsu@example.net>',
		from: { name: 'Hanke', address: 'kutsu@example.net' },
		replyTo: project,
	},
])('when $when', ({ installation, from, replyTo }) => {
	const mailbox = mailboxOf(installation);
	expect(senderOf(project, mailbox)).toEqual({ from, replyTo, envelopeFrom: mailbox.address });
});

test('the installation’s own mail is from itself', () => {
	expect(senderOf(null, mailboxOf('kutsu@example.net'))).toEqual({
		from: { name: '', address: 'kutsu@example.net' },
		replyTo: null,
		envelopeFrom: 'kutsu@example.net',
	});
});

test.each([
	{ text: 'kutsu@example.net', expected: { name: '', address: 'kutsu@example.net' } },
	{ text: 'Kutsu <kutsu@example.net>', expected: { name: 'Kutsu', address: 'kutsu@example.net' } },
	{ text: '"Kutsu, Oy" <kutsu@example.net>', expected: { name: 'Kutsu, Oy', address: 'kutsu@example.net' } },
	{ text: ' <kutsu@example.net> ', expected: { name: '', address: 'kutsu@example.net' } },
])('reads $text', ({ text, expected }) => expect(mailboxOf(text)).toEqual(expected));
