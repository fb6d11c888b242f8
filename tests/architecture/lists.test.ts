import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import * as tables from '@kutsu/db/tables';
import { expect, test } from 'vitest';

const core = join(import.meta.dirname, '../../packages/core/src');
const stored = new Map(listsOf(tables));
const known: (readonly [string, readonly string[]])[] = [];
for await (const path of glob('*/model.ts', { cwd: core })) {
	// Its dimensions are those a table has rows by: the total is none.
	if (path !== join('reach', 'model.ts')) known.push(...listsOf(await import(join(core, path))));
}

/** Lists that no screen or command asks by, so far. */
const ofTablesAlone = ['seatClaimKinds'];

test('each list of states and kinds of the tables has its like in a model', () => {
	const names = new Set(known.map(([name]) => name));
	expect([...stored.keys()].filter((name) => !names.has(name)).toSorted()).toEqual(ofTablesAlone);
});

test.each(known.filter(([name]) => stored.has(name)))('%s is that of the table', (name, list) => {
	expect(list).toEqual(stored.get(name));
});

function listsOf(module: object): (readonly [string, readonly string[]])[] {
	return Object.entries(module).flatMap(([name, value]: [string, unknown]) =>
		Array.isArray(value) && value.every((one) => typeof one === 'string') ? [[name, value] as const] : [],
	);
}
