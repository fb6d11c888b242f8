import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { type HostSpec, type RunningHost, startHost, untilHealthy } from './host.ts';

export type SupervisorOptions = {
	readonly log: (name: string, line: string) => void;
	/** Defaults suit people; tests are in more of a hurry. */
	readonly timing?: Partial<Timing>;
};

type Timing = {
	readonly healthPatienceMs: number;
	readonly stopPatienceMs: number;
	readonly firstBackOffMs: number;
	/** This many deaths of one host within `deathsWithinMs` are no accident. */
	readonly deathsTolerated: number;
	readonly deathsWithinMs: number;
};

const defaults: Timing = {
	healthPatienceMs: 60_000,
	stopPatienceMs: 3_500,
	firstBackOffMs: 500,
	deathsTolerated: 5,
	deathsWithinMs: 60_000,
};

export type Supervisor = AsyncDisposable & {
	/** Resolves with a sentence when a host keeps dying and running on makes no sense. */
	readonly gaveUp: Promise<string>;
	stop(): Promise<void>;
};

/**
 * Starts the hosts and waits until all answer. One that dies before that stops everything, for its settings or its code are
 * wrong. One that dies later is started again with growing pauses: a laptop that serves a project alone has nobody to restart
 * it at night, and the hosts keep nothing in memory. One that keeps dying ends in `gaveUp`.
 * @throws CannotStart when a host does not come up; those that did are stopped.
 */
export async function superviseHosts(
	specs: readonly HostSpec[],
	options: SupervisorOptions,
): Promise<Supervisor> {
	const timing = { ...defaults, ...options.timing };
	const stopping = new AbortController();
	const running = new Map<string, RunningHost>();
	const start = (spec: HostSpec) => {
		const host = startHost(spec, (line) => options.log(spec.name, line));
		running.set(spec.name, host);
		return host;
	};
	const stop = async () => {
		stopping.abort();
		await Promise.all([...running.values()].map((host) => host.stop(timing.stopPatienceMs)));
	};
	try {
		await Promise.all(specs.map((spec) => comeUp(spec, start(spec), timing.healthPatienceMs)));
	} catch (error) {
		await stop();
		throw error;
	}
	const gaveUp = Promise.race(
		specs.map((spec) =>
			keepUp({
				spec,
				start,
				timing,
				first: running.get(spec.name),
				log: options.log,
				stopping: stopping.signal,
			}),
		),
	);
	return { gaveUp, stop, [Symbol.asyncDispose]: stop };
}

async function comeUp(spec: HostSpec, host: RunningHost, patienceMs: number): Promise<void> {
	const giveUp = new AbortController();
	const timer = setTimeout(() => giveUp.abort(), patienceMs);
	try {
		const died = host.ended.then((why) => {
			throw new CannotStart(
				`The ${spec.name} host did not start: ${why}. Its last lines above say what was wrong.`,
			);
		});
		const isUp = await Promise.race([untilHealthy(spec, giveUp.signal), died]);
		if (!isUp) {
			throw new CannotStart(
				`The ${spec.name} host did not answer at ${spec.health?.url} within ${patienceMs / 1000} seconds: look at its lines above, and set LOG_LEVEL=debug for more of them.`,
			);
		}
	} finally {
		giveUp.abort();
		clearTimeout(timer);
	}
}

type Watch = {
	readonly spec: HostSpec;
	readonly start: (spec: HostSpec) => RunningHost;
	readonly first: RunningHost | undefined;
	readonly timing: Timing;
	readonly log: (name: string, line: string) => void;
	readonly stopping: AbortSignal;
};

async function keepUp({ spec, start, first, timing, log, stopping }: Watch): Promise<string> {
	let deaths: number[] = [];
	for (let host = first ?? start(spec); ; host = start(spec)) {
		const why = await host.ended;
		if (stopping.aborted) return never();
		deaths = [...deaths.filter((at) => at > Date.now() - timing.deathsWithinMs), Date.now()];
		if (deaths.length >= timing.deathsTolerated) {
			return `The ${spec.name} host keeps dying (${deaths.length} times; now ${why}): its last lines above say why.`;
		}
		const backOffMs = timing.firstBackOffMs * 2 ** (deaths.length - 1);
		log(spec.name, `${why}; it is started again in ${backOffMs / 1000} s`);
		await pause(backOffMs, undefined, { signal: stopping }).catch(() => undefined);
		if (stopping.aborted) return never();
	}
}

/** An orderly stop is nothing to give up over. */
function never(): Promise<never> {
	return new Promise(() => undefined);
}
