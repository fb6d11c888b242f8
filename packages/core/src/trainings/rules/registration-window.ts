import { Temporal } from '@kutsu/kernel';

export type RegistrationWindow = {
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
};

/**
 * The window of a new training: what was given, and for the rest open from now, closed three days before the first
 * session, cancelling possible until the day before it, at the session's wall time. Never closes before it opens.
 */
export function windowOf(
	given: { readonly [Field in keyof RegistrationWindow]?: Date | undefined },
	firstStartsAt: Date,
	timeZone: string,
	now: Date,
): RegistrationWindow {
	const start = Temporal.Instant.fromEpochMilliseconds(firstStartsAt.getTime()).toZonedDateTimeISO(timeZone);
	const opensAt = given.opensAt ?? earlier(now, given.closesAt ?? now);
	const daysBefore = (days: number) => later(opensAt, new Date(start.subtract({ days }).epochMilliseconds));
	return {
		opensAt,
		closesAt: given.closesAt ?? daysBefore(3),
		selfCancelUntil: given.selfCancelUntil ?? daysBefore(1),
	};
}

function earlier(a: Date, b: Date): Date {
	return a < b ? a : b;
}

function later(a: Date, b: Date): Date {
	return a > b ? a : b;
}
