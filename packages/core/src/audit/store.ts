import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';

export type AuditEntry = {
	/** Null for the installation itself. */
	readonly projectId: string | null;
	/** `training.publish`: noun, dot, verb. */
	readonly action: string;
	readonly subject: { readonly kind: string; readonly id: string };
	/** Names of changed fields, never values. */
	readonly changedFields?: readonly string[];
};

/** Writes who did what in the transaction that did it. */
export async function record(ctx: TxContext, entry: AuditEntry): Promise<void> {
	const actor = auditActor(ctx);
	await named(
		ctx.tx,
		'audit_record',
		`insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at, changed_fields)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		[
			newId(), entry.projectId, actor.kind, actor.id, entry.action, entry.subject.kind, entry.subject.id,
			ctx.requestId, ctx.now(), entry.changedFields ?? [],
		],
	);
}

/** The actor as the audit trail names it: kind and an id that is no name. */
export function auditActor(ctx: Context): { kind: string; id: string | null } {
	switch (ctx.actor.kind) {
		case 'public':
			return { kind: 'public', id: null };
		case 'participant':
			return { kind: 'participant', id: ctx.actor.registrationId };
		case 'staff':
			return { kind: 'staff', id: ctx.actor.userId };
		case 'system':
			return { kind: 'system', id: ctx.actor.name };
	}
}
