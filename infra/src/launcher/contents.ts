import pg from 'pg';
import { grants } from '@kutsu/db/grants';
import type { loadDemo } from '../demo/index.ts';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from './config.ts';
import { asDatabaseFault, asRole, migrateDatabase, type Reached } from './database.ts';
import { settleKeys } from './keys.ts';
import { forgetKeys, readLedger, recordDemo, recordKeys } from './ledger.ts';

export type Contents = { readonly keys: string; readonly isDemo: boolean; readonly isEmpty: boolean };

export type ContentsOptions = {
	readonly config: Config;
	readonly reached: Reached;
	readonly wantsEmpty: boolean;
	readonly load: typeof loadDemo;
	readonly say: (detail: string) => void;
};

/**
 * Settles what is in the migrated database: its keys, and the demo when nothing else is there.
 * A demo that was interrupted is emptied out and loaded again. @throws CannotStart
 */
export async function settleContents(options: ContentsOptions): Promise<Contents> {
	const { config, reached, wantsEmpty } = options;
	const client = new pg.Client({ connectionString: reached.ownerUrl });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const before = await readLedger(client);
		if (before.demo === 'loading') await emptyOut(client, reached);
		const isEmpty = await holdsNothing(client);
		// Nothing protected, nothing lost: an empty database takes whatever keys come.
		if (isEmpty) await forgetKeys(client);
		const keys = await settleKeys(config.dataDir, config.keys, isEmpty ? new Map() : before.keys);
		await recordKeys(client, keys);
		if (!isEmpty && before.demo === 'loaded' && wantsEmpty) throw new CannotStart(besideTheDemo(config));
		if (!isEmpty || wantsEmpty) return { keys, isDemo: !isEmpty && before.demo === 'loaded', isEmpty };
		await recordDemo(client, 'loading');
		await options.load({
			databaseAppUrl: config.databaseAppUrl ?? asRole(reached.ownerUrl, 'kutsu_app'),
			keys,
			publicUrl: config.urls.public,
			adminUrl: config.urls.admin,
			dataDir: config.dataDir,
			clock: config.clock,
			say: options.say,
		});
		await recordDemo(client, 'loaded');
		return { keys, isDemo: true, isEmpty: false };
	} catch (error) {
		throw asDatabaseFault(error, reached.place);
	} finally {
		await client.end().catch(() => undefined);
	}
}

async function holdsNothing(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query<{ empty: boolean }>(
		'select not exists (select from projects) and not exists (select from auth_users) as empty',
	);
	return rows[0]?.empty === true;
}

/** Only our own tables: a database of one's own may hold other things too. */
async function emptyOut(client: pg.Client, reached: Reached): Promise<void> {
	const tables = Object.keys(grants).map((table) => client.escapeIdentifier(table));
	await client.query('begin');
	await client.query(`truncate ${tables.join(', ')}`);
	await recordDemo(client, 'none');
	await client.query('commit');
	// The regions and municipalities were emptied too; migrating writes them again.
	await migrateDatabase(reached);
}

function besideTheDemo(config: Config): string {
	return config.databaseUrl === undefined
		? `The data in ${config.dataDir} is the demo project, and nothing of it is deleted for you: for an empty Kutsu beside it run "KUTSU_DATA_DIR=.kutsu/own npm start -- --empty".`
		: `The database of DATABASE_URL holds the demo project, and nothing of it is deleted for you: create another database and set DATABASE_URL to it.`;
}
