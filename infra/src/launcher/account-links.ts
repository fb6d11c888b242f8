import { setTimeout } from 'node:timers/promises';
import type { Context } from '@kutsu/core/context';
import { createFirstOwnerLink, revealPasswordLink } from '@kutsu/core/staff';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { parseKeys } from '@kutsu/kernel/keys';

export type LinkOptions = {
	/** As `kutsu_app`. */
	readonly databaseAppUrl: string;
	readonly publicUrl: string;
	readonly adminUrl: string;
	readonly keys: string;
	/** The instant taken for now; undefined: the real one. */
	readonly clock: string | undefined;
};

/** The one-time address that makes the first owner of an empty installation; undefined once there is someone. */
export function firstOwnerLink(options: LinkOptions): Promise<string | undefined> {
	return asLauncher(options, async (ctx) => (await createFirstOwnerLink(ctx))?.url);
}

/**
 * Asks the running API for a new password as its page does, and gives the one-time address that no mail takes away.
 * Undefined when there is no such account, or when it was mailed.
 */
export async function passwordLink(
	options: LinkOptions & { readonly apiUrl: string; readonly email: string },
): Promise<string | undefined> {
	const email = options.email.trim().toLowerCase();
	await fetch(`${options.apiUrl}/api/auth/request-password-reset`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: new URL(options.adminUrl).origin },
		body: JSON.stringify({ email }),
	});
	// The API writes the mail after it has answered, so that its answer tells nobody whether there is an account.
	for (let look = 0; look < 20; look += 1) {
		const link = await asLauncher(options, (ctx) => revealPasswordLink(ctx, { email }));
		if (link) return link.url;
		await setTimeout(100);
	}
	return undefined;
}

async function asLauncher<Result>(
	options: LinkOptions,
	work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
	const database = openDatabase(options.databaseAppUrl, {
		maxConnections: 1,
		applicationName: 'kutsu-launcher',
	});
	const now = options.clock === undefined ? new Date() : new Date(options.clock);
	try {
		return await work({
			database,
			actor: { kind: 'system', name: 'launcher' },
			now: () => now,
			keys: parseKeys(options.keys),
			requestId: newId(),
			log: { info: () => undefined, warn: () => undefined, error: () => undefined },
			settings: { publicUrl: options.publicUrl, adminUrl: options.adminUrl, hasSmtp: false },
		});
	} finally {
		await database.pool.end();
	}
}
