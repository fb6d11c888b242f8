import { granted } from '@kutsu/kernel';
import { auditActor, once, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { deleteNote, insertNote, replaceTags, requireParticipant } from '../store.ts';

/** Tells colleagues something of a participant. @throws NotFound, Forbidden without `participants.write`. */
export function addNote(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly participantId: string;
		readonly text: string;
		readonly requestId?: string | undefined;
	},
) {
	const { projectId, participantId, text, requestId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'participant.add-note', requestId, async () => {
			await requireParticipant(ctx, projectId, participantId);
			const authorId = auditActor(ctx).id ?? '';
			const noteId = await insertNote(ctx, { projectId, participantId, authorId, text });
			await record(ctx, {
				projectId,
				action: 'participant.add-note',
				subject: { kind: 'participant', id: participantId },
			});
			return granted({ noteId });
		}),
	);
}

/** Erases a note for good, whoever wrote it. @throws NotFound, Forbidden without `participants.write`. */
export function eraseNote(ctx: Context, input: { readonly projectId: string; readonly noteId: string }) {
	const { projectId, noteId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const participantId = await deleteNote(ctx, projectId, noteId);
		await record(ctx, {
			projectId,
			action: 'participant.erase-note',
			subject: { kind: 'participant', id: participantId },
		});
		return granted({});
	});
}

/** Marks a participant with these tags and no others. @throws NotFound, Forbidden without `participants.write`. */
export function setTags(
	ctx: Context,
	input: { readonly projectId: string; readonly participantId: string; readonly tags: readonly string[] },
) {
	const { projectId, participantId, tags } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	return inTransaction(ctx, async (ctx) => {
		await requireParticipant(ctx, projectId, participantId);
		await replaceTags(ctx, projectId, participantId, tags);
		await record(ctx, {
			projectId,
			action: 'participant.set-tags',
			subject: { kind: 'participant', id: participantId },
		});
		return granted({});
	});
}
