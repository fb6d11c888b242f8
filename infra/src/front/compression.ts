import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zipped = promisify(gzip);
const textual = /^(?:text\/|application\/(?:json|xml|ld\+json|manifest\+json|javascript)|image\/svg)/;
const worthwhileBytes = 1024;

/** The same answer, smaller, when the browser takes it so. Files that never change were compressed when built. */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const { headers } = response;
	if (!response.body || headers.has('content-encoding') || !textual.test(headers.get('content-type') ?? '')) {
		return response;
	}
	headers.append('vary', 'accept-encoding');
	const coding = codingFor(request.headers.get('accept-encoding'));
	if (!coding || request.method === 'HEAD') return response;
	// The bytes differ by coding, and so must their name.
	const etag = headers.get('etag')?.replace(/"$/, `-${coding}"`);
	if (etag) headers.set('etag', etag);
	if (etag && request.headers.get('if-none-match') === etag) return response;
	const body = Buffer.from(await response.arrayBuffer());
	const init = { status: response.status, statusText: response.statusText, headers };
	if (body.byteLength < worthwhileBytes) return new Response(body, init);
	const smaller =
		coding === 'br'
			? await brotli(body, {
					params: {
						[constants.BROTLI_PARAM_QUALITY]: 5,
						[constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
					},
				})
			: await zipped(body);
	headers.set('content-encoding', coding);
	headers.set('content-length', String(smaller.byteLength));
	return new Response(new Uint8Array(smaller), init);
}

/** Brotli where both are taken alike. */
export function codingFor(header: string | null): 'br' | 'gzip' | undefined {
	const weights = new Map(
		(header ?? '').split(',').map((part) => {
			const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
			return [
				coding,
				Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1),
			] as const;
		}),
	);
	const weight = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0;
	if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
	return weight('gzip') > 0 ? 'gzip' : undefined;
}
