import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { asCannotStart, CannotStart } from '../cannot-start.ts';
import { makeFolders } from '../folders.ts';
import { type Binaries, makeOpenPlace, openPlace } from './binaries.ts';
import { findClosedFolder, identityFor, type Identity } from './identity.ts';

/** A folder of ours that holds one Postgres cluster and the password of its owner. */
export type Cluster = {
	readonly folder: string;
	readonly pgData: string;
	readonly passwordFile: string;
	readonly identity: Identity | undefined;
};

export const ownerRole = 'kutsu_owner';

/** Finds or makes the folder that the cluster lives in; when root's folders are closed to `nobody`, an open place. */
export async function placeCluster(dataDir: string): Promise<Cluster> {
	const asked = resolve(dataDir);
	try {
		const folder = await folderFor(asked);
		const identity = identityFor(join(folder, 'cluster'));
		await makeFolders(folder);
		await chmod(folder, 0o700);
		if (identity) await chown(folder, identity.uid, identity.gid);
		return { folder, pgData: join(folder, 'cluster'), passwordFile: join(folder, 'password'), identity };
	} catch (error) {
		throw asCannotStart(error, asked);
	}
}

async function folderFor(asked: string): Promise<string> {
	const pointer = join(asked, 'moved-to');
	if (existsSync(pointer)) return (await readFile(pointer, 'utf8')).trim();
	const identity = identityFor(join(asked, 'cluster'));
	const closed = identity && findClosedFolder(resolve(asked, '..'), identity);
	if (!closed) return asked;
	if (existsSync(join(asked, 'cluster'))) {
		throw new CannotStart(
			`Postgres does not run as root, and its own user cannot pass through ${closed} to its data in ${asked}: ` +
				`allow that with "chmod o+x '${closed}'", or start as the folder's owner.`,
		);
	}
	await makeOpenPlace();
	const elsewhere = join(openPlace, `data-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`);
	await makeFolders(asked);
	await writeFile(pointer, `${elsewhere}\n`);
	return elsewhere;
}

/** Makes the cluster unless it is there. It appears by a rename, so an interrupted start leaves none and is simply redone. */
export async function initialise(
	cluster: Cluster,
	binaries: Binaries,
	options: { durable: boolean },
): Promise<void> {
	if (existsSync(join(cluster.pgData, 'PG_VERSION'))) return;
	const draft = `${cluster.pgData}.new`;
	try {
		await rm(draft, { recursive: true, force: true });
		await checkSpace(cluster);
		await writePassword(cluster);
	} catch (error) {
		throw asCannotStart(error, cluster.folder);
	}
	const { code, output } = await run(cluster, binaries.initdb, [
		'-D',
		draft,
		'-U',
		ownerRole,
		`--pwfile=${cluster.passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale-provider=builtin',
		'--locale=C',
		'--builtin-locale=C.UTF-8',
		'--no-instructions',
		...(options.durable ? [] : ['--no-sync']),
	]);
	if (code !== 0) {
		await rm(draft, { recursive: true, force: true });
		if (/No space left on device|Disk quota exceeded/.test(output))
			throw asCannotStart(fullDisk(), cluster.folder);
		throw new CannotStart(
			`Postgres could not make its database in ${cluster.folder}. It said: ${lastLine(output)}`,
		);
	}
	await rename(draft, cluster.pgData);
}

/** What a new cluster takes before it holds anything of ours, and room to grow. */
const neededBytes = 200_000_000;

/** initdb tells a full disk in too many ways to recognise, so it is not even begun on one. */
async function checkSpace(cluster: Cluster): Promise<void> {
	const { bavail, bsize } = await statfs(cluster.folder);
	if (bavail * bsize < neededBytes) throw fullDisk();
}

/** The password of the owner role. */
export async function passwordOf(cluster: Cluster): Promise<string> {
	try {
		return (await readFile(cluster.passwordFile, 'utf8')).trim();
	} catch (error) {
		throw new CannotStart(
			existsSync(cluster.passwordFile)
				? `${cluster.passwordFile} may not be read by this user: start Kutsu as the user that made it.`
				: `${cluster.passwordFile} is gone, and the database beside it cannot be opened without it: put it back from a backup.`,
			{ cause: error },
		);
	}
}

/** What the operating system would have said, had we been the one to write. */
export function fullDisk(): Error {
	return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}

export function lastLine(output: string): string {
	const lines = output
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('initdb: removing'));
	return lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'nothing';
}

async function writePassword(cluster: Cluster): Promise<void> {
	if (existsSync(cluster.passwordFile)) return;
	const draft = `${cluster.passwordFile}.new`;
	await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
	if (cluster.identity) await chown(draft, cluster.identity.uid, cluster.identity.gid);
	await rename(draft, cluster.passwordFile);
}

function run(
	cluster: Cluster,
	program: string,
	args: readonly string[],
): Promise<{ code: number | null; output: string }> {
	return new Promise((done, failed) => {
		const child = spawn(program, args, {
			...cluster.identity,
			cwd: cluster.folder,
			env: serverEnv(),
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.on('error', (error) => failed(cannotRun(program, error)));
		child.on('close', (code) => done({ code, output }));
	});
}

/** Nothing of ours: no secret of the launcher, no locale and no PG* variable may reach the server. */
export function serverEnv(): NodeJS.ProcessEnv {
	const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value]];
	});
	return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

export function cannotRun(program: string, error: Error): CannotStart {
	return new CannotStart(
		`${basename(program)} cannot be run here (${error.message}): reinstall with "rm -rf node_modules" and start again, or set DATABASE_URL to your own Postgres 18.`,
		{ cause: error },
	);
}
