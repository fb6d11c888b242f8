import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newKeys, parseKeys } from '@kutsu/kernel/keys';
import { asCannotStart, CannotStart } from '../cannot-start.ts';

/** Which keys a database has been used with: version to fingerprint. Empty when nothing in it needs a key. */
export type KnownKeys = ReadonlyMap<number, string>;

/**
 * The value of `KUTSU_KEYS`: as set, else as kept in the data folder, else made there, once, for a database that needs none yet.
 * @throws CannotStart when the database needs keys that are not there: making new ones would hide the loss.
 */
export async function settleKeys(
	dataDir: string,
	fromEnvironment: string | undefined,
	known: KnownKeys,
): Promise<string> {
	const file = join(dataDir, 'keys');
	const source = fromEnvironment === undefined ? file : 'KUTSU_KEYS';
	const keys = fromEnvironment ?? (await readKeys(file));
	if (keys === undefined) {
		if (known.size > 0) throw new CannotStart(lost([...known.keys()], file));
		return makeKeys(file);
	}
	const fingerprints = fingerprintsOf(keys);
	const missing = [...known].filter(([version, fingerprint]) => fingerprints.get(version) !== fingerprint);
	if (missing.length > 0)
		throw new CannotStart(
			mismatched(
				missing.map(([version]) => version),
				source,
			),
		);
	return keys;
}

/** Tells keys apart without telling anything about them. */
export function fingerprintsOf(keys: string): Map<number, string> {
	const fingerprint = (secret: Buffer) =>
		createHmac('sha256', secret).update('fingerprint').digest('hex').slice(0, 32);
	return new Map([...parseKeys(keys).byVersion].map(([version, secret]) => [version, fingerprint(secret)]));
}

async function readKeys(file: string): Promise<string | undefined> {
	if (!existsSync(file)) return undefined;
	try {
		const text = (await readFile(file, 'utf8')).trim();
		parseKeys(text);
		return text;
	} catch (error) {
		const problem = asCannotStart(error, file);
		if (problem instanceof CannotStart) throw problem;
		throw new CannotStart(
			`${file} is damaged: put it back from a backup, or set KUTSU_KEYS to the right keys.`,
			{ cause: error },
		);
	}
}

/** The file appears whole or not at all. */
async function makeKeys(file: string): Promise<string> {
	const draft = `${file}.new`;
	const keys = newKeys();
	try {
		await rm(draft, { force: true });
		await writeFile(draft, `${keys}\n`, { mode: 0o600, flush: true });
		await rename(draft, file);
		return keys;
	} catch (error) {
		throw asCannotStart(error, file);
	}
}

const without =
	'Without the right keys the access and dietary needs in it cannot be read and links already sent do not open';

function lost(versions: readonly number[], file: string): string {
	return (
		`The database was used with ${named(versions)}, and no keys are here. ${without}: ` +
		`put ${file} back from a backup, or set KUTSU_KEYS to its content.`
	);
}

function mismatched(versions: readonly number[], source: string): string {
	return (
		`The database was used with ${named(versions)}, and ${source} holds other keys. ${without}: ` +
		`put the right keys into ${source} (newest first, "2:…,1:…"), or use the database that belongs to these.`
	);
}

function named(versions: readonly number[]): string {
	return versions.length === 1 ? `key ${versions[0]}` : `keys ${versions.join(', ')}`;
}
