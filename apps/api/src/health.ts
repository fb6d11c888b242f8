import { named } from '@kutsu/db';
import type { Database } from '@kutsu/db';

export type Health = {
	readonly isHealthy: boolean;
	readonly database: 'reached' | 'unreached' | 'not-migrated';
};

/** Whether this host can do its work: its database answers, and is made for this code. */
export async function healthOf(database: Database): Promise<Health> {
	try {
		// The newest column: what a database that was not migrated lacks.
		await named(database.reads, 'health', 'select trainer_id from staff_invitations limit 0', []);
		return { isHealthy: true, database: 'reached' };
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		return {
			isHealthy: false,
			database: code === '42P01' || code === '42703' ? 'not-migrated' : 'unreached',
		};
	}
}
