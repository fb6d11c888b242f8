import { parseKeys } from '@kutsu/kernel/keys';
import { z } from 'zod';

const origin = z
	.url({ protocol: /^https?$/, error: 'must be an address such as https://kutsu.example.org' })
	.transform((url) => new URL(url).origin);

const Environment = z.object({
	DATABASE_APP_URL: z.url({
		protocol: /^postgres(ql)?$/,
		error: 'must look like postgres://user:password@host:5432/database?options=-c%20role%3Dkutsu_app',
	}),
	/** Connections; fewer are faster where many want the same seat. */
	DATABASE_MAX_CONNECTIONS: z.coerce.number({ error: 'must be a number' }).int().min(1).max(200).default(10),
	KUTSU_KEYS: z.string({ error: 'is needed: the keys links are signed with' }).transform((text, context) => {
		try {
			return parseKeys(text);
		} catch (error) {
			context.addIssue({
				code: 'custom',
				message: error instanceof Error ? error.message : 'cannot be read',
			});
			return z.NEVER;
		}
	}),
	KUTSU_DATA_DIR: z.string().default('.kutsu'),
	KUTSU_CLOCK: z.iso
		.datetime({ offset: true, error: 'must be a moment such as 2026-10-22T09:00:00Z' })
		.transform((text) => new Date(text))
		.optional(),
	PUBLIC_URL: origin,
	ADMIN_URL: origin,
	INTERNAL_SECRET: z
		.string({ error: 'is needed: what the sites show when they tell who a visitor is' })
		.min(32, 'must be at least 32 characters long'),
	TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' }).optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address such as "Kutsu <kutsu@example.org>"')
		.optional(),
	HOST: z.string().default('127.0.0.1'),
	API_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3002),
	LOG_LEVEL: z
		.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], {
			error: 'must be one of trace, debug, info, warn, error, fatal',
		})
		.default('info'),
});

export type Env = z.infer<typeof Environment>;

/** The settings are wrong; the message names every fault at once, and no secret. */
export class WrongSettings extends Error {
	override readonly name = 'WrongSettings';
}

/**
 * Reads the API's settings; an empty value is as good as none.
 * @throws WrongSettings
 */
export function readEnv(environment: Readonly<Record<string, string | undefined>>): Env {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
	);
	const read = Environment.safeParse(given, { reportInput: false });
	if (read.success) return read.data;
	const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
	throw new WrongSettings(`Mend these settings of the API:\n${faults.join('\n')}`);
}
