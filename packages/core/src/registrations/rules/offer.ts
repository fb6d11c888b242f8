import { Temporal } from '@kutsu/kernel';
import type { RegistrationState } from '../model.ts';

/** How long a freed seat is held for one person at most. */
export const longestHoldHours = 48;
/** With less than this left, nobody is waited for: everyone in line is told, and the first to accept has the seat. */
export const firstToAcceptHours = 8;
/** A deadline falls between these hours of the training's zone where there is time for it, so that nobody has to answer at night. */
const office = { opensAtHour: 9, closesAtHour: 18 } as const;

export type OfferTerms =
	| { readonly kind: 'held'; readonly expiresAt: Date }
	| { readonly kind: 'first-to-accept' };

/**
 * On what terms a seat that is free now goes to the next in line: held until a deadline, or to the first who accepts.
 * A quarter of the time until registration closes, 48 hours at most, to the next full hour; out of office hours it moves
 * to the next morning at 9.00, unless that would take more than half of the time.
 */
export function decideOfferTerms(
	facts: { readonly closesAt: Date; readonly timeZone: string },
	now: Date,
): OfferTerms {
	const leftMs = facts.closesAt.getTime() - now.getTime();
	if (leftMs < firstToAcceptHours * 3_600_000) return { kind: 'first-to-accept' };
	const holdMs = Math.min(longestHoldHours * 3_600_000, leftMs / 4);
	const earliest = nextFullHour(now.getTime() + holdMs, facts.timeZone);
	const polite = inOfficeHours(earliest);
	const latestMs = now.getTime() + leftMs / 2;
	const chosen = polite.epochMilliseconds <= latestMs ? polite : earliest;
	return { kind: 'held', expiresAt: new Date(chosen.epochMilliseconds) };
}

/** How long a seat is held at most for one whom a liaison registered, and at least. */
export const invitationHours = { longest: 168, shortest: 4 } as const;

/**
 * Until when a seat is held for one who did not ask for it: half of the time until registration closes, a week at most,
 * four hours at least; to the next full hour, out of office hours to the next morning where that is before the closing.
 * Never past the start.
 */
export function decideInvitationDeadline(
	facts: { readonly closesAt: Date; readonly startsAt: Date; readonly timeZone: string },
	now: Date,
): Date {
	const hourMs = 3_600_000;
	const halfMs = (facts.closesAt.getTime() - now.getTime()) / 2;
	const holdMs = Math.max(
		invitationHours.shortest * hourMs,
		Math.min(invitationHours.longest * hourMs, halfMs),
	);
	const earliest = nextFullHour(now.getTime() + holdMs, facts.timeZone);
	const polite = inOfficeHours(earliest);
	const chosen = polite.epochMilliseconds <= facts.closesAt.getTime() ? polite : earliest;
	return new Date(Math.min(chosen.epochMilliseconds, facts.startsAt.getTime()));
}

/** An offer nobody answered by its deadline, a held place whose address nobody confirmed, or a request a liaison's colleague never made theirs. */
export function isLapsed(
	registration: { readonly state: RegistrationState; readonly offerExpiresAt: Date | null },
	now: Date,
): boolean {
	return (
		(registration.state === 'offered' ||
			registration.state === 'waitlisted' ||
			registration.state === 'requested') &&
		registration.offerExpiresAt !== null &&
		now >= registration.offerExpiresAt
	);
}

function nextFullHour(epochMs: number, timeZone: string): Temporal.ZonedDateTime {
	const zoned = Temporal.Instant.fromEpochMilliseconds(Math.ceil(epochMs)).toZonedDateTimeISO(timeZone);
	return zoned.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
}

function inOfficeHours(deadline: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
	const morning = (day: Temporal.PlainDate) =>
		day.toZonedDateTime({
			timeZone: deadline.timeZoneId,
			plainTime: Temporal.PlainTime.from({ hour: office.opensAtHour }),
		});
	if (deadline.hour < office.opensAtHour) return morning(deadline.toPlainDate());
	if (deadline.hour >= office.closesAtHour) return morning(deadline.toPlainDate().add({ days: 1 }));
	return deadline;
}
