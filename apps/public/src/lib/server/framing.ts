import { canonicalPath } from '#lib/paths.ts';

/** Made to be shown on other sites: public trainings, no form, no script. */
const framed: ReadonlySet<string> = new Set(['/embed/list', '/embed/month']);

/** No page stands in a frame but those made for it, and those only when they are what was asked for. */
export function setFraming(
	{ headers, status }: Pick<Response, 'headers' | 'status'>,
	pathname: string,
): void {
	const policy = headers.get('content-security-policy');
	if (status === 200 && policy !== null && framed.has(canonicalPath(pathname))) {
		headers.set('content-security-policy', policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'));
		headers.delete('x-frame-options');
	} else {
		headers.set('x-frame-options', 'DENY');
	}
}
