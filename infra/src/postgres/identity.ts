import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user a server process runs as; `undefined` means: as we are. */
export type Identity = { readonly uid: number; readonly gid: number };

const nobody: Identity = { uid: 65534, gid: 65534 };

/** Postgres refuses to run as root: then the cluster's owner runs it, and before there is one, `nobody`. */
export function identityFor(clusterDir: string): Identity | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const owner = statSync(clusterDir, { throwIfNoEntry: false });
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	return findNobody();
}

/** The first folder on the way to `path` that this user cannot pass through. */
export function findClosedFolder(path: string, identity: Identity): string | undefined {
	const above = dirname(path);
	if (above !== path) {
		const closed = findClosedFolder(above, identity);
		if (closed) return closed;
	}
	const folder = statSync(path, { throwIfNoEntry: false });
	return folder?.isDirectory() && !allows(folder, identity, 0o1) ? path : undefined;
}

/** Whether this user may read and run the file, its folders aside. */
export function canReadFile(path: string, identity: Identity, alsoRun = false): boolean {
	const file = statSync(path, { throwIfNoEntry: false });
	return file !== undefined && allows(file, identity, alsoRun ? 0o5 : 0o4);
}

function allows(
	entry: { uid: number; gid: number; mode: number },
	identity: Identity,
	bits: number,
): boolean {
	if (entry.uid === identity.uid) return (entry.mode & (bits << 6)) === bits << 6;
	if (entry.gid === identity.gid) return (entry.mode & (bits << 3)) === bits << 3;
	return (entry.mode & bits) === bits;
}

function findNobody(): Identity {
	const passwd = statSync('/etc/passwd', { throwIfNoEntry: false })
		? readFileSync('/etc/passwd', 'utf8')
		: '';
	const match = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(passwd);
	if (!match) return nobody;
	// macOS writes nobody as -2, which the system calls want unsigned.
	return { uid: Number(match[1]) >>> 0, gid: Number(match[2]) >>> 0 };
}
