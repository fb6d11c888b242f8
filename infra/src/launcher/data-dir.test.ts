import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { explainedByDisk, openDataDir } from './data-dir.ts';

let home: string;
let umask: number;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'kutsu data å-'));
	umask = process.umask(0o077);
});
afterEach(async () => {
	process.umask(umask);
	await rm(home, { recursive: true, force: true });
});

test('is made with all folders on the way, passable whatever the umask, and left empty', async () => {
	const dataDir = join(home, 'one', 'two');
	await openDataDir(dataDir);
	await openDataDir(dataDir);
	for (const made of [dataDir, join(home, 'one')]) expect((await stat(made)).mode & 0o777).toBe(0o755);
	expect(await readdir(dataDir)).toEqual([]);
});

test('one that exists keeps its mode', async () => {
	await chmod(home, 0o700);
	await openDataDir(home);
	expect((await stat(home)).mode & 0o777).toBe(0o700);
});

test('a file in its place, or on the way to it, is told', async () => {
	await writeFile(join(home, 'file'), '');
	for (const dataDir of [join(home, 'file'), join(home, 'file', 'below')]) {
		await expect(openDataDir(dataDir)).rejects.toThrow(
			`${dataDir} cannot be made because a file stands in its way: set KUTSU_DATA_DIR to a folder.`,
		);
	}
});

test('a place where nothing can be made is told', async () => {
	// Not even root may make folders there; elsewhere than on Linux it is simply missing and the parent closed.
	await expect(openDataDir('/proc/self/kutsu')).rejects.toBeInstanceOf(CannotStart);
});

test('an error is explained by the disk only where that is full', async () => {
	const error = new Error('connection terminated');
	expect(await explainedByDisk(error, [home, join(home, 'missing')])).toBe(error);
});
