import { readers } from '../src/settings.ts';
import type { Settings } from '../src/settings.ts';

/** A setting is missing or cannot be used. Its message lists every one. */
export class SettingsFault extends Error {
	override readonly name = 'SettingsFault';
}

/** @throws SettingsFault that names every fault at once, and no value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
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
	return settings as Settings;
}
