import { etagMatches } from '@kutsu/core/program';
import type { Context as HonoContext } from 'hono';
import type { AppEnv } from './app-env.ts';

/** A file made on request, told apart by its tag before it is made. */
export type MadeFile = {
	readonly etag: string;
	/** The release it shows; null before the first. */
	readonly release: number | null;
	make(): Promise<Uint8Array | string>;
};

const keptFiles = 64;

/** Keeps the bytes of what was made last: whoever asks while one is being made waits for that one. */
export function fileKeeper() {
	const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
	return async (file: MadeFile): Promise<Uint8Array<ArrayBuffer>> => {
		const known = kept.get(file.etag);
		const bytes = known ?? file.make().then(bytesOf);
		kept.delete(file.etag);
		kept.set(file.etag, bytes);
		for (const oldest of kept.keys()) {
			if (kept.size <= keptFiles) break;
			kept.delete(oldest);
		}
		if (!known) bytes.catch(() => kept.delete(file.etag));
		return bytes;
	};
}

/** Anyone may read it, from any page; a client that has it is told so without it being made. */
export async function answerWith(
	c: HonoContext<AppEnv>,
	file: MadeFile,
	bytesFor: (file: MadeFile) => Promise<Uint8Array<ArrayBuffer>>,
	headers: Readonly<Record<string, string>>,
): Promise<Response> {
	c.header('etag', file.etag);
	c.header('cache-control', 'public, max-age=60');
	if (file.release !== null) c.header('x-kutsu-release', String(file.release));
	if (etagMatches(c.req.header('if-none-match'), file.etag)) return c.body(null, 304);
	return c.body(await bytesFor(file), 200, headers);
}

function bytesOf(body: Uint8Array | string): Uint8Array<ArrayBuffer> {
	return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
}
