import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	hkdfSync,
	randomBytes,
	timingSafeEqual,
} from 'node:crypto';

/** `KUTSU_KEYS`: versioned secrets, newest first. Every ciphertext and signature names the one it used. */
export type Keys = { readonly current: number; readonly byVersion: ReadonlyMap<number, Buffer> };

/**
 * Reads `2:<base64>,1:<base64>`; the first is the one new things are made with.
 * @throws Error that says what is wrong, never the key itself.
 */
export function parseKeys(text: string): Keys {
	const byVersion = new Map<number, Buffer>();
	for (const part of text.split(',')) {
		const match = /^(\d+):([A-Za-z0-9+/_-]+=*)$/.exec(part.trim());
		if (!match) throw new Error('KUTSU_KEYS must look like "1:<base64 of 32 bytes>", newest first');
		const secret = Buffer.from(match[2] ?? '', 'base64');
		if (secret.length !== 32)
			throw new Error(`KUTSU_KEYS: key ${match[1]} is ${secret.length} bytes, not 32`);
		byVersion.set(Number(match[1]), secret);
	}
	const [current] = byVersion.keys();
	if (current === undefined) throw new Error('KUTSU_KEYS is empty');
	return { current, byVersion };
}

/** A fresh value for `KUTSU_KEYS` with one key. */
export function newKeys(): string {
	return `1:${randomBytes(32).toString('base64')}`;
}

/** `keyVersion.nonce.ciphertext.tag`, AES-256-GCM; `bound` (project and row) must be the same to open it. */
export function seal(keys: Keys, plain: string, bound: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', derived(keys, keys.current, 'seal'), nonce).setAAD(
		Buffer.from(bound),
	);
	const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
	return [
		String(keys.current),
		...[nonce, body, cipher.getAuthTag()].map((b) => b.toString('base64url')),
	].join('.');
}

/** @throws Error when the key is lost, the row is another, or the bytes were changed. */
export function unseal(keys: Keys, sealed: string, bound: string): string {
	const [version = '', nonce = '', body = '', tag = ''] = sealed.split('.');
	const decipher = createDecipheriv(
		'aes-256-gcm',
		derived(keys, Number(version), 'seal'),
		Buffer.from(nonce, 'base64url'),
	);
	decipher.setAAD(Buffer.from(bound)).setAuthTag(Buffer.from(tag, 'base64url'));
	return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
}

export type LinkPurpose = 'registration' | 'training' | 'mailbox' | 'party';

/** `linkId.generation.keyVersion.mac`: can be built again for a reminder, dies when the generation is raised. */
export function signedLink(
	keys: Keys,
	link: { linkId: string; generation: number; purpose: LinkPurpose },
): string {
	const head = `${link.linkId}.${link.generation}.${keys.current}`;
	return `${head}.${mac(keys, keys.current, link.purpose, head)}`;
}

/** The link's id and generation when the signature holds; `undefined` for anything else. */
export function openLink(
	keys: Keys,
	token: string,
	purpose: LinkPurpose,
): { linkId: string; generation: number } | undefined {
	const match = /^([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/.exec(token);
	if (!match) return undefined;
	const [, linkId = '', generation = '', version = '', given = ''] = match;
	if (!keys.byVersion.has(Number(version))) return undefined;
	const expected = mac(keys, Number(version), purpose, `${linkId}.${generation}.${version}`);
	return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
		? { linkId, generation: Number(generation) }
		: undefined;
}

/** A secret of its own for each key and purpose, newest first: for a library that keeps its own ciphertexts. */
export function secretsFor(
	keys: Keys,
	purpose: string,
): { readonly version: number; readonly secret: string }[] {
	const versions = [
		keys.current,
		...[...keys.byVersion.keys()].filter((version) => version !== keys.current),
	];
	return versions.map((version) => ({
		version,
		secret: derived(keys, version, `secret:${purpose}`).toString('base64url'),
	}));
}

/** The same for the same text, and says nothing of it to one without the key: for counting what must not be kept. */
export function keyedDigest(keys: Keys, purpose: string, text: string): string {
	return createHmac('sha256', derived(keys, keys.current, `digest:${purpose}`))
		.update(text)
		.digest('base64url');
}

/** SHA-256 in hex: how random tokens are stored and looked up. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function mac(keys: Keys, version: number, purpose: LinkPurpose, text: string): string {
	return createHmac('sha256', derived(keys, version, `link:${purpose}`))
		.update(text)
		.digest('base64url');
}

/** Derived once for each key and purpose: HKDF costs more than what it is for. */
const derivedOf = new WeakMap<Buffer, Map<string, Buffer>>();

function derived(keys: Keys, version: number, purpose: string): Buffer {
	const secret = keys.byVersion.get(version);
	if (!secret) throw new Error(`KUTSU_KEYS lacks key ${version}: what it protects cannot be read without it`);
	const known = derivedOf.get(secret) ?? new Map<string, Buffer>();
	derivedOf.set(secret, known);
	const found = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
	known.set(purpose, found);
	return found;
}
