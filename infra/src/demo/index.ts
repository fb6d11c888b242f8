import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { parseKeys } from '@kutsu/kernel/keys';
import type { Context } from '@kutsu/core/context';
import { movedTo, unmoved } from './dates.ts';
import { readDemoData } from './data.ts';
import { loadEverything } from './load.ts';

export type DemoOptions = {
	/** As `kutsu_app`. */
	readonly databaseAppUrl: string;
	readonly keys: string;
	readonly publicUrl: string;
	readonly adminUrl: string;
	/** The instant taken for now; undefined: the real one. */
	readonly clock: string | undefined;
	/** How far it has come, in a few words. */
	readonly say: (detail: string) => void;
	/** Keeps the file's own dates, for checking its totals. */
	readonly keepsDates?: boolean;
};

const timeZone = 'Europe/Helsinki';

/**
 * Loads the demo project into an empty database through the product's own commands, each at its own moment:
 * what lies ahead of the clock has not happened.
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
	const now = options.clock === undefined ? new Date() : new Date(options.clock);
	const database = openDatabase(withoutWaitingForDisk(options.databaseAppUrl), {
		maxConnections: 4,
		applicationName: 'kutsu-demo',
	});
	const ctx: Context = {
		database,
		actor: { kind: 'system', name: 'demo' },
		now: () => now,
		keys: parseKeys(options.keys),
		requestId: newId(),
		log: { info: () => undefined, warn: () => undefined, error: () => undefined },
		settings: { publicUrl: options.publicUrl, adminUrl: options.adminUrl, hasSmtp: false },
	};
	try {
		await loadEverything(
			ctx,
			readDemoData(),
			options.keepsDates ? unmoved(timeZone) : movedTo(now, timeZone),
			options.say,
		);
	} finally {
		await database.pool.end();
	}
}

/** A demo cut off by a power failure is loaded again from the start, so its commits need not wait for the disk. */
function withoutWaitingForDisk(url: string): string {
	const changed = new URL(url);
	const given = changed.searchParams.get('options');
	changed.searchParams.set('options', `${given ?? ''} -c synchronous_commit=off`.trim());
	return changed.toString();
}
