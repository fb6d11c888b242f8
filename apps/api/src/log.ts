import { pino } from 'pino';
import type { Logger } from 'pino';

/** JSON lines on standard output. What is logged is chosen where it is logged: nothing of a request's own goes in whole. */
export function openLog(level: string): Logger {
	// Written a little later, in one go: a line a request is too dear to wait for. What is left is written at exit.
	return pino({ name: 'api', level, base: null }, pino.destination({ sync: false }));
}

const secretSegments =
	/\/(r|t|my-registrations|omat-ilmoittautumiset|mina-anmalningar|erased|feeds\/p|invitation|reset-password)\/[^/]+/g;

/** What is long enough to be a token stands in no log, wherever it was put. */
const tokenLike = /[A-Za-z0-9_-]{40,}/g;

/** The path of an address without what opens doors, and without its query: inputs stand there. */
export function loggedPath(path: string): string {
	return path.replace(secretSegments, '/$1/…').replace(tokenLike, '…').slice(0, 200);
}
