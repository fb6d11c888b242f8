import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { createFront, frontHeaders } from './front.ts';
import type { Handler, Log } from './front.ts';
import { readSettings, SettingsFault } from './settings.ts';
import type { Settings } from '../src/settings.ts';

const log: Log = (level, message, facts) => {
	process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), host: 'public', msg: message, ...facts })}\n`);
};

const settings = settingsOrExit();
const front = createFront(settings, { handler: await loadHandler(), log });
const server = createServer({ keepAliveTimeout: 65_000 }, front);

server.on('error', (error) => {
	log('error', 'Cannot listen', { fault: error.message });
	process.exit(1);
});
server.listen(settings.PUBLIC_PORT, settings.HOST, () => log('info', 'Listening', { port: settings.PUBLIC_PORT }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);

/** What is being answered is answered; after three seconds the rest is cut off. */
function stop(): void {
	server.close(() => process.exit(0));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 3_000).unref();
}

function settingsOrExit(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		if (!(error instanceof SettingsFault)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}

/** The handler reads its settings when it is loaded: without these it takes plain http for https and answers 403. */
async function loadHandler(): Promise<Handler> {
	process.env['PROTOCOL_HEADER'] = frontHeaders.protocol;
	process.env['HOST_HEADER'] = frontHeaders.host;
	process.env['ADDRESS_HEADER'] = frontHeaders.address;
	process.env['BODY_SIZE_LIMIT'] = '64K';
	const built = new URL('../build/handler.js', import.meta.url);
	if (!existsSync(built)) {
		process.stderr.write('This site is not built yet: run "pnpm --filter @kutsu/app-public build".\n');
		process.exit(1);
	}
	const { handler }: { handler: Handler } = await import(built.href);
	return handler;
}
