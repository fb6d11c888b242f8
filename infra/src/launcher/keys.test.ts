import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeys } from '@kutsu/kernel/keys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintsOf, settleKeys } from './keys.ts';

let dataDir: string;
const nothingKnown = new Map<number, string>();

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'kutsu-keys-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('keys are made once, readable by their owner only', async () => {
	const made = await settleKeys(dataDir, undefined, nothingKnown);
	expect((await stat(join(dataDir, 'keys'))).mode & 0o777).toBe(0o600);
	expect(await settleKeys(dataDir, undefined, fingerprintsOf(made))).toBe(made);
	expect(await settleKeys(dataDir, undefined, nothingKnown)).toBe(made);
});

test('set keys are used and not written down', async () => {
	const keys = newKeys();
	expect(await settleKeys(dataDir, keys, nothingKnown)).toBe(keys);
	await expect(readFile(join(dataDir, 'keys'))).rejects.toThrow('ENOENT');
});

test('lost keys are said plainly, and no new ones are made over them', async () => {
	const known = fingerprintsOf(newKeys());
	await expect(settleKeys(dataDir, undefined, known)).rejects.toThrow(
		/was used with key 1, and no keys are here\..*backup/,
	);
	await expect(readFile(join(dataDir, 'keys'))).rejects.toThrow('ENOENT');
});

test('other keys of the same number are not taken for the right ones', async () => {
	const known = fingerprintsOf(newKeys());
	await expect(settleKeys(dataDir, newKeys(), known)).rejects.toThrow(
		/was used with key 1, and KUTSU_KEYS holds other keys/,
	);
});

test('a newer key may stand before the ones in use', async () => {
	const old = newKeys();
	const both = `${newKeys().replace('1:', '2:')},${old}`;
	expect(await settleKeys(dataDir, both, fingerprintsOf(old))).toBe(both);
	await expect(settleKeys(dataDir, old, fingerprintsOf(both))).rejects.toThrow(
		/key 2, and KUTSU_KEYS holds other keys/,
	);
});

test('a damaged file is named, never replaced', async () => {
	await writeFile(join(dataDir, 'keys'), '1:half');
	await expect(settleKeys(dataDir, undefined, nothingKnown)).rejects.toThrow(
		/keys is damaged: put it back from a backup/,
	);
	expect(await readFile(join(dataDir, 'keys'), 'utf8')).toBe('1:half');
});
