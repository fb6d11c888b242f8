import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@kutsu/infra/postgres';
import { request } from '@playwright/test';
import pg from 'pg';
import { clock, demo, keys, ports, sessionFile, urls } from './installation.ts';
import type { Installation } from './installation.ts';
import { startMailSink } from './mail-sink.ts';
import { makeOwnProject } from './own-project.ts';

/** Brings up the whole product as its user does, on a database of its own, with a mail server that keeps what it is sent. */
export default async function setup() {
	const folder = await mkdtemp(join(tmpdir(), 'kutsu-journeys-'));
	const postgres = await startThrowawayPostgres();
	const databaseUrl = await createDatabase(postgres.url);
	const sink = await startMailSink(folder);
	const launcher = spawn(
		process.execPath,
		[createRequire(import.meta.url).resolve('../../../infra/src/launch.ts')],
		{
			env: {
				...process.env,
				DATABASE_URL: databaseUrl,
				KUTSU_DATA_DIR: join(folder, 'data'),
				KUTSU_KEYS: keys,
				KUTSU_CLOCK: clock,
				PUBLIC_PORT: String(ports.public),
				ADMIN_PORT: String(ports.admin),
				API_PORT: String(ports.api),
				PUBLIC_URL: urls.public,
				ADMIN_URL: urls.admin,
				SMTP_URL: sink.url,
				MAIL_FROM: 'Kutsu <kutsu@example.org>',
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		},
	);
	const stop = async () => {
		const ended = new Promise((done) => launcher.once('exit', done));
		if (launcher.exitCode === null && launcher.kill('SIGTERM')) await ended;
		await sink.stop();
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await untilItRuns(launcher);
		const databaseAppUrl = asApp(databaseUrl);
		await makeOwnProject(databaseAppUrl);
		for (const role of ['owner', 'coordinator', 'communications', 'trainer']) await keepSession(role, folder);
		process.env['KUTSU_JOURNEYS'] = JSON.stringify({
			databaseAppUrl,
			mailFolder: folder,
		} satisfies Installation);
		return stop;
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Signs a role in before the journeys begin: together they would meet the limit on attempts, and wait a minute for it. */
async function keepSession(role: string, folder: string): Promise<void> {
	const visitor = await request.newContext({
		baseURL: urls.admin,
		extraHTTPHeaders: { origin: urls.admin, accept: 'text/html' },
	});
	const form = { email: `${role}@example.org`, password: demo.password };
	const answer = await visitor.post('/fi/sign-in', { form, maxRedirects: 0 });
	if (answer.status() !== 303) throw new Error(`${role} was not let in: ${answer.status()}`);
	await writeFile(sessionFile(folder, role), JSON.stringify((await visitor.storageState()).cookies));
	await visitor.dispose();
}

async function createDatabase(serverUrl: string): Promise<string> {
	const client = new pg.Client({ connectionString: serverUrl });
	await client.connect();
	await client.query('create database kutsu');
	await client.end();
	const url = new URL(serverUrl);
	url.pathname = '/kutsu';
	return url.toString();
}

function asApp(ownerUrl: string): string {
	const url = new URL(ownerUrl);
	url.searchParams.set('options', '-c role=kutsu_app');
	return url.toString();
}

/** Resolves with the launcher's summary; rejects with all it said when it gives up. */
function untilItRuns(launcher: ReturnType<typeof spawn>): Promise<void> {
	let said = '';
	return new Promise((done, fail) => {
		const listen = (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('Kutsu runs')) done();
		};
		launcher.stdout?.on('data', listen);
		launcher.stderr?.on('data', listen);
		launcher.once('exit', (code) => fail(new Error(`The launcher ended with ${code}:\n${said}`)));
	});
}
