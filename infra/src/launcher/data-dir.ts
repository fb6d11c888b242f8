import { access, chmod, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asCannotStart } from '../cannot-start.ts';

/** Makes the data folder where it is missing. @throws CannotStart when nothing can be written there. */
export async function openDataDir(dataDir: string): Promise<void> {
	const probe = join(dataDir, `.probe-${process.pid}`);
	try {
		const made = await mkdir(dataDir, { recursive: true });
		// Passable whatever the umask: as root, the database inside belongs to another user. What is secret has its own mode.
		if (made !== undefined) await chmod(dataDir, 0o755);
		await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
		await writeFile(probe, 'a full disk takes the name of a file but not its content\n');
		await rm(probe);
	} catch (error) {
		await rm(probe, { force: true }).catch(() => undefined);
		throw asCannotStart(error, dataDir);
	}
}
