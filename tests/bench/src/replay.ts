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

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The same named statements in the same order by bare `pg`, with fresh values: what was put in afresh is afresh again,
 * what an answer gave is what this answer gives. `kept` are the values that stay as recorded.
 */
export async function replay(
	pool: pg.Pool,
	statements: readonly Statement[],
	fresh: ReadonlyMap<string, string>,
	kept: ReadonlySet<string>,
): Promise<void> {
	const renamed = new Map(fresh);
	const rename = (text: string) => {
		const whole = renamed.get(text);
		if (whole !== undefined) return whole;
		return text.replaceAll(uuid, (id) => {
			if (kept.has(id)) return id;
			const known = renamed.get(id);
			if (known !== undefined) return known;
			const made = crypto.randomUUID();
			renamed.set(id, made);
			return made;
		});
	};
	const learn = (before: unknown, now: unknown): void => {
		if (typeof before === 'string' && typeof now === 'string') {
			renamed.set(before, now);
		} else if (
			before &&
			now &&
			typeof before === 'object' &&
			typeof now === 'object' &&
			!(before instanceof Date)
		) {
			for (const [key, value] of Object.entries(before)) learn(value, (now as Record<string, unknown>)[key]);
		}
	};
	const client = await pool.connect();
	try {
		for (const { name, text, values, rows } of statements) {
			const given = values.map((value) =>
				typeof value === 'string'
					? rename(value)
					: Array.isArray(value)
						? value.map((one) => (typeof one === 'string' ? rename(one) : one))
						: value,
			);
			const result = await client.query(name === undefined ? { text } : { name, text, values: given });
			learn(rows, result.rows);
		}
	} finally {
		client.release();
	}
}
