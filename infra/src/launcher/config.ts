import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseKeys } from '@kutsu/kernel/keys';
import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';
import { projectRoot } from '../project-root.ts';

const defaultPorts = { PUBLIC_PORT: 3000, ADMIN_PORT: 3001, API_PORT: 3002 };

const port = (name: keyof typeof defaultPorts) =>
	z.coerce
		.number({ error: 'must be a port number between 1 and 65535' })
		.int('must be a port number between 1 and 65535')
		.min(1, 'must be a port number between 1 and 65535')
		.max(65_535, 'must be a port number between 1 and 65535')
		.default(defaultPorts[name]);

const address = z
	.url({ protocol: /^https?$/, error: 'must be an address such as https://kutsu.example.org' })
	.transform((url) => url.replace(/\/$/, ''));

const database = z.url({
	protocol: /^postgres(ql)?$/,
	error:
		'must look like postgres://user:password@host:5432/database (in a password write @ : / # ? as %40 %3A %2F %23 %3F)',
});

const keys = z.string().superRefine((text, context) => {
	try {
		parseKeys(text);
	} catch (error) {
		context.addIssue({
			code: 'custom',
			message: error instanceof Error ? error.message.replace(/^KUTSU_KEYS:? /, '') : 'cannot be read',
		});
	}
});

const Environment = z.object({
	PUBLIC_PORT: port('PUBLIC_PORT'),
	ADMIN_PORT: port('ADMIN_PORT'),
	API_PORT: port('API_PORT'),
	HOST: z
		.union([z.ipv4(), z.ipv6(), z.literal('localhost')], {
			error: 'must be an IP address, such as 127.0.0.1 or 0.0.0.0',
		})
		.default('127.0.0.1'),
	PUBLIC_URL: address.optional(),
	ADMIN_URL: address.optional(),
	API_URL: address.optional(),
	TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
	DATABASE_URL: database.optional(),
	DATABASE_APP_URL: database.optional(),
	DATABASE_WORKER_URL: database.optional(),
	DATABASE_MAX_CONNECTIONS: z.coerce
		.number({ error: 'must be a number between 1 and 200' })
		.int('must be a number between 1 and 200')
		.min(1, 'must be a number between 1 and 200')
		.max(200, 'must be a number between 1 and 200')
		.optional(),
	KUTSU_DATA_DIR: z.string().default('.kutsu'),
	KUTSU_KEYS: keys.optional(),
	KUTSU_CLOCK: z.iso
		.datetime({ offset: true, error: 'must be a moment such as 2026-10-22T09:00:00Z' })
		.optional(),
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' }).optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address such as "Kutsu <kutsu@example.org>"')
		.optional(),
	LOG_LEVEL: z
		.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], {
			error: 'must be one of trace, debug, info, warn, error, fatal',
		})
		.default('info'),
});

/** The names of all settings of the launcher. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

export type Config = {
	readonly ports: { readonly public: number; readonly admin: number; readonly api: number };
	readonly urls: { readonly public: string; readonly admin: string; readonly api: string };
	/** The interface the hosts listen on. */
	readonly host: string;
	readonly trustProxy: boolean;
	/** Absolute. */
	readonly dataDir: string;
	/** Undefined: the built-in server. */
	readonly databaseUrl: string | undefined;
	readonly databaseAppUrl: string | undefined;
	readonly databaseWorkerUrl: string | undefined;
	/** How many the API opens; undefined: as many as it finds best. */
	readonly databaseMaxConnections: number | undefined;
	/** Undefined: the launcher's own, in `dataDir`. */
	readonly keys: string | undefined;
	/** An instant at which the hosts' clock stands; undefined: the real one. */
	readonly clock: string | undefined;
	readonly smtpUrl: string | undefined;
	readonly mailFrom: string | undefined;
	readonly logLevel: string;
};

/** The settings of the process, with those of the file `.env` where it has none. */
export function loadEnvironment(): Record<string, string | undefined> {
	const file = join(projectRoot, '.env');
	if (existsSync(file)) process.loadEnvFile(file);
	return process.env;
}

/**
 * Reads the launcher's settings; an empty value is as good as none.
 * @throws CannotStart that lists every fault at once, and no secret.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
	);
	const read = Environment.safeParse(given, { reportInput: false });
	const faults = [
		...(read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
		...faultsBetween(given),
	];
	if (!read.success || faults.length > 0) {
		const list = faults.map((fault) => `  ${fault}`).join('\n');
		throw new CannotStart(
			`Mend these settings (in the environment or in .env; .env.example describes them):\n${list}`,
		);
	}
	const env = read.data;
	const forPeople = env.HOST === '127.0.0.1' || isEverywhere(env.HOST) ? 'localhost' : inUrl(env.HOST);
	return {
		ports: { public: env.PUBLIC_PORT, admin: env.ADMIN_PORT, api: env.API_PORT },
		urls: {
			public: env.PUBLIC_URL ?? `http://${forPeople}:${env.PUBLIC_PORT}`,
			admin: env.ADMIN_URL ?? `http://${forPeople}:${env.ADMIN_PORT}`,
			api: env.API_URL ?? `http://${reachableHost(env.HOST)}:${env.API_PORT}`,
		},
		host: env.HOST,
		trustProxy: env.TRUST_PROXY,
		dataDir: resolve(projectRoot, env.KUTSU_DATA_DIR),
		databaseUrl: env.DATABASE_URL,
		databaseAppUrl: env.DATABASE_APP_URL,
		databaseWorkerUrl: env.DATABASE_WORKER_URL,
		databaseMaxConnections: env.DATABASE_MAX_CONNECTIONS,
		keys: env.KUTSU_KEYS,
		clock: env.KUTSU_CLOCK,
		smtpUrl: env.SMTP_URL,
		mailFrom: env.MAIL_FROM,
		logLevel: env.LOG_LEVEL,
	};
}

/** What is wrong between settings; read from what was given, so that a fault elsewhere hides none of these. */
function faultsBetween(given: Readonly<Record<string, string | undefined>>): string[] {
	const portOf = (name: keyof typeof defaultPorts) => Number(given[name] ?? defaultPorts[name]);
	const [publicPort, adminPort, apiPort] = [portOf('PUBLIC_PORT'), portOf('ADMIN_PORT'), portOf('API_PORT')];
	const faults: [isFault: boolean, told: string][] = [
		[adminPort === publicPort, 'ADMIN_PORT must differ from PUBLIC_PORT'],
		[apiPort === publicPort, 'API_PORT must differ from PUBLIC_PORT'],
		[apiPort === adminPort, 'API_PORT must differ from ADMIN_PORT'],
		[!!given['DATABASE_APP_URL'] && !given['DATABASE_URL'], 'DATABASE_APP_URL needs DATABASE_URL beside it'],
		[
			!!given['DATABASE_WORKER_URL'] && !given['DATABASE_URL'],
			'DATABASE_WORKER_URL needs DATABASE_URL beside it',
		],
		[
			!!given['SMTP_URL'] && !given['MAIL_FROM'],
			'MAIL_FROM is needed with SMTP_URL: the address that mail comes from',
		],
	];
	return faults.flatMap(([isFault, told]) => (isFault ? [told] : []));
}

/** How this machine reaches what listens on the interface `host`, as it stands in an address. */
export function reachableHost(host: string): string {
	return isEverywhere(host) ? '127.0.0.1' : inUrl(host);
}

function isEverywhere(host: string): boolean {
	return host === '0.0.0.0' || host === '::';
}

function inUrl(host: string): string {
	return host.includes(':') ? `[${host}]` : host;
}
