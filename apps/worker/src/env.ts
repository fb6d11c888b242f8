import { parseKeys } from '@kutsu/kernel/keys';
import { z } from 'zod';

const origin = z
	.url({ protocol: /^https?$/, error: 'must be an address such as https://kutsu.example.org' })
	.transform((url) => url.replace(/\/$/, ''));

const Environment = z.object({
	DATABASE_WORKER_URL: z.url({
		protocol: /^postgres(ql)?$/,
		error: 'must look like postgres://user:password@host:5432/database?options=-c%20role%3Dkutsu_worker',
	}),
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
	PUBLIC_URL: origin,
	ADMIN_URL: origin,
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' }).optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address such as "Kutsu <kutsu@example.org>"')
		.optional(),
	KUTSU_CLOCK: z.iso
		.datetime({ offset: true, error: 'must be a moment such as 2026-10-22T09:00:00Z' })
		.transform((text) => new Date(text))
		.optional(),
	HOST: z.string().default('127.0.0.1'),
	/** Where `GET /health` answers; without it nothing listens. */
	WORKER_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).optional(),
	LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
});

export type Env = z.infer<typeof Environment>;

/** The settings are wrong; the message names every fault at once, and no secret. */
export class WrongSettings extends Error {
	override readonly name = 'WrongSettings';
}

/**
 * Reads the worker's settings; an empty value is as good as none.
 * @throws WrongSettings
 */
export function readEnv(environment: Readonly<Record<string, string | undefined>>): Env {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
	);
	const read = Environment.safeParse(given, { reportInput: false });
	const faults = read.error?.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`) ?? [];
	if (read.success && read.data.SMTP_URL && !read.data.MAIL_FROM)
		faults.push('  MAIL_FROM is needed with SMTP_URL: the address that mail comes from');
	if (!read.success || faults.length > 0)
		throw new WrongSettings(`Mend these settings of the worker:\n${faults.join('\n')}`);
	return read.data;
}
