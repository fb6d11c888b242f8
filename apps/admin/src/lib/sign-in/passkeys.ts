/** What became of a passkey; `cancelled` when the person or the device gave up. */
export type PasskeyOutcome = 'done' | 'unsupported' | 'cancelled' | 'unknown' | 'failed';

/** Signs in with a passkey of this device or another; nothing is typed. Works in a browser only. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
	if (!('PublicKeyCredential' in window) || !PublicKeyCredential.parseRequestOptionsFromJSON)
		return 'unsupported';
	return ceremony(
		'/api/auth/passkey/generate-authenticate-options',
		'/api/auth/passkey/verify-authentication',
		{},
		(options) =>
			navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
	);
}

/** Makes a passkey for the account that is signed in. Works in a browser only. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
	if (!('PublicKeyCredential' in window) || !PublicKeyCredential.parseCreationOptionsFromJSON)
		return 'unsupported';
	const named = name.trim() === '' ? {} : { name: name.trim().slice(0, 80) };
	return ceremony(
		'/api/auth/passkey/generate-register-options',
		'/api/auth/passkey/verify-registration',
		named,
		(options) =>
			navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
	);
}

// What the server gives for either; the browser's parsers check it.
type Options = PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialCreationOptionsJSON;

async function ceremony(
	optionsPath: string,
	verifyPath: string,
	extra: object,
	prove: (options: Options) => Promise<Credential | null>,
): Promise<PasskeyOutcome> {
	try {
		const asked = await fetch(optionsPath);
		if (!asked.ok) return 'failed';
		const proof = await prove((await asked.json()) as Options);
		if (!(proof instanceof PublicKeyCredential)) return 'cancelled';
		const verified = await fetch(verifyPath, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ response: proof.toJSON(), ...extra }),
		});
		if (verified.ok) return 'done';
		return verified.status === 401 ? 'unknown' : 'failed';
	} catch (error) {
		// The person closed the dialog, its time ran out, or the key is registered already.
		return error instanceof DOMException ? 'cancelled' : 'failed';
	}
}
