import { named } from '@kutsu/db';
import { only } from '@kutsu/kernel';
import { keyedDigest } from '@kutsu/kernel/keys';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { stretchOf } from '../rules/guard.ts';
import type { RateScope, Rates } from '../rules/guard.ts';
import { networkOf } from '../rules/network.ts';
import type { LockedTraining } from './training.ts';

/** What an attempt is counted by. */
export type Counted = { readonly scope: RateScope; readonly key: string; readonly startsAt: Date };

/** By what one who comes from outside is counted; what names them is a keyed digest that lives for a day. */
export function countedBy(
	ctx: Context,
	from: { readonly clientAddress: string | null; readonly email: string },
): Counted[] {
	const network = networkOf(from.clientAddress);
	const keys: Partial<Record<RateScope, string>> = {
		training: '',
		...(network !== null && { network: keyedDigest(ctx.keys, 'network', network) }),
		address: keyedDigest(ctx.keys, 'address', from.email),
	};
	return (['training', 'network', 'address'] as const).flatMap((scope) => {
		const key = keys[scope];
		return key === undefined ? [] : [{ scope, key, startsAt: stretchOf(scope, ctx.now()) }];
	});
}

/** What was counted so far, of the training `$1`, `$2` and the rows of `$counted`; as one JSON value, under its lock. */
export const ratesSql = (counted: string) => `(select json_build_object(
	'guardedUntil', (select g.guarded_until from registration_guards g where g.project_id = $1 and g.training_id = $2),
	'counts', (select coalesce(json_object_agg(c.scope, a.attempts), '{}') from jsonb_to_recordset(${counted}) as c(scope text, key text, "startsAt" timestamptz)
		join registration_rates a on a.project_id = $1 and a.training_id = $2 and a.scope = c.scope and a.key = c.key and a.starts_at = c."startsAt")))`;

export type RatesJson = {
	readonly guardedUntil: string | null;
	readonly counts: Partial<Record<RateScope, number>>;
};

export function ratesOf({ guardedUntil, counts }: RatesJson): Rates {
	return {
		training: counts.training ?? 0,
		network: counts.network ?? 0,
		address: counts.address ?? 0,
		guardedUntil: guardedUntil === null ? null : new Date(guardedUntil),
	};
}

/** Counts one more, of training `$project`, `$training`: a part of the statement that takes a person in. */
export const countSql = (project: string, training: string, counted: string) => `
	insert into registration_rates as r (project_id, training_id, scope, key, starts_at, attempts)
	select ${project}, ${training}, c.scope, c.key, c."startsAt", 1 from jsonb_to_recordset(${counted}) as c(scope text, key text, "startsAt" timestamptz)
	on conflict (project_id, training_id, scope, key, starts_at) do update set attempts = r.attempts + 1`;

/** Counts one who was not taken in. */
export async function saveAttempt(
	ctx: TxContext,
	training: LockedTraining,
	counted: readonly Counted[],
): Promise<void> {
	await named(ctx.tx, 'registrations_count_attempt', countSql('$1', '$2', '$3'), [
		training.projectId,
		training.trainingId,
		JSON.stringify(counted),
	]);
}

/** Guards the training until then; it began when the guard before it had ended. */
export async function saveGuard(ctx: TxContext, training: LockedTraining, until: Date): Promise<void> {
	await named(
		ctx.tx,
		'registrations_guard',
		`insert into registration_guards as g (project_id, training_id, guarded_since, guarded_until) values ($1, $2, $3, $4)
		 on conflict (project_id, training_id) do update set guarded_until = excluded.guarded_until,
			guarded_since = case when g.guarded_until > $3 then g.guarded_since else excluded.guarded_since end`,
		[training.projectId, training.trainingId, ctx.now(), until],
	);
}

/** Whether those who come to the training are asked for a proof; false for one that is not found, or hidden. */
export async function isGuarded(
	ctx: Context,
	address: { readonly code: string } | { readonly linkId: string; readonly generation: number },
): Promise<boolean> {
	const guarded = (where: string) =>
		`select g.training_id from registration_guards g join trainings t on t.project_id = g.project_id and t.id = g.training_id
		 where g.guarded_until > $1 and t.state <> 'draft' and ${where}`;
	const reads = readsOf(ctx);
	const now = ctx.now();
	const rows =
		'code' in address
			? await named(
					reads,
					'registrations_guarded_by_code',
					guarded("t.code = $2 and t.visibility = 'public'"),
					[now, address.code],
				)
			: await named(reads, 'registrations_guarded_by_link', guarded('t.id = $2 and t.link_generation = $3'), [
					now,
					address.linkId,
					address.generation,
				]);
	return rows.length > 0;
}

/** Since when a training asks for proofs; null while it does not. */
export async function findGuard(
	ctx: Context,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
): Promise<{ readonly since: Date } | null> {
	const [guard] = await named<{ since: Date }>(
		readsOf(ctx),
		'registrations_guard_of_training',
		'select guarded_since as since from registration_guards where project_id = $1 and training_id = $2 and guarded_until > $3',
		[projectId, trainingId, ctx.now()],
	);
	return guard ?? null;
}

export async function countGuarded({ database, now }: Pick<Context, 'database' | 'now'>): Promise<number> {
	const { count } = only(
		await named<{ count: number }>(
			database.reads,
			'registrations_guarded',
			'select count(*)::int as count from registration_guards where guarded_until > $1',
			[now()],
		),
	);
	return count;
}

/** Throws away what was counted more than a day ago, and guards that ended then. */
export async function deleteOldRates(ctx: Context, before: Date): Promise<void> {
	const reads = readsOf(ctx);
	await named(reads, 'registrations_old_rates', 'delete from registration_rates where starts_at < $1', [
		before,
	]);
	await named(reads, 'registrations_old_guards', 'delete from registration_guards where guarded_until < $1', [
		before,
	]);
}
