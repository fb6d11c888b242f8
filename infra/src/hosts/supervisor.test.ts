import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '../postgres/orphan.ts';
import { findFreePort } from '../postgres/server.ts';
import type { HostSpec } from './host.ts';
import { superviseHosts } from './supervisor.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kutsu hosts å-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hurried = { healthPatienceMs: 5_000, stopPatienceMs: 500, firstBackOffMs: 10, deathsTolerated: 3 };

test('hosts are up when all answer, get only their own settings, and are gone after stop', async () => {
	const log = collector();
	const specs = [await web('first', { MINE: 'yes' }), await web('second', {})];
	const hosts = await superviseHosts(specs, { log: log.take, timing: hurried });
	expect(await textAt(specs[0])).toBe(`pid ${log.pidOf('first')} settings MINE,PORT`);
	expect(await textAt(specs[1])).toBe(`pid ${log.pidOf('second')} settings PORT`);
	await hosts.stop();
	expect([log.pidOf('first'), log.pidOf('second')].filter(isAlive)).toEqual([]);
	expect(log.lines).toContain('first: asked to stop');
});

test('a host that ignores the request to stop is ended by force', async () => {
	const log = collector();
	const hosts = await superviseHosts([await web('stubborn', { STUBBORN: '1' })], {
		log: log.take,
		timing: hurried,
	});
	await hosts.stop();
	expect(isAlive(log.pidOf('stubborn'))).toBe(false);
});

test('a host that dies while starting stops the others, and its reason is told', async () => {
	const log = collector();
	const bad: HostSpec = { ...(await web('bad', {})), args: ['-e', 'process.exit(3)'] };
	await expect(
		superviseHosts([await web('good', {}), bad], { log: log.take, timing: hurried }),
	).rejects.toThrow(
		'The bad host did not start: it ended with code 3. Its last lines above say what was wrong.',
	);
	expect(log.pids().filter(isAlive)).toEqual([]);
});

test('a host that never answers is not waited for without end', async () => {
	const silent: HostSpec = { ...(await web('silent', {})), args: ['-e', 'setInterval(() => {}, 1000)'] };
	await expect(
		superviseHosts([silent], { log: () => undefined, timing: { ...hurried, healthPatienceMs: 300 } }),
	).rejects.toThrow(/The silent host did not answer at http:\/\/127\.0\.0\.1:\d+\/ within 0\.3 seconds/);
});

test('a host that dies later is started again', async () => {
	const log = collector();
	const spec = await web('api', {});
	await using _hosts = await superviseHosts([spec], { log: log.take, timing: hurried });
	const first = log.pidOf('api');
	process.kill(first, 'SIGKILL');
	await vi.waitFor(async () => expect(await textAt(spec)).toMatch(new RegExp(`^pid (?!${first} )\\d+ `)), {
		timeout: 5_000,
	});
	expect(log.lines).toContain('api: it was ended by SIGKILL; it is started again in 0.01 s');
});

test('a host that keeps dying is given up on', async () => {
	const log = collector();
	await using hosts = await superviseHosts(
		[
			{
				...(await web('worker', {})),
				args: ['-e', 'setTimeout(() => process.exit(1), 50)'],
				health: undefined,
			},
		],
		{
			log: log.take,
			timing: hurried,
		},
	);
	expect(await hosts.gaveUp).toBe(
		'The worker host keeps dying (3 times; now it ended with code 1): its last lines above say why.',
	);
});

test('hosts end with a launcher that is killed, even those that ignore signals', async () => {
	const specs = [await web('first', {}), await web('stubborn', { STUBBORN: '1' })];
	const script = join(folder, 'launcher.ts');
	await writeFile(
		script,
		`import { superviseHosts } from ${JSON.stringify(new URL('supervisor.ts', import.meta.url).href)};
		await superviseHosts(${JSON.stringify(specs.map(({ health: _health, ...spec }) => spec))}, { log: (name, line) => console.log(line) });`,
	);
	const launcher = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
	const pids: number[] = [];
	for await (const line of createInterface(launcher.stdout)) {
		pids.push(Number(line.split(' ')[1]));
		if (pids.length === specs.length) break;
	}
	launcher.kill('SIGKILL');
	await once(launcher, 'exit');
	await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 20_000 });
});

/** A host that says its process number and answers with it. */
async function web(name: string, env: Record<string, string>): Promise<HostSpec> {
	const script = join(folder, 'host.ts');
	await writeFile(
		script,
		`import { createServer } from 'node:http';
		console.log('pid ' + process.pid);
		const names = Object.keys(process.env).filter((name) => !/^NODE_|^_|^PWD$|^SHLVL$/.test(name)).sort().join(',');
		const server = createServer((_, answer) => answer.end('pid ' + process.pid + ' settings ' + names));
		server.listen(Number(process.env.PORT), '127.0.0.1');
		process.on('SIGTERM', () => { console.log('asked to stop'); if (!process.env.STUBBORN) process.exit(0); });`,
	);
	const port = await findFreePort();
	return {
		name,
		args: [script],
		cwd: folder,
		env: { ...env, PORT: String(port) },
		health: { url: `http://127.0.0.1:${port}/`, accepts: (status) => status === 200 },
	};
}

async function textAt(spec: HostSpec | undefined): Promise<string> {
	return fetch(spec?.health?.url ?? '').then(
		(answer) => answer.text(),
		() => 'pid none ',
	);
}

function collector() {
	const lines: string[] = [];
	const pids = () => lines.flatMap((line) => /: pid (\d+)$/.exec(line)?.[1] ?? []).map(Number);
	return {
		lines,
		pids,
		take: (name: string, line: string) => void lines.push(`${name}: ${line}`),
		pidOf: (name: string) =>
			Number(lines.findLast((line) => line.startsWith(`${name}: pid `))?.split(' ')[2]),
	};
}
