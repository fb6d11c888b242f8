import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createFront, frontHeaders } from './front.ts';
import type { FrontOptions, Handler, Log } from './front.ts';
import { readSettings, SettingsFault } from './settings.ts';
import type { Readers, SettingsOf } from './settings.ts';

export type Site = Omit<FrontOptions, 'handler' | 'log'> & {
	/** As its log names it. */
	readonly name: string;
	/** The built site's `handler.js`. */
	readonly handlerUrl: URL;
	/** What to say to one who has not built it. */
	readonly buildCommand: string;
	/** The most that a form may carry, as adapter-node reads it: `64K`. */
	readonly bodySizeLimit: string;
	readonly port: number;
	/** The interface to listen on. */
	readonly host: string;
};

/** Serves a built site behind its front until it is told to stop. */
export async function serveSite(site: Site): Promise<void> {
	const log: Log = (level, message, facts) => {
		const line = { level, time: new Date().toISOString(), host: site.name, msg: message, ...facts };
		process.stdout.write(`${JSON.stringify(line)}\n`);
	};
	const front = createFront({ ...site, handler: await loadHandler(site), log });
	const server = createServer({ keepAliveTimeout: 65_000 }, front);
	server.on('error', (error) => {
		log('error', 'Cannot listen', { fault: error.message });
		process.exit(1);
	});
	server.listen(site.port, site.host, () => log('info', 'Listening', { port: site.port }));

	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);

	/** What is being answered is answered; after three seconds the rest is cut off. */
	function stop(): void {
		server.close(() => process.exit(0));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 3_000).unref();
	}
}

/** The settings, or one message that names every fault and exit code 1. */
export function settingsOrExit<From extends Readers>(readers: From): SettingsOf<From> {
	try {
		return readSettings(readers, process.env);
	} catch (error) {
		if (!(error instanceof SettingsFault)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}

/** The handler reads its settings when it is loaded: without these it takes plain http for https and answers 403. */
async function loadHandler({ handlerUrl, buildCommand, bodySizeLimit }: Site): Promise<Handler> {
	process.env['PROTOCOL_HEADER'] = frontHeaders.protocol;
	process.env['HOST_HEADER'] = frontHeaders.host;
	process.env['ADDRESS_HEADER'] = frontHeaders.address;
	process.env['BODY_SIZE_LIMIT'] = bodySizeLimit;
	if (!existsSync(handlerUrl)) {
		process.stderr.write(`This site is not built yet: run "${buildCommand}".\n`);
		process.exit(1);
	}
	const { handler }: { handler: Handler } = await import(handlerUrl.href);
	return handler;
}
