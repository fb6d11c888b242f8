import { rehearsal, transaction } from '@kutsu/db';
import type { Database, Executor, Tx } from '@kutsu/db';
import type { Keys } from '@kutsu/kernel/keys';
import type { Actor } from './staff/model.ts';

export type { Actor } from './staff/model.ts';

/** Writes a line for the operator: ids and codes, never a name, an address or a secret. */
export type Log = {
	info(facts: Readonly<Record<string, unknown>>, message: string): void;
	warn(facts: Readonly<Record<string, unknown>>, message: string): void;
	error(facts: Readonly<Record<string, unknown>>, message: string): void;
};

/** What every command and query is given: who asks, when it is, and the world they act on. */
export type Context = {
	readonly database: Database;
	readonly actor: Actor;
	/** The only clock. */
	now(): Date;
	readonly keys: Keys;
	/** Names this request in logs and the audit trail. */
	readonly requestId: string;
	readonly log: Log;
	readonly settings: Settings;
};

export type Settings = {
	/** Origin of the public site, without a trailing slash. */
	readonly publicUrl: string;
	/** Origin of the admin, without a trailing slash. */
	readonly adminUrl: string;
	/** True when mail leaves the machine. */
	readonly hasSmtp: boolean;
	/** `MAIL_FROM`: who the installation's own mail is from. */
	readonly mailFrom?: string | undefined;
};

/** A context inside a transaction: what commands save through. */
export type TxContext = Context & { readonly tx: Tx };

/**
 * One transaction: commits what `work` returns (a refusal has saved nothing), rolls back what it throws. A command that
 * is called within another's transaction is part of that.
 */
export function inTransaction<Result>(
	ctx: Context | TxContext,
	work: (ctx: TxContext) => Promise<Result>,
): Promise<Result> {
	if ('tx' in ctx) return work(ctx);
	return transaction(ctx.database, (tx) => work({ ...ctx, tx }));
}

/** Does the work and takes all of it back: what it answers is what would have come of it. */
export function rehearsed<Result>(ctx: Context, work: (ctx: TxContext) => Promise<Result>): Promise<Result> {
	return rehearsal(ctx.database, (tx) => work({ ...ctx, tx }));
}

/** Where a read runs: in the transaction when there is one. */
export function readsOf(ctx: Context | TxContext): Executor {
	return 'tx' in ctx ? ctx.tx : ctx.database.reads;
}
