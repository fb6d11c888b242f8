import type { Context, Log, Settings } from '@kutsu/core/context';
import type { MailTransport } from '@kutsu/core/mail';
import type { Database } from '@kutsu/db';
import type { Keys } from '@kutsu/kernel/keys';
import { Logger, parseCronItems, run } from 'graphile-worker';
import { faultFacts } from './fault-facts.ts';
import { moveJobRequests } from './relay.ts';
import { atStart, cronItems, tasksOf } from './tasks.ts';

export type WorkerOptions = {
	/** As kutsu_worker. */
	readonly database: Database;
	readonly keys: Keys;
	readonly settings: Settings;
	/** Undefined: mail stays in the outbox. */
	readonly transport: MailTransport | undefined;
	readonly log: Log;
	now(): Date;
	/** Jobs run at once; what they hold is mostly a mail server's time. */
	readonly concurrency?: number;
};

export type Worker = {
	/** Whether requests were moved on lately: what the health check tells. */
	isHealthy(): boolean;
	/** Lets running jobs finish, takes no new ones. */
	stop(): Promise<void>;
	/** Rejects when the queue ends by itself. */
	readonly ended: Promise<void>;
};

const relayPauseMs = 150;
const relayPatienceMs = 15_000;

/** Runs jobs, and moves on what commands ask for, until stopped. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
	const { database, log } = options;
	const contextOf = (task: string, requestId: string): Context => ({
		database,
		actor: { kind: 'system', name: task },
		now: options.now,
		keys: options.keys,
		requestId,
		log,
		settings: options.settings,
	});
	await atStart(contextOf('start', 'start'));
	const runner = await run({
		pgPool: database.pool,
		taskList: tasksOf(contextOf, options.transport),
		parsedCronItems: parseCronItems([...cronItems]),
		concurrency: options.concurrency ?? 4,
		pollInterval: 1_000,
		noHandleSignals: true,
		gracefulShutdownAbortTimeout: 1_500,
		logger: queueLogger(log),
	});
	const relay = startRelay(options);
	return {
		isHealthy: () => Date.now() - relay.lastMovedAt() < relayPatienceMs,
		ended: runner.promise,
		async stop() {
			await relay.stop();
			await runner.stop();
		},
	};
}

/** What the queue has to say, but for what a job threw: that has been told where it was thrown. */
export function queueLogger(log: Log): Logger {
	return new Logger(() => (level, message, facts) => {
		if (facts?.['failure']) return;
		if (level === 'error') log.error({}, message);
		else if (level === 'warning') log.warn({}, message);
	});
}

function startRelay({ database, log, now }: WorkerOptions) {
	let lastMovedAt = Date.now();
	let isStopping = false;
	let wake = () => undefined as void;
	const pause = () =>
		new Promise<void>((done) => {
			const timer = setTimeout(done, relayPauseMs);
			wake = () => {
				clearTimeout(timer);
				done();
			};
		});
	const running = (async () => {
		while (!isStopping) {
			try {
				const { isMore } = await moveJobRequests(database, now());
				lastMovedAt = Date.now();
				if (isMore) continue;
			} catch (error) {
				// The database may be away for a while; the requests wait in it.
				log.warn(faultFacts(error), 'Job requests could not be moved on');
			}
			if (!isStopping) await pause();
		}
	})();
	return {
		lastMovedAt: () => lastMovedAt,
		async stop() {
			isStopping = true;
			wake();
			await running;
		},
	};
}
