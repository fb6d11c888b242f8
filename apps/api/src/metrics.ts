import type { Database } from '@kutsu/db';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
	observe(request: {
		readonly area: string;
		readonly method: string;
		readonly status: number;
		readonly seconds: number;
	}): void;
	/** A session that no calendar can hold was left out of one. */
	countLeftOut(): void;
	text(): Promise<string>;
	readonly contentType: string;
};

/** What Prometheus reads: times by area and outcome, the pool, the process. No label holds what a visitor sent. */
export function openMetrics(database: Database, countGuarded: () => Promise<number>): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const duration = new Histogram({
		name: 'kutsu_http_request_seconds',
		help: 'Time to answer a request',
		labelNames: ['area', 'method', 'status'],
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
		registers: [registry],
	});
	// Registers itself.
	void new Gauge({
		name: 'kutsu_database_connections',
		help: 'Connections of this process to Postgres',
		labelNames: ['state'],
		registers: [registry],
		collect() {
			const { totalCount, idleCount, waitingCount } = database.pool;
			this.set({ state: 'busy' }, totalCount - idleCount);
			this.set({ state: 'idle' }, idleCount);
			this.set({ state: 'waited-for' }, waitingCount);
		},
	});
	void new Gauge({
		name: 'kutsu_guarded_forms',
		help: 'Trainings that ask those who register for a proof of work, since too many come',
		registers: [registry],
		async collect() {
			this.set(await countGuarded());
		},
	});
	const leftOut = new Counter({
		name: 'kutsu_sessions_left_out_of_calendars_total',
		help: 'Sessions that could not be written into a calendar, each time one was left out',
		registers: [registry],
	});
	return {
		countLeftOut: () => leftOut.inc(),
		observe: ({ area, method, status, seconds }) =>
			duration.observe(
				{ area, method: known.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` },
				seconds,
			),
		text: () => registry.metrics(),
		contentType: registry.contentType,
	};
}

const known = new Set(['GET', 'HEAD', 'POST']);
