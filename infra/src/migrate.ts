import { CannotStart } from './cannot-start.ts';
import { loadEnvironment, readConfig } from './launcher/config.ts';
import { settleContents } from './launcher/contents.ts';
import { asRole, migrateDatabase, reachDatabase } from './launcher/database.ts';
import { firstOwnerLink } from './launcher/account-links.ts';

// Run once before the hosts wherever these are started by something else than the launcher.
try {
	const config = readConfig(loadEnvironment());
	if (config.databaseUrl === undefined)
		throw new CannotStart('DATABASE_URL is needed: the database to bring up to date.');
	if (config.keys === undefined)
		throw new CannotStart('KUTSU_KEYS is needed: only the local launcher makes keys by itself.');
	await using reached = await reachDatabase(config, console.log);
	await migrateDatabase(reached);
	const { keys, state } = await settleContents(config, reached, true);
	console.log('The database is up to date.');
	if (state === 'empty') {
		const databaseAppUrl = config.databaseAppUrl ?? asRole(reached.ownerUrl, 'kutsu_app');
		const link = await firstOwnerLink({
			databaseAppUrl,
			publicUrl: config.urls.public,
			adminUrl: config.urls.admin,
			keys,
			clock: config.clock,
		});
		if (link) console.log(`This address works once and makes the first owner: ${link}`);
	}
} catch (error) {
	if (!(error instanceof CannotStart)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
