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

/** The message catalogue, which types, tests and hosts import. */
export const compileMessages = turbo(['compile'], ['@kutsu/i18n']);
