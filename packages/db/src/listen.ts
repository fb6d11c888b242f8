import { Socket } from 'node:net';
import pg from 'pg';
import type { Database } from './client.ts';

export type Listener = {
	/** Whether word of a change would reach us now. */
	isListening(): boolean;
	close(): Promise<void>;
};

const heartbeatMs = 5_000;
const againMs = 500;

/**
 * Calls `onNotify` on each NOTIFY of a channel, on a connection of its own, and whenever word may have been missed: at the
 * start and after each interruption. Keeps no process alive.
 */
export function listen(database: Database, channel: string, onNotify: () => void): Listener {
	let client: pg.Client | undefined;
	let isListening = false;
	let isClosed = false;
	let timer: NodeJS.Timeout | undefined;

	const later = (work: () => Promise<void>, delayMs: number) => {
		if (isClosed) return;
		timer = setTimeout(() => void work(), delayMs);
		timer.unref();
	};
	const lose = () => {
		isListening = false;
		void client?.end().catch(() => undefined);
		client = undefined;
		later(connect, againMs);
	};
	const beat = async (): Promise<void> => {
		try {
			// A connection that a firewall has silently dropped gives no error of its own.
			await Promise.race([client?.query('select 1'), expired(heartbeatMs)]);
			later(beat, heartbeatMs);
		} catch {
			lose();
		}
	};
	const connect = async (): Promise<void> => {
		const mine = new pg.Client({ ...database.pool.options, application_name: 'kutsu-listener' });
		client = mine;
		mine.on('error', () => {
			if (client === mine && isListening) lose();
		});
		mine.on('notification', onNotify);
		try {
			await mine.connect();
			const { stream } = mine.connection;
			if (stream instanceof Socket) stream.unref();
			await mine.query(`listen ${pg.escapeIdentifier(channel)}`);
			isListening = true;
			onNotify();
			later(beat, heartbeatMs);
		} catch {
			if (client === mine) lose();
		}
	};

	void connect();
	return {
		isListening: () => isListening,
		async close() {
			isClosed = true;
			isListening = false;
			clearTimeout(timer);
			await client?.end().catch(() => undefined);
		},
	};
}

function expired(milliseconds: number): Promise<never> {
	return new Promise((_, reject) => {
		setTimeout(() => reject(new Error('no answer')), milliseconds).unref();
	});
}
