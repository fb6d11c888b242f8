import { migrate } from '@kutsu/db/migrate';
import { installJobSchema } from '@kutsu/infra/jobs';
import { startThrowawayPostgres } from '@kutsu/infra/postgres';
import type { TestProject } from 'vitest/node';
import pg from 'pg';

declare module 'vitest' {
	interface ProvidedContext {
		postgresUrl: string;
	}
}

/** One throwaway server a run, with one migrated template that every test file's database is cloned from. */
export default async function setup(project: TestProject) {
	const server = await startThrowawayPostgres();
	const admin = new pg.Client({ connectionString: server.url });
	await admin.connect();
	await admin.query('create database kutsu_template');
	await admin.end();
	await migrate(withDatabase(server.url, 'kutsu_template'));
	await installJobSchema(withDatabase(server.url, 'kutsu_template'));
	project.provide('postgresUrl', server.url);
	return () => server.stop();
}

export function withDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.toString();
}
