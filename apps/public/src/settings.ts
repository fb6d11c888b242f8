import { httpUrl, portOr, secret, textOr, yesOrNo } from '@kutsu/infra/front/settings';

/** How each setting of this host is read; a reader throws what is wrong with the value, never the value. */
export const readers = {
	/** Where visitors reach this site. */
	PUBLIC_URL: httpUrl,
	/** Where this host reaches the API. */
	API_URL: httpUrl,
	/** Shared with the API, which believes forwarded headers only with it; also signs this site's short-lived notes. */
	INTERNAL_SECRET: secret,
	PUBLIC_PORT: portOr(3000),
	/** The interface to listen on. */
	HOST: textOr('127.0.0.1'),
	/** Whether a reverse proxy stands before this host and says who the client is. */
	TRUST_PROXY: yesOrNo,
};
