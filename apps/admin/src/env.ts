import { defineEnvVars } from '@sveltejs/kit/env';
import { building } from '$app/env';
import { readers } from './settings.ts';

/** What pages read of the settings. The front server has checked all of them before it loads the built site. */
export const variables = defineEnvVars({
	ADMIN_URL: { schema: unlessBuilding(readers.ADMIN_URL, 'http://localhost:3001') },
	PUBLIC_URL: { schema: unlessBuilding(readers.PUBLIC_URL, 'http://localhost:3000') },
	API_URL: { schema: unlessBuilding(readers.API_URL, 'http://localhost:3002') },
	/** The demo is shown: the gallery of components too. */
	KUTSU_DEMO: { schema: (value: string | undefined) => value === '1' },
	/** Mail leaves the installation; where none does, nothing promises any. */
	KUTSU_SENDS_MAIL: { schema: (value: string | undefined) => value === '1' },
	INTERNAL_SECRET: { schema: unlessBuilding(readers.INTERNAL_SECRET, '-'.repeat(32)) },
});

/** A build has no settings: it gets an example, which nothing of it keeps. */
function unlessBuilding<Value>(read: (value: string | undefined) => Value, example: string) {
	return (value: string | undefined): Value => read(value ?? (building ? example : undefined));
}
