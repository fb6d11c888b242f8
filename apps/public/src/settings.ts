/** How each setting of this host is read; a reader throws what is wrong with the value, never the value. */
export const readers = {
	/** Where visitors reach this site, without a slash at its end. */
	PUBLIC_URL: httpUrl,
	/** Where this host reaches the API. */
	API_URL: httpUrl,
	/** Shared with the API, which believes forwarded headers only with it; also signs this site's short-lived notes. */
	INTERNAL_SECRET: secret,
	PUBLIC_PORT: portOr3000,
	/** The interface to listen on. */
	HOST: (value: string | undefined) => value || '127.0.0.1',
	/** Whether a reverse proxy stands before this host and says who the client is. */
	TRUST_PROXY: yesOrNo,
};

export type Settings = { readonly [Name in keyof typeof readers]: ReturnType<(typeof readers)[Name]> };

function httpUrl(value: string | undefined): string {
	if (!value) throw new Error('is missing');
	if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) {
		throw new Error('must be an address such as https://kutsu.example.org');
	}
	return value.replace(/\/+$/, '');
}

function secret(value: string | undefined): string {
	if (!value) throw new Error('is missing');
	if (value.length < 32) throw new Error('must be at least 32 characters long');
	return value;
}

function portOr3000(value: string | undefined): number {
	const port = Number(value || 3000);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error('must be a port number between 1 and 65535');
	}
	return port;
}

function yesOrNo(value: string | undefined): boolean {
	if (!value || value === 'false') return false;
	if (value === 'true') return true;
	throw new Error('must be true or false');
}
