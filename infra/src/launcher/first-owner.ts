import { createFirstOwnerLink } from '@kutsu/core/staff';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { parseKeys } from '@kutsu/kernel/keys';

export type FirstOwnerOptions = {
	/** As `kutsu_app`. */
	readonly databaseAppUrl: string;
	readonly publicUrl: string;
	readonly adminUrl: string;
	readonly keys: string;
	/** The instant taken for now; undefined: the real one. */
	readonly clock: string | undefined;
};

/** The one-time address that makes the first owner of an empty installation; undefined once there is someone. */
export async function firstOwnerLink(options: FirstOwnerOptions): Promise<string | undefined> {
	const database = openDatabase(options.databaseAppUrl, {
		maxConnections: 1,
		applicationName: 'kutsu-launcher',
	});
	const now = options.clock === undefined ? new Date() : new Date(options.clock);
	try {
		const link = await createFirstOwnerLink({
			database,
			actor: { kind: 'system', name: 'launcher' },
			now: () => now,
			keys: parseKeys(options.keys),
			requestId: newId(),
			log: { info: () => undefined, warn: () => undefined, error: () => undefined },
			settings: { publicUrl: options.publicUrl, adminUrl: options.adminUrl, hasSmtp: false },
		});
		return link?.url;
	} finally {
		await database.pool.end();
	}
}
