import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes the folders that are missing on the way to `path` and that one, passable for others whatever the umask: as root,
 * the database inside belongs to another user. What is secret has its own mode.
 * One by one, for Node's recursive mkdir hides why it failed (a read-only disk is ENOENT) or never returns (under /proc).
 */
export async function makeFolders(path: string): Promise<void> {
	const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOENT') throw error;
		return undefined;
	});
	if (found?.isDirectory()) return;
	if (found) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
	if (dirname(path) !== path) await makeFolders(dirname(path));
	await mkdir(path);
	await chmod(path, 0o755);
}
