import { type Config, reachableHost } from '../launcher/config.ts';
import { asRole } from '../launcher/database.ts';
import { compileCache, projectRoot } from '../project-root.ts';
import type { HostSpec } from './host.ts';

export type HostFacts = {
	readonly config: Config;
	readonly ownerUrl: string;
	readonly keys: string;
	readonly isDemo: boolean;
	/** Shared by the fronts and the API: without it forwarded headers are ignored. */
	readonly internalSecret: string;
	/** Where the worker tells that it is well; nobody else asks there. */
	readonly workerPort: number;
};

/** The four hosts, each with its own settings and no others: a front that is broken into holds no database secret. */
export function hostSpecs(facts: HostFacts): HostSpec[] {
	const { config } = facts;
	const shared = {
		...inherited(),
		NODE_ENV: 'production',
		NODE_COMPILE_CACHE: compileCache,
		HOST: config.host,
		LOG_LEVEL: config.logLevel,
		...given({ KUTSU_CLOCK: config.clock, KUTSU_DEMO: facts.isDemo ? '1' : undefined }),
	};
	const front = {
		API_URL: config.urls.api,
		INTERNAL_SECRET: facts.internalSecret,
		TRUST_PROXY: String(config.trustProxy),
	};
	const addresses = { PUBLIC_URL: config.urls.public, ADMIN_URL: config.urls.admin };
	const mail = given({ SMTP_URL: config.smtpUrl, MAIL_FROM: config.mailFrom });
	const stored = { KUTSU_KEYS: facts.keys, KUTSU_DATA_DIR: config.dataDir };
	const answers = (status: number) => status < 500;
	return [
		{
			name: 'api',
			args: ['apps/api/src/main.ts'],
			cwd: projectRoot,
			env: {
				...shared,
				...front,
				...addresses,
				...mail,
				...stored,
				DATABASE_APP_URL: config.databaseAppUrl ?? asRole(facts.ownerUrl, 'kutsu_app'),
				API_PORT: String(config.ports.api),
				...given({ DATABASE_MAX_CONNECTIONS: config.databaseMaxConnections?.toString() }),
			},
			health: { url: `${here(config)}:${config.ports.api}/health`, accepts: (status) => status === 200 },
		},
		{
			name: 'worker',
			args: ['apps/worker/src/main.ts'],
			cwd: projectRoot,
			env: {
				...shared,
				...addresses,
				...mail,
				...stored,
				DATABASE_WORKER_URL: config.databaseWorkerUrl ?? asRole(facts.ownerUrl, 'kutsu_worker'),
				WORKER_PORT: String(facts.workerPort),
			},
			health: { url: `${here(config)}:${facts.workerPort}/health`, accepts: (status) => status === 200 },
		},
		{
			name: 'public',
			args: ['apps/public/server/main.ts'],
			cwd: projectRoot,
			env: { ...shared, ...front, PUBLIC_URL: config.urls.public, PUBLIC_PORT: String(config.ports.public) },
			health: { url: `${here(config)}:${config.ports.public}/health`, accepts: answers },
		},
		{
			name: 'admin',
			args: ['apps/admin/server/main.ts'],
			cwd: projectRoot,
			env: {
				...shared,
				...front,
				...addresses,
				ADMIN_PORT: String(config.ports.admin),
				// That mail leaves is no secret; where to, with which password, is.
				...given({ KUTSU_SENDS_MAIL: config.smtpUrl === undefined ? undefined : '1' }),
			},
			health: { url: `${here(config)}:${config.ports.admin}/health`, accepts: answers },
		},
	];
}

/** What any program needs of the machine it is on; none of it is a setting of ours. */
function inherited(): Record<string, string> {
	const names = [
		'PATH',
		'HOME',
		'TMPDIR',
		'TEMP',
		'TMP',
		'SystemRoot',
		'NODE_EXTRA_CA_CERTS',
		'FORCE_COLOR',
		'NO_COLOR',
	];
	return given(Object.fromEntries(names.map((name) => [name, process.env[name]])));
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}

function here(config: Config): string {
	return `http://${reachableHost(config.host)}`;
}
