import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { findFreePort } from './postgres/server.ts';
import { CannotStart } from './cannot-start.ts';
import { demoSignIns } from './demo/sign-ins.ts';
import { compileCache, projectRoot } from './project-root.ts';
import { shownLine } from './hosts/log-line.ts';
import { hostSpecs } from './hosts/host-specs.ts';
import { superviseHosts } from './hosts/supervisor.ts';
import { watchAncestors } from './launcher/ancestors.ts';
import { type Arguments, readArguments, usage } from './launcher/arguments.ts';
import { buildAll, needsBuild } from './launcher/build.ts';
import { type Config, loadEnvironment, readConfig } from './launcher/config.ts';
import { loadDemoOnce, settleContents } from './launcher/contents.ts';
import { explainedByDisk, openDataDir } from './launcher/data-dir.ts';
import { asRole, migrateDatabase, type Reached, reachDatabase } from './launcher/database.ts';
import { checkPorts } from './launcher/ports.ts';
import { showProgress } from './launcher/progress.ts';
import { summary } from './launcher/summary.ts';

const startedAt = Date.now();
const isColoured = process.stdout.isTTY === true;
const progress = showProgress(process.stdout);

// Types are stripped once and not at every start.
enableCompileCache(compileCache);
process.exitCode = await main(process.argv.slice(2));
// Whatever still holds the event loop open after everything was stopped is of no use to anyone.
process.exit();

async function main(given: readonly string[]): Promise<number> {
	await using cleanup = new AsyncDisposableStack();
	const places = [tmpdir(), projectRoot];
	try {
		const args = readArguments(given);
		if (args.help) {
			process.stdout.write(usage);
			return 0;
		}
		const config = readConfig(loadEnvironment());
		places.unshift(config.dataDir);
		// Both of these are waited for: whichever comes first, everything is stopped by `cleanup`, last started first.
		return await Promise.race([untilAskedToStop(), run(config, args, cleanup)]);
	} catch (error) {
		const cause = await explainedByDisk(error, places);
		const told =
			cause instanceof CannotStart ? cause.message : `Something unexpected happened.\n${describe(cause)}`;
		process.stderr.write(`\n${told}\n`);
		return 1;
	}
}

/** Ends only when running on makes no sense. */
async function run(config: Config, args: Arguments, cleanup: AsyncDisposableStack): Promise<number> {
	const log = (name: string, line: string) => process.stdout.write(`${shownLine(name, line, isColoured)}\n`);
	await checkPorts(config.ports, config.host);
	await openDataDir(config.dataDir);
	// Reached before the build, so that a wrong address is told at once; changed after it, so that code that cannot run
	// leaves the database as it was.
	const reached = cleanup.use(
		await progress.step(`Starting ${databaseName(config)}`, () => reachDatabase(config, noteworthy(log))),
	);
	await build(cleanup);
	await progress.step('Bringing the database up to date', () => migrateDatabase(reached));
	const { keys, state } = await settleContents(config, reached, args.empty);
	if (state === 'demo-missing') {
		// Loaded late, here and below: they take seconds, and use the message catalogue that the build makes.
		const { loadDemo } = await import('./demo/index.ts');
		await progress.step('Loading the demo project (up to a minute, only once)', ({ say }) =>
			loadDemoOnce({ config, reached, keys, load: loadDemo, say }),
		);
	}
	const isDemo = state === 'demo' || state === 'demo-missing';
	const internalSecret = randomBytes(32).toString('base64url');
	const workerPort = await findFreePort();
	const hosts = cleanup.use(
		await progress.step('Starting api, worker, public and admin', () =>
			superviseHosts(
				hostSpecs({ config, ownerUrl: reached.ownerUrl, keys, isDemo, internalSecret, workerPort }),
				{ log },
			),
		),
	);
	const links = { config, reached, keys };
	const ownerLink = state === 'empty' ? await makeOwnerLink(links) : undefined;
	const email = args['password-link'];
	const newPassword = email === undefined ? undefined : { email, link: await makePasswordLink(links, email) };
	process.stdout.write(
		summary({
			config,
			place: reached.place,
			isDemo,
			signIns: demoSignIns,
			ownerLink,
			newPassword,
			tookMs: Date.now() - startedAt,
			isColoured,
		}),
	);
	process.stdout.write('\n');
	flushCompileCache();

	const databaseEnded = 'The built-in Postgres ended by itself: start again, nothing that was saved is lost.';
	const ends = [
		hosts.gaveUp,
		...(reached.embedded ? [reached.embedded.exited.then(() => databaseEnded)] : []),
	];
	throw new CannotStart(await Promise.race(ends));
}

async function build(cleanup: AsyncDisposableStack): Promise<void> {
	if (!(await needsBuild())) return;
	await progress.step('Building the two sites (up to a minute, only after a change)', ({ say }) =>
		buildAll(say, (child: ChildProcess) => cleanup.defer(() => void child.kill())),
	);
}

type LinkFacts = { readonly config: Config; readonly reached: Reached; readonly keys: string };

async function makeOwnerLink(facts: LinkFacts): Promise<string | undefined> {
	const { firstOwnerLink } = await import('./launcher/account-links.ts');
	return firstOwnerLink(linkOptions(facts));
}

async function makePasswordLink(facts: LinkFacts, email: string): Promise<string | undefined> {
	const { passwordLink } = await import('./launcher/account-links.ts');
	return passwordLink({ ...linkOptions(facts), apiUrl: facts.config.urls.api, email });
}

function linkOptions({ config, reached, keys }: LinkFacts) {
	return {
		databaseAppUrl: config.databaseAppUrl ?? asRole(reached.ownerUrl, 'kutsu_app'),
		publicUrl: config.urls.public,
		adminUrl: config.urls.admin,
		keys,
		clock: config.clock,
	};
}

/** Resolves with the exit code of an orderly stop. */
function untilAskedToStop(): Promise<number> {
	return new Promise((done) => {
		let asked = 0;
		const ask = (why: string) => {
			asked += 1;
			if (asked === 1) process.stdout.write(`\n${why}: stopping …\n`);
			// Asked again: what is left is recovered by the next start.
			if (asked === 3) process.exit(1);
			done(0);
		};
		process.on('SIGINT', () => ask('Ctrl-C'));
		process.on('SIGTERM', () => ask('SIGTERM'));
		process.on('SIGHUP', () => ask('The terminal was closed'));
		// A closed pipe or terminal must not end us before the hosts and the database are stopped.
		for (const stream of [process.stdout, process.stderr]) stream.on('error', () => done(0));
		watchAncestors(() => ask('The program that started Kutsu is gone'));
	});
}

function databaseName(config: Config): string {
	return config.databaseUrl === undefined ? 'the built-in Postgres' : 'with the Postgres of DATABASE_URL';
}

/** Postgres tells of every checkpoint; only what is wrong is shown. */
function noteworthy(log: (name: string, line: string) => void): (line: string) => void {
	return (line) => {
		if (/\b(WARNING|FATAL|PANIC):/.test(line) || line.startsWith('stopping')) log('postgres', line);
	};
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
