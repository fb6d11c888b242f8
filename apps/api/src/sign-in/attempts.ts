import { named } from '@kutsu/db';
import type { Database } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';

export type Limit = { readonly windowSeconds: number; readonly max: number };

/**
 * Counts one attempt against a limit, from wherever it comes: an attacker of many addresses is stopped at the account.
 * Gives the seconds to wait when it is one too many. What is counted by is kept as a hash.
 */
export async function countAttempt(
	database: Database,
	what: string,
	limit: Limit,
): Promise<{ readonly retryAfterSeconds: number | null }> {
	const now = Date.now();
	const [row] = await named<{ count: number; since: number }>(
		database.reads,
		'sign_in_count_attempt',
		`insert into auth_rate_limits (id, key, count, last_request) values ($1, $2, 1, $3)
		 on conflict (key) do update set
			count = case when auth_rate_limits.last_request <= $3 - $4 then 1 else auth_rate_limits.count + 1 end,
			last_request = case when auth_rate_limits.last_request <= $3 - $4 then $3 else auth_rate_limits.last_request end
		 returning count, last_request as since`,
		[newId(), hashToken(what), now, limit.windowSeconds * 1000],
	);
	if (!row || row.count <= limit.max) return { retryAfterSeconds: null };
	return { retryAfterSeconds: Math.max(1, Math.ceil((row.since + limit.windowSeconds * 1000 - now) / 1000)) };
}

/** Starts anew: the right password was given. */
export async function forgetAttempts(database: Database, what: string): Promise<void> {
	await named(database.reads, 'sign_in_forget_attempts', 'delete from auth_rate_limits where key = $1', [
		hashToken(what),
	]);
}
