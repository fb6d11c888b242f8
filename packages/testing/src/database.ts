import { randomUUID } from 'node:crypto';
import { openDatabase } from '@kutsu/db';
import type { Database } from '@kutsu/db';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { withDatabase } from './global-setup.ts';

export type TestDatabase = {
	/** As the hosts connect: role kutsu_app. */
	readonly database: Database;
	/** The owner's, for looking behind the privileges. */
	readonly owner: pg.Pool;
	readonly ownerUrl: string;
	/** A URL that connects with the role's privileges. */
	urlAs(role: 'kutsu_app' | 'kutsu_worker' | 'kutsu_eraser'): string;
};

/** A private database for this test file, cloned from the migrated template; dropped when the file is done. */
export async function freshDatabase(): Promise<TestDatabase> {
	const serverUrl = inject('postgresUrl');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const admin = new pg.Client({ connectionString: serverUrl });
	await admin.connect();
	// Cloning refuses while another clone of the template runs in some other file's worker.
	await admin.query('select pg_advisory_lock(7261002)');
	await admin.query(`create database ${name} template kutsu_template`);
	await admin.query('select pg_advisory_unlock(7261002)');
	await admin.end();
	const ownerUrl = withDatabase(serverUrl, name);
	const urlAs = (role: string) => {
		const url = new URL(ownerUrl);
		url.searchParams.set('options', `-c role=${role}`);
		return url.toString();
	};
	const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
	owner.on('error', () => undefined);
	const database = openDatabase(urlAs('kutsu_app'));
	afterAll(async () => {
		await database.pool.end();
		await owner.end();
		const last = new pg.Client({ connectionString: serverUrl });
		await last.connect();
		await last.query(`drop database ${name} with (force)`);
		await last.end();
	});
	return { database, owner, ownerUrl, urlAs };
}
