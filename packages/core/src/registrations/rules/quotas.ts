import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { QuotaRefusal, Quotas } from '../model.ts';
import { isBinding } from './pools.ts';

/** One who has a seat or waits for one. */
export type LiveRegistration = {
	readonly id: string;
	readonly hasSeat: boolean;
	readonly targetGroup: string | null;
	/** Null when no organisation was told, or it is not to be known. */
	readonly organisationKey: string | null;
};

/** Seats that an invitation holds, for people of a profession or organisation as far as it is known. */
export type HeldSeats = {
	readonly invitationId: string;
	readonly seats: number;
	readonly targetGroup: string | null;
	readonly organisationKey: string | null;
};

/** A quota as a pool, with those who count in it; nobody does once it was released. */
export type PlannedPool = {
	readonly scope: 'target_group' | 'each_organisation' | 'organisation';
	readonly targetGroup: string | null;
	readonly organisationKey: string | null;
	readonly capacitySeats: number;
	readonly releaseDaysBefore: number | null;
	readonly seated: readonly string[];
	readonly waiting: readonly string[];
	readonly held: readonly HeldSeats[];
};

export type QuotaFacts = {
	readonly isCancelled: boolean;
	readonly standing: Quotas;
	readonly registrations: readonly LiveRegistration[];
	readonly held: readonly HeldSeats[];
	readonly startsAt: Date;
	readonly timeZone: string;
};

/**
 * The pools that make these quotas true for those who are there already: one for each group, one that holds the limit
 * for each organisation, and one for each organisation that somebody comes from. Nobody loses a seat.
 * Refusals: `stale` when the quotas are no longer those of `before`, `cancelled`, and both kinds of below-taken.
 */
export function planQuotas(
	{ before, wanted }: { readonly before: Quotas; readonly wanted: Quotas },
	facts: QuotaFacts,
	now: Date,
): Decision<{ readonly pools: readonly PlannedPool[] }, QuotaRefusal> {
	if (!areSame(before, facts.standing)) return refused({ code: 'stale', theirs: facts.standing });
	if (facts.isCancelled) return refused({ code: 'cancelled' });
	const pools: PlannedPool[] = [];
	for (const { targetGroup, seats, releaseDaysBefore } of wanted.groups) {
		const counted = countedIn(facts, releaseDaysBefore, now, (one) => one.targetGroup === targetGroup);
		const pool = planned('target_group', { seats, releaseDaysBefore }, counted, { targetGroup });
		const takenSeats = takenOf(pool);
		if (takenSeats > seats) return refused({ code: 'quota-below-taken', targetGroup, takenSeats });
		pools.push(pool);
	}
	const limit = wanted.eachOrganisation;
	if (limit === null) return granted({ pools });
	pools.push(planned('each_organisation', limit, nobody, {}));
	const organisations = new Set(
		[...facts.registrations, ...facts.held].flatMap((one) => one.organisationKey ?? []),
	);
	for (const organisationKey of organisations) {
		const counted = countedIn(
			facts,
			limit.releaseDaysBefore,
			now,
			(one) => one.organisationKey === organisationKey,
		);
		pools.push(planned('organisation', limit, counted, { organisationKey }));
	}
	const largest = Math.max(0, ...pools.filter(isOfOrganisation).map(takenOf));
	if (largest > limit.seats) return refused({ code: 'organisation-limit-below-taken', takenSeats: largest });
	return granted({ pools });
}

type Quota = NonNullable<Quotas['eachOrganisation']>;

/** Seats of a planned pool that somebody has, or that are held for somebody. */
export function takenOf({ seated, held }: Pick<PlannedPool, 'seated' | 'held'>): number {
	return held.reduce((sum, { seats }) => sum + seats, seated.length);
}

type Counted = Pick<QuotaFacts, 'registrations' | 'held'>;
const nobody: Counted = { registrations: [], held: [] };

function planned(
	scope: PlannedPool['scope'],
	quota: Quota,
	counted: Counted,
	owner: { readonly targetGroup?: string; readonly organisationKey?: string | null },
): PlannedPool {
	const idsOf = (hasSeat: boolean) =>
		counted.registrations.filter((one) => one.hasSeat === hasSeat).map((one) => one.id);
	return {
		scope,
		targetGroup: owner.targetGroup ?? null,
		organisationKey: owner.organisationKey ?? null,
		capacitySeats: quota.seats,
		releaseDaysBefore: quota.releaseDaysBefore,
		seated: idsOf(true),
		waiting: idsOf(false),
		held: counted.held,
	};
}

function countedIn(
	facts: QuotaFacts,
	releaseDaysBefore: number | null,
	now: Date,
	belongs: (one: Pick<LiveRegistration, 'targetGroup' | 'organisationKey'>) => boolean,
): Counted {
	if (!isBinding({ releaseDaysBefore }, facts, now)) return nobody;
	return { registrations: facts.registrations.filter(belongs), held: facts.held.filter(belongs) };
}

function isOfOrganisation(pool: PlannedPool): boolean {
	return pool.scope === 'organisation';
}

function areSame(a: Quotas, b: Quotas): boolean {
	const text = ({ groups, eachOrganisation }: Quotas) =>
		JSON.stringify([
			groups
				.map((one) => [one.targetGroup, one.seats, one.releaseDaysBefore])
				.toSorted(([first], [second]) => (String(first) < String(second) ? -1 : 1)),
			eachOrganisation && [eachOrganisation.seats, eachOrganisation.releaseDaysBefore],
		]);
	return text(a) === text(b);
}
