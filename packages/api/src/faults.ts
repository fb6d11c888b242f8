import type { Log } from '@kutsu/core/context';
import { Forbidden, NotFound } from '@kutsu/kernel';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';

/** One field that cannot be used: where it stands in the input, and what is wrong with it. */
export type FieldFault = {
	readonly path: readonly (string | number)[];
	readonly code: string;
	readonly message: string;
};

/** The session lacks the second factor that the project asks for: only the page to set one up works. */
export class SecondFactorRequired extends Error {
	override readonly name = 'SecondFactorRequired';
}

/**
 * The one place where what was thrown becomes an answer.
 * What is not known here says nothing of itself: the log has it, under the request's id.
 */
export function asAnswer(error: TRPCError, log: Log, requestId: string): TRPCError {
	if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
	const { cause } = error;
	if (cause instanceof NotFound) return new TRPCError({ code: 'NOT_FOUND', cause });
	if (cause instanceof Forbidden || cause instanceof SecondFactorRequired)
		return new TRPCError({ code: 'FORBIDDEN', cause });
	log.error({ requestId, ...faultFacts(cause ?? error) }, 'A procedure failed');
	return error;
}

const said: Partial<Record<TRPCError['code'], string>> = {
	BAD_REQUEST: 'The input cannot be used',
	PARSE_ERROR: 'The input cannot be used',
	UNAUTHORIZED: 'Sign in first',
	FORBIDDEN: 'Not allowed',
	NOT_FOUND: 'Not found',
	PAYLOAD_TOO_LARGE: 'Too large',
	TOO_MANY_REQUESTS: 'Too many attempts',
	INTERNAL_SERVER_ERROR: 'Something went wrong',
};

/** The words of an answer: by its kind alone, never the fault's own. */
export function messageOf(error: TRPCError): string {
	return said[error.code] ?? 'Not possible';
}

/** The fields that zod refused; empty for any other answer. */
export function fieldsOf(error: TRPCError): FieldFault[] {
	if (!(error.cause instanceof z.core.$ZodError)) return [];
	return error.cause.issues.map((issue) => ({
		path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
		code: issue.code ?? 'invalid',
		message: issue.message,
	}));
}

/**
 * A fault for the log. Errors of the database driver and of drizzle quote values, so of those
 * only the code, the constraint and the trace are told.
 */
export function faultFacts(fault: unknown): Record<string, unknown> {
	if (!(fault instanceof Error)) return { fault: typeof fault };
	const origin = fault.cause instanceof Error ? fault.cause : fault;
	// Drizzle's have no name of their own, and quote the values whatever went wrong: a lost connection too.
	const isOfDatabase = 'params' in fault || 'severity' in origin;
	return {
		fault: fault.name,
		...(isOfDatabase ? databaseFacts(origin) : { message: fault.message }),
		trace: fault.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n'),
	};
}

function databaseFacts(origin: Error): Record<string, unknown> {
	return Object.fromEntries(
		['code', 'constraint', 'table', 'column', 'routine'].flatMap((name) =>
			name in origin ? [[`pg_${name}`, Reflect.get(origin, name)]] : [],
		),
	);
}
