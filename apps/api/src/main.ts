import { serve } from '@hono/node-server';
import { faultFacts } from '@kutsu/api';
import { openDatabase } from '@kutsu/db';
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { readEnv, WrongSettings } from './env.ts';
import { openLog } from './log.ts';

const env = settingsOrExit();
const log = openLog(env.LOG_LEVEL);
process.on('uncaughtException', (fault) => {
	log.fatal(faultFacts(fault), 'Ended by a fault');
	process.exit(1);
});
const database = openDatabase(env.DATABASE_APP_URL, {
	maxConnections: env.DATABASE_MAX_CONNECTIONS,
	applicationName: 'kutsu-api',
});
const clock = env.KUTSU_CLOCK;
const app = createApp({
	database,
	keys: env.KUTSU_KEYS,
	settings: {
		publicUrl: env.PUBLIC_URL,
		adminUrl: env.ADMIN_URL,
		hasSmtp: env.SMTP_URL !== undefined,
		mailFrom: env.MAIL_FROM,
	},
	internalSecret: env.INTERNAL_SECRET,
	isBehindProxy: env.TRUST_PROXY,
	dataDir: env.KUTSU_DATA_DIR,
	log,
	now: clock ? () => new Date(clock) : () => new Date(),
});
const server = serve({ fetch: app.fetch, port: env.API_PORT, hostname: env.HOST }, ({ port }) =>
	log.info({ port }, 'Listening'),
);
server.on('error', (error) => {
	log.fatal({ fault: error.message }, 'Cannot listen');
	process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);

/** What is being answered is answered; after three seconds the rest is cut off. */
function stop(): void {
	log.info({}, 'Stopping');
	server.close(async () => {
		await app.settled();
		await database.pool.end();
		process.exit(0);
	});
	if ('closeIdleConnections' in server) server.closeIdleConnections();
	setTimeout(() => {
		if ('closeAllConnections' in server) server.closeAllConnections();
	}, 3_000).unref();
}

function settingsOrExit(): Env {
	try {
		return readEnv(process.env);
	} catch (error) {
		if (!(error instanceof WrongSettings)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}
