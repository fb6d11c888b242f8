import { grants } from '@kutsu/db/grants';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import type { loadDemo } from '../demo/index.ts';
import type { Config } from './config.ts';
import { asDatabaseFault, asRole, migrateDatabase, type Reached } from './database.ts';
import { settleKeys } from './keys.ts';
import { forgetKeys, readLedger, recordDemo, recordKeys } from './ledger.ts';

export type Contents = {
	readonly keys: string;
	/** `demo-missing`: nothing is in it, and the demo was not declined. */
	readonly state: 'own' | 'demo' | 'empty' | 'demo-missing';
};

/**
 * Settles what is in the migrated database, and the keys that belong to it. A demo that was interrupted is emptied out.
 * @throws CannotStart when the keys are others, or when someone wants to start empty on the demo.
 */
export function settleContents(config: Config, reached: Reached, wantsEmpty: boolean): Promise<Contents> {
	return withOwner(reached, async (client) => {
		const before = await readLedger(client);
		if (before.demo === 'loading') await emptyOut(client, reached);
		const isEmpty = await holdsNothing(client);
		// Nothing protected, nothing lost: an empty database takes whatever keys come.
		if (isEmpty) await forgetKeys(client);
		const keys = await settleKeys(config.dataDir, config.keys, isEmpty ? new Map() : before.keys);
		await recordKeys(client, keys);
		if (isEmpty) return { keys, state: wantsEmpty ? 'empty' : 'demo-missing' };
		if (before.demo !== 'loaded') return { keys, state: 'own' };
		if (wantsEmpty) throw new CannotStart(besideTheDemo(config));
		return { keys, state: 'demo' };
	});
}

export type DemoLoad = {
	readonly config: Config;
	readonly reached: Reached;
	readonly keys: string;
	readonly load: typeof loadDemo;
	readonly say: (detail: string) => void;
};

/** Loads the demo between two marks, so that the next start knows whether it came in whole. */
export function loadDemoOnce({ config, reached, keys, load, say }: DemoLoad): Promise<void> {
	return withOwner(reached, async (client) => {
		await recordDemo(client, 'loading');
		await load({
			databaseAppUrl: config.databaseAppUrl ?? asRole(reached.ownerUrl, 'kutsu_app'),
			keys,
			publicUrl: config.urls.public,
			adminUrl: config.urls.admin,
			clock: config.clock,
			say,
		});
		await recordDemo(client, 'loaded');
	});
}

async function withOwner<Result>(
	reached: Reached,
	work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
	const client = new pg.Client({ connectionString: reached.ownerUrl });
	// A connection that breaks fails the statement that waits on it; by itself it must not end the process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		return await work(client);
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
