import { statusOf } from './api.ts';

/** Undefined for what is not there, or no longer. */
export async function orGone<Result>(asked: Promise<Result>): Promise<Result | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (statusOf(error) === 404) return undefined;
		throw error;
	}
}
