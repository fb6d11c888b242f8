import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const generated = new Set([
	'node_modules',
	'build',
	'dist',
	'.svelte-kit',
	'.turbo',
	'paraglide',
	'cache',
	'test-results',
]);
/** Tests, texts for readers, and what the message compiler writes about itself into the sources on its first run. */
const isNoInput = /\.test\.ts$|\.md$|^\.meta\.json$|^\.gitignore$/;
const sources = [
	'apps/public',
	'apps/admin',
	'packages',
	'pnpm-lock.yaml',
	'tsconfig.base.json',
	'turbo.json',
];

/** A digest of every file that the built sites are made from; the same digest means the same build. */
export async function digestOfInputs(root: string): Promise<string> {
	const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
	for (const source of sources) {
		for (const file of await filesUnder(join(root, source))) {
			hash.update(`\0${relative(root, file)}\0`).update(await readFile(file));
		}
	}
	return hash.digest('hex');
}

/** The digest that this output was built from; undefined when there is no whole output. */
export async function digestOfOutput(output: string): Promise<string | undefined> {
	return readFile(join(output, stamp), 'utf8').catch(() => undefined);
}

/** Written last: an output without it was interrupted. */
export async function stampOutput(output: string, digest: string): Promise<void> {
	await writeFile(join(output, stamp), digest);
}

const stamp = '.built-from';

async function filesUnder(path: string): Promise<string[]> {
	const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOTDIR') return undefined;
		throw error;
	});
	if (!entries) return [path];
	const found: string[] = [];
	for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
		if (generated.has(entry.name) || isNoInput.test(entry.name)) continue;
		if (entry.isDirectory()) found.push(...(await filesUnder(join(path, entry.name))));
		else if (entry.isFile()) found.push(join(path, entry.name));
	}
	return found;
}
