/** How one setting is read; it throws what is wrong with the value, never the value. */
export type Reader<Value> = (value: string | undefined) => Value;
export type Readers = Readonly<Record<string, Reader<unknown>>>;
export type SettingsOf<From extends Readers> = { readonly [Name in keyof From]: ReturnType<From[Name]> };

/** A setting is missing or cannot be used. Its message lists every one. */
export class SettingsFault extends Error {
	override readonly name = 'SettingsFault';
}

/** @throws SettingsFault that names every fault at once, and no value. */
export function readSettings<From extends Readers>(
	readers: From,
	environment: Readonly<Record<string, string | undefined>>,
): SettingsOf<From> {
	const faults: string[] = [];
	const settings: Record<string, unknown> = {};
	for (const [name, read] of Object.entries(readers)) {
		try {
			settings[name] = read(environment[name]);
		} catch (error) {
			faults.push(`  ${name} ${error instanceof Error ? error.message : 'cannot be used'}`);
		}
	}
	if (faults.length > 0) throw new SettingsFault(`Mend these settings:\n${faults.join('\n')}`);
	// Every name of `readers` was read above.
	return settings as SettingsOf<From>;
}

/** An address without a slash at its end. */
export function httpUrl(value: string | undefined): string {
	if (!value) throw new Error('is missing');
	if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) {
		throw new Error('must be an address such as https://kutsu.example.org');
	}
	return value.replace(/\/+$/, '');
}

export function secret(value: string | undefined): string {
	if (!value) throw new Error('is missing');
	if (value.length < 32) throw new Error('must be at least 32 characters long');
	return value;
}

export function portOr(fallback: number): Reader<number> {
	return (value) => {
		const port = Number(value || fallback);
		if (!Number.isInteger(port) || port < 1 || port > 65_535) {
			throw new Error('must be a port number between 1 and 65535');
		}
		return port;
	};
}

/** No for a setting that is not there. */
export function yesOrNo(value: string | undefined): boolean {
	if (!value || value === 'false') return false;
	if (value === 'true') return true;
	throw new Error('must be true or false');
}

export function textOr(fallback: string): Reader<string> {
	return (value) => value || fallback;
}
