import type { Context } from '@kutsu/core/context';
import type { StaffAccount } from '@kutsu/core/staff';
import type { Locale } from '@kutsu/kernel';

/** What every procedure is given: core's context, and what the host knows of the request. */
export type ApiContext = Context & {
	/** The language of the page that asks. */
	readonly locale: Locale;
	/** Where the request came from, as a trusted front or the connection says; null when unknown. */
	readonly clientAddress: string | null;
	/** Who is signed in; null for nobody, and always null on the public side. */
	readonly account: StaffAccount | null;
};
