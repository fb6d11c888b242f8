import type { z } from 'zod/mini';

/** A task by its name, with what its payload holds. The command that asks and the worker that runs both read this. */
export type Job<Payload> = {
	readonly task: string;
	/** Ids only: a job may run twice, and later than it was asked for. */
	readonly Payload: z.ZodMiniType<Payload>;
};

/** Names a job; `task` is an imperative, `deliver-message`. */
export function defineJob<Payload extends Readonly<Record<string, string>>>(
	task: string,
	Payload: z.ZodMiniType<Payload>,
): Job<Payload> {
	return { task, Payload };
}
