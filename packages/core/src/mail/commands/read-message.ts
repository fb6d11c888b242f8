import { fillLinks } from '@kutsu/emails';
import { granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { ReadBodyRefusal } from '../model.ts';
import { lockMessageOfProject, readBody } from '../store.ts';
import type { LockedMessage } from '../store.ts';
import { composeStored, maskedLink } from './compose-message.ts';

export type MessageBody = {
	readonly subject: string;
	/** With a mask where a live link will be. */
	readonly text: string;
	readonly html: string;
	readonly calendarMethod: 'REQUEST' | 'CANCEL' | null;
};

type Asked = { readonly projectId: string; readonly messageId: string };

/**
 * What a message says, its live links masked. Each reading is a row in the audit trail.
 * @throws NotFound, Forbidden without `mail.bodies`.
 */
export function readMessageBody(
	ctx: Context,
	input: Asked,
): Promise<Decision<{ readonly body: MessageBody }, ReadBodyRefusal>> {
	return reading(ctx, input, 'mail.read-body', async (ctx, message) => {
		const body = await readBody(ctx, message.id);
		if (!body) return undefined;
		const { text, html } = fillLinks({ ...body, subject: message.subject }, () => maskedLink);
		return { body: { subject: message.subject, text, html, calendarMethod: body.calendar?.method ?? null } };
	});
}

/**
 * The message as a file a mail program opens, its live links masked. Audited like reading it.
 * @throws NotFound, Forbidden without `mail.bodies`.
 */
export function downloadMessage(
	ctx: Context,
	input: Asked,
): Promise<Decision<{ readonly eml: Buffer }, ReadBodyRefusal>> {
	return reading(ctx, input, 'mail.download', async (ctx, message) => ({
		eml: (await composeStored(ctx, message, 'masked')).raw,
	}));
}

async function reading<Found extends object>(
	ctx: Context,
	input: Asked,
	action: 'mail.read-body' | 'mail.download',
	read: (ctx: TxContext, message: LockedMessage) => Promise<Found | undefined>,
): Promise<Decision<Found, ReadBodyRefusal>> {
	requirePermission(ctx.actor, 'mail.bodies', { projectId: input.projectId });
	return inTransaction(ctx, async (ctx) => {
		const message = await lockMessageOfProject(ctx, input.projectId, input.messageId);
		if (!message) throw new NotFound('message');
		if (message.isSignIn && ctx.settings.hasSmtp) return refused({ code: 'sign-in-mail' });
		if (message.state === 'sent') return refused({ code: 'wiped' });
		const found = message.renderedAt === null ? undefined : await read(ctx, message);
		if (!found) return refused({ code: 'not-written' });
		await record(ctx, { projectId: input.projectId, action, subject: { kind: 'message', id: message.id } });
		return granted(found);
	});
}
