import { access, constants, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asCannotStart } from '../cannot-start.ts';
import { makeFolders } from '../folders.ts';

/** Makes the data folder where it is missing. @throws CannotStart when nothing can be written there. */
export async function openDataDir(dataDir: string): Promise<void> {
	const probe = join(dataDir, `.probe-${process.pid}`);
	try {
		await makeFolders(dataDir);
		await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
		await writeFile(probe, 'a full disk takes the name of a file but not its content\n');
		await rm(probe);
	} catch (error) {
		await rm(probe, { force: true }).catch(() => undefined);
		throw asCannotStart(error, dataDir);
	}
}

const spareBytes = 20_000_000;

/** The same error, unless the disk is full: then that is the cause, whatever the last to fall over has said. */
export async function explainedByDisk(error: unknown, places: readonly string[]): Promise<unknown> {
	for (const place of places) {
		const disk = await statfs(place).catch(() => undefined);
		if (disk && disk.bavail * disk.bsize < spareBytes) {
			return asCannotStart(
				Object.assign(new Error('disk full', { cause: error }), { code: 'ENOSPC' }),
				place,
			);
		}
	}
	return error;
}
