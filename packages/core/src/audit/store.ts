import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import type { AuditAction, AuditActorKind, AuditSubject } from './model.ts';

export type AuditEntry = {
	/** Null for the installation itself. */
	readonly projectId: string | null;
	readonly action: AuditAction;
	readonly subject: { readonly kind: AuditSubject; readonly id: string };
	/** Names of changed fields, never values. */
	readonly changedFields?: readonly string[];
	/** Why, in words that may name a person: kept apart, and erased after 12 months. */
	readonly reason?: string | undefined;
};

/** Writes who did what in the transaction that did it. */
export async function record(ctx: TxContext, entry: AuditEntry): Promise<void> {
	const actor = auditActor(ctx);
	const id = newId();
	await named(
		ctx.tx,
		'audit_record',
		`insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at, changed_fields)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		[
			id,
			entry.projectId,
			actor.kind,
			actor.id,
			entry.action,
			entry.subject.kind,
			entry.subject.id,
			ctx.requestId,
			ctx.now(),
			entry.changedFields ?? [],
		],
	);
	if (!entry.reason) return;
	await named(
		ctx.tx,
		'audit_reason',
		`insert into audit_details (entry_id, details, erase_after) values ($1, $2, ($3::timestamptz + interval '12 months')::date)`,
		[id, JSON.stringify({ reason: entry.reason }), ctx.now()],
	);
}

/** The actor as the audit trail names it: kind and an id that is no name. */
export function auditActor(ctx: Context): { kind: AuditActorKind; id: string | null } {
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

/**
 * Runs a command's work once per actor and request: a repeat, even a simultaneous one, is answered with the
 * first granted result. A refusal is not remembered: the same form may come again, corrected. The result holds
 * ids and codes only. Without a request it just runs.
 */
export async function once<Result extends object>(
	ctx: TxContext,
	action: string,
	requestId: string | undefined,
	work: () => Promise<Result>,
): Promise<Result> {
	const actor = auditActor(ctx);
	if (requestId === undefined || actor.id === null) return work();
	await named(ctx.tx, 'once_lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
		`${actor.id} ${requestId}`,
	]);
	const [known] = await named<{ action: string; result: Result }>(
		ctx.tx,
		'once_known',
		'select action, result from command_results where actor_id = $1 and request_id = $2',
		[actor.id, requestId],
	);
	if (known) {
		if (known.action !== action) throw new Error(`Request ${requestId} was used for ${known.action}`);
		return known.result;
	}
	const result = await work();
	if ('ok' in result && result.ok === false) return result;
	await named(
		ctx.tx,
		'once_remember',
		'insert into command_results (actor_id, request_id, action, result, at) values ($1, $2, $3, $4, $5)',
		[actor.id, requestId, action, JSON.stringify(result), ctx.now()],
	);
	return result;
}
