import { openDatabase } from '@kutsu/db';
import { pino } from 'pino';
import { readEnv, WrongSettings } from './env.ts';
import type { Env } from './env.ts';
import { faultFacts } from './fault-facts.ts';
import { serveHealth } from './health.ts';
import { smtpTransport } from './smtp-transport.ts';
import { startWorker } from './worker.ts';

const env = settings();
const log = pino({ level: env.LOG_LEVEL, base: null });
process.on('uncaughtException', (fault) => {
	log.fatal(faultFacts(fault), 'Ended by a fault');
	process.exit(1);
});
const pinned = env.KUTSU_CLOCK;
const transport = env.SMTP_URL === undefined ? undefined : smtpTransport(env.SMTP_URL);
const database = openDatabase(env.DATABASE_WORKER_URL, { applicationName: 'kutsu-worker' });
// graphile-worker holds a connection of the pool to listen on.
database.pool.on('connect', (client) => client.on('error', () => undefined));

const worker = await startWorker({
	database,
	keys: env.KUTSU_KEYS,
	settings: {
		publicUrl: env.PUBLIC_URL,
		adminUrl: env.ADMIN_URL,
		hasSmtp: transport !== undefined,
		mailFrom: env.MAIL_FROM,
	},
	transport,
	log,
	now: pinned === undefined ? () => new Date() : () => new Date(pinned),
});
const health =
	env.WORKER_PORT === undefined
		? undefined
		: await serveHealth({ host: env.HOST, port: env.WORKER_PORT }, () => worker.isHealthy());
log.info({ mail: transport === undefined ? 'kept in the outbox' : 'sent' }, 'Worker is ready');

const why = await Promise.race([
	asked(),
	worker.ended.then(
		() => 'the queue ended',
		(error: unknown) => {
			log.error(faultFacts(error), 'The queue ended by itself');
			process.exitCode = 1;
			return 'the queue failed';
		},
	),
]);
log.info({ why }, 'Worker is stopping');
await health?.close();
await worker.stop();
transport?.close();
await database.pool.end();

function settings(): Env {
	try {
		return readEnv(process.env);
	} catch (error) {
		if (!(error instanceof WrongSettings)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}

/** Resolves when the process is told to end. */
function asked(): Promise<string> {
	return new Promise((done) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done(signal));
	});
}
