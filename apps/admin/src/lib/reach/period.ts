import { z } from 'zod/mini';

export type Period = {
	/** First and last day; null for the project's own. */
	readonly from: string | null;
	readonly to: string | null;
	/** Why what the address names was not used. */
	readonly fault: 'unreadable' | 'backwards' | null;
};

const Day = z.iso.date();

/** The period an address names. One that cannot be used is the whole project's, and says why. */
export function readPeriod(params: URLSearchParams): Period {
	const given = (name: string) => params.get(name)?.trim() || null;
	const [from, to] = [given('from'), given('to')];
	const isReadable = [from, to].every((day) => day === null || Day.safeParse(day).success);
	if (!isReadable) return { from: null, to: null, fault: 'unreadable' };
	if (from !== null && to !== null && from > to) return { from: null, to: null, fault: 'backwards' };
	return { from, to, fault: null };
}

/** The query of a period; the whole project's is empty. */
export function periodQuery(from: string | null, to: string | null): string {
	const params = new URLSearchParams();
	if (from !== null) params.set('from', from);
	if (to !== null) params.set('to', to);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}
