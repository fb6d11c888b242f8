import { Quotas } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

const seats = z.nullable(z.int().check(z.minimum(1), z.maximum(10_000)));
const days = z.nullable(z.int().check(z.minimum(0), z.maximum(365)));

/** A row for every group that may have a quota, and one for each organisation alike; null where there is none. */
export const QuotasForm = z.object({
	groups: z
		.array(z.object({ targetGroup: z.string().check(z.maxLength(60)), seats, days }))
		.check(z.maxLength(200)),
	eachOrganisation: z.object({ seats, days }),
	/** What stood when the editor opened it. */
	seen: Quotas,
});
export type QuotasForm = z.output<typeof QuotasForm>;

/** What is typed, as the quotas it means: a row without seats is none. */
export function wantedQuotas({ groups, eachOrganisation }: Omit<QuotasForm, 'seen'>): Quotas {
	return {
		groups: groups.flatMap(({ targetGroup, seats: count, days: releaseDaysBefore }) =>
			count === null ? [] : [{ targetGroup, seats: count, releaseDaysBefore }],
		),
		eachOrganisation:
			eachOrganisation.seats === null
				? null
				: { seats: eachOrganisation.seats, releaseDaysBefore: eachOrganisation.days },
	};
}

/** The rows of these quotas, for these groups in this order. */
export function rowsOf(
	quotas: Quotas,
	groupKeys: readonly string[],
): Pick<QuotasForm, 'groups' | 'eachOrganisation'> {
	return {
		groups: groupKeys.map((targetGroup) => {
			const quota = quotas.groups.find((one) => one.targetGroup === targetGroup);
			return { targetGroup, seats: quota?.seats ?? null, days: quota?.releaseDaysBefore ?? null };
		}),
		eachOrganisation: {
			seats: quotas.eachOrganisation?.seats ?? null,
			days: quotas.eachOrganisation?.releaseDaysBefore ?? null,
		},
	};
}

/** What is wrong with an entry, in words. */
export function quotasMessage(issue: { readonly path?: readonly PropertyKey[] | undefined }): string {
	return issue.path?.at(-1) === 'days' ? m.planning_quotas_invalid_days() : m.planning_quotas_invalid_seats();
}
