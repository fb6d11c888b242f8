import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Payload } from 'altcha-lib/types';
import { secretsFor } from './keys.ts';
import type { Keys } from './keys.ts';

/** Half a second for an office computer, two for an old phone; making one and checking one costs us next to nothing. */
const algorithm = 'PBKDF2/SHA-256';
const iterations = 5_000;
const keyPrefix = '00';
/** How long a challenge may be answered: as long as someone may sit over a form. */
const validMinutes = 60;

/** A challenge for a browser, as text; its solution counts for `bound` alone. */
export async function proofChallenge(keys: Keys, bound: string, now: Date): Promise<string> {
	const until = Math.floor(now.getTime() / 1000) + validMinutes * 60;
	const [{ secret, version } = nothing()] = secretsFor(keys, 'proof');
	const challenge = await createChallenge({
		algorithm,
		cost: iterations,
		keyPrefix,
		deriveKey,
		// Our own end, not the library's: that one is read by the computer's clock.
		data: { bound, until, key: version },
		hmacSignatureSecret: secret,
	});
	return JSON.stringify(challenge);
}

/** Whether `proof` (a challenge of ours and its solution, as JSON) was worked out for `bound` and is not too old. */
export async function isProven(keys: Keys, proof: string, bound: string, now: Date): Promise<boolean> {
	const payload = payloadOf(proof);
	const facts = payload?.challenge.parameters.data;
	if (!payload || facts?.['bound'] !== bound) return false;
	if (!(Number(facts['until']) > now.getTime() / 1000)) return false;
	const secret = secretsFor(keys, 'proof').find(({ version }) => version === facts['key'])?.secret;
	// Only what we ask for is worked out again: the parameters are signed, but by a key that may have been retired.
	const { algorithm: given, cost } = payload.challenge.parameters;
	if (secret === undefined || given !== algorithm || cost !== iterations) return false;
	const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret });
	return verified;
}

function payloadOf(proof: string): Payload | undefined {
	try {
		// Anyone's text: each part that is used is checked.
		const payload = JSON.parse(proof) as Partial<Payload> | null;
		const isWhole = payload?.challenge?.parameters !== undefined && payload.solution !== undefined;
		return isWhole ? (payload as Payload) : undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function nothing(): never {
	throw new Error('KUTSU_KEYS is empty');
}
