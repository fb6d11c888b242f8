import { newId } from '@kutsu/kernel';
import type pg from 'pg';

type Statement = {
	readonly name: string | undefined;
	readonly text: string;
	readonly values: readonly unknown[];
	readonly rows: readonly unknown[];
};

/** A pool whose connections write down every statement of one operation, with its answer. */
export function recording(pool: pg.Pool): { pool: pg.Pool; statements: Statement[] } {
	const statements: Statement[] = [];
	const recorded = Object.create(pool, {
		connect: {
			value: async () => {
				const client = await pool.connect();
				return new Proxy(client, {
					get: (target, property) => {
						const value: unknown = Reflect.get(target, property);
						if (typeof value !== 'function') return value;
						if (property !== 'query') return value.bind(target);
						return async (given: string | pg.QueryConfig) => {
							const query = typeof given === 'string' ? { text: given } : given;
							const result = await target.query(query);
							statements.push({
								name: query.name,
								text: query.text,
								values: query.values ?? [],
								rows: result.rows,
							});
							return result;
						};
					},
				});
			},
		},
	}) as pg.Pool;
	return { pool: recorded, statements };
}

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

/** What one run has: the caller's fresh values, the answers so far, and the ids it made. */
type Run = {
	readonly fresh: Readonly<Record<string, string>>;
	readonly answers: (readonly unknown[])[];
	readonly made: Map<string, string>;
};
type ValueOf = (run: Run) => unknown;

/**
 * The same named statements in the same order on one connection by bare `pg`, each run with values of its own: what the
 * caller put in is the caller's again, what an answer gave is what this run's answer gives, and other ids are made anew,
 * of the same kind. Where each value comes from is settled here, so that a run pays for nothing but its statements.
 *
 * @param fresh names of the caller's values, by the value that was recorded
 * @param kept ids that stay as recorded
 */
export function replayOf(
	statements: readonly Statement[],
	fresh: ReadonlyMap<string, string>,
	kept: ReadonlySet<string>,
): (pool: pg.Pool, fresh: Readonly<Record<string, string>>) => Promise<void> {
	const sources = new Map<string, ValueOf>();
	for (const [value, name] of fresh) sources.set(value, (run) => run.fresh[name]);
	/** Values of the caller that stand within longer texts, other than ids: digests. */
	const digests = new Set([...fresh.keys()].filter((value) => /^[\w-]{43}$/.test(value)));
	const sourceOf = (value: unknown): ValueOf => {
		if (Array.isArray(value)) {
			const list = value.map(sourceOf);
			return (run) => list.map((one) => one(run));
		}
		if (typeof value !== 'string') return () => value;
		const whole = sources.get(value);
		if (whole) return whole;
		const within = [...digests].find((digest) => value.includes(digest));
		if (within !== undefined) {
			const [before = '', after = ''] = value.split(within);
			const source = sources.get(within);
			return (run) => `${before}${String(source?.(run))}${after}`;
		}
		if (!uuid.test(value)) return () => value;
		const parts = value.split(uuid).map((part): ValueOf => {
			if (!uuid.test(part) || kept.has(part)) return () => part;
			return sources.get(part) ?? ((run) => madeFor(run, part));
		});
		if (parts.length === 3 && value.length === 36) return parts[1] ?? (() => value);
		return (run) => parts.map((part) => part(run)).join('');
	};
	const steps = statements.map(({ name, text, values, rows }, index) => {
		const given = values.map(sourceOf);
		for (const [value, path] of stringsIn(rows)) {
			if (!sources.has(value)) sources.set(value, (run) => at(run.answers[index], path));
		}
		return { name, text, given, count: rows.length };
	});

	return async (pool, values) => {
		const run: Run = { fresh: values, answers: [], made: new Map() };
		const client = await pool.connect();
		try {
			for (const { name, text, given, count } of steps) {
				const { rows } = await (name === undefined
					? client.query(text)
					: client.query({ name, text, values: given.map((one) => one(run)) }));
				if (rows.length !== count)
					throw new Error(`Replayed to ${rows.length} rows instead of ${count}: ${text}`);
				run.answers.push(rows);
			}
		} finally {
			client.release();
		}
	};
}

function madeFor(run: Run, recorded: string): string {
	const known = run.made.get(recorded);
	if (known !== undefined) return known;
	const made = newId();
	run.made.set(recorded, made);
	return made;
}

type Path = readonly string[];

function stringsIn(value: unknown, path: Path = []): [string, Path][] {
	if (typeof value === 'string') return [[value, path]];
	if (!value || typeof value !== 'object' || value instanceof Date) return [];
	return Object.entries(value).flatMap(([key, one]) => stringsIn(one, [...path, key]));
}

function at(value: unknown, path: Path): unknown {
	let found = value;
	// The answer has the shape of the one that the path was read from.
	for (const key of path) found = (found as Readonly<Record<string, unknown>>)[key];
	return found;
}
