import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// OWASP Password Storage Cheat Sheet, scrypt: 32 MiB, three lanes.
const cost = { log2N: 15, r: 8, p: 3 };
const hashBytes = 32;

/** `scrypt$15$8$3$salt$hash`: names its own cost, so that a later one can be told from it. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await derive(password, salt, cost);
	return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join(
		'$',
	);
}

/** Whether the password is the one that was hashed; false for a hash that cannot be read. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
	const match = /^scrypt\$(1\d|20)\$(\d{1,2})\$(\d)\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/.exec(hashed);
	if (!match) return false;
	const [, log2N, r, p, salt = '', hash = ''] = match;
	const given = await derive(password, Buffer.from(salt, 'base64url'), {
		log2N: Number(log2N),
		r: Number(r),
		p: Number(p),
	});
	return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

function derive(password: string, salt: Buffer, { log2N, r, p }: typeof cost): Promise<Buffer> {
	const N = 2 ** log2N;
	return new Promise((done, failed) => {
		// The same letters typed on another keyboard may come composed differently.
		scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
			error ? failed(error) : done(key),
		);
	});
}
