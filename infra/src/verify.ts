import { availableParallelism } from 'node:os';
import { styleText } from 'node:util';
import { type Command, type Outcome, run, tool } from './checks/command.ts';
import { generate, nameOf, sites, turbo } from './checks/turbo.ts';

type Check = { readonly name: string; readonly asks: string; readonly command: Command };
type Result = Check & Outcome;

/** Slowest first, so that the short ones fill the gaps. */
const checks: readonly Check[] = [
	{
		name: 'svelte-check',
		asks: 'is the markup sound?',
		// Alone: the types of the routes are there, and written again they would be gone for a moment under the others.
		command: turbo(['check', '--only'], [...sites, nameOf('packages/ui')]),
	},
	{ name: 'knip', asks: 'is anything unused?', command: tool('knip', ['--no-progress']) },
	{
		name: 'arrows',
		asks: 'does everyone import only whom they may?',
		command: tool(
			'depcruise',
			['packages', 'apps', 'infra', '--config', '.dependency-cruiser.mjs'],
			'dependency-cruiser',
		),
	},
	{
		name: 'eslint',
		asks: 'are the templates sound?',
		command: tool('eslint', ['--max-warnings=0', '**/*.svelte']),
	},
	{
		name: 'tsc',
		asks: 'do the types hold?',
		command: tool('tsc', ['-p', 'tsconfig.json', '--noEmit'], '@typescript/native'),
	},
	{ name: 'oxlint', asks: 'is it sound and in style?', command: tool('oxlint', ['--deny-warnings']) },
	{ name: 'oxfmt', asks: 'is it formatted? ("pnpm format" does it)', command: tool('oxfmt', ['--check']) },
];

const startedAt = Date.now();
// First: several checks read it.
const generated = await run(generate);
const results: Result[] = [
	{ name: 'generated', asks: 'do the texts and routes compile?', command: generate, ...generated },
];
if (generated.code === 0) results.push(...(await runAll(checks)));
report(results);
process.exitCode = results.every((result) => result.code === 0) ? 0 : 1;

async function runAll(waiting: readonly Check[]): Promise<Result[]> {
	const queue = [...waiting];
	const done: Result[] = [];
	const worker = async () => {
		for (let check = queue.shift(); check; check = queue.shift())
			done.push({ ...check, ...(await run(check.command)) });
	};
	await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
	return done;
}

function report(all: readonly Result[]): void {
	for (const { name, output } of all.filter((result) => result.code !== 0)) {
		console.log(`\n${styleText(['bold', 'red'], `── ${name} `.padEnd(60, '─'))}\n${output.trim()}`);
	}
	const width = Math.max(...all.map((result) => result.name.length));
	console.log('');
	for (const { name, asks, code, tookMs } of all) {
		const mark = code === 0 ? styleText('green', '✓') : styleText('red', '✗');
		console.log(`${mark} ${name.padEnd(width)}  ${(tookMs / 1000).toFixed(1).padStart(5)} s  ${asks}`);
	}
	const failed = all.filter((result) => result.code !== 0).map((result) => result.name);
	const verdict = failed.length === 0 ? 'Everything holds' : `Not right yet: ${failed.join(', ')}`;
	console.log(`\n${verdict} (${((Date.now() - startedAt) / 1000).toFixed(1)} s).`);
}
