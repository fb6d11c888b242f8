import { readFileSync } from 'node:fs';
import { type Command, tool } from './command.ts';

/** Tasks of the workspaces, restored from turbo's cache where nothing they depend on has changed. */
export function turbo(tasks: readonly string[], workspaces: readonly string[]): Command {
	const filters = workspaces.map((name) => `--filter=${name}`);
	return tool('turbo', [
		'run',
		...tasks,
		...filters,
		'--ui=stream',
		'--output-logs=errors-only',
		'--continue',
	]);
}

/** The workspaces with pages. */
export const sites = ['apps/public', 'apps/admin'].map(nameOf);

/** What types, tests and hosts read and a fresh clone lacks: the messages as functions, and the types and settings of the routes. */
export const generate = turbo(['compile', 'sync'], ['@kutsu/i18n', ...sites]);

/** A workspace by its folder. */
export function nameOf(path: string): string {
	const manifest: { name: string } = JSON.parse(
		readFileSync(new URL(`../../../${path}/package.json`, import.meta.url), 'utf8'),
	);
	return manifest.name;
}
