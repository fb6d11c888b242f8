import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { TxContext } from '../context.ts';
import type { MembershipRow } from './model.ts';

/** Memberships of a scheme in force, by municipality, with the scheme held against other imports. @throws NotFound for an unknown scheme */
export async function lockMemberships(
	ctx: TxContext,
	scheme: string,
): Promise<Map<string, { regionCode: string; validFrom: string }>> {
	const known = await named(ctx.tx, 'scheme_known', 'select from region_schemes where id = $1', [scheme]);
	if (known.length === 0) throw new NotFound('region scheme');
	await named(ctx.tx, 'scheme_lock', 'select pg_advisory_xact_lock(hashtextextended($1, 11))', [scheme]);
	const rows = await named<{ municipalityCode: string; regionCode: string; validFrom: string }>(
		ctx.tx,
		'memberships_in_force',
		`select municipality_code as "municipalityCode", region_code as "regionCode", valid_from::text as "validFrom"
		 from municipality_regions where scheme_id = $1 and valid_to is null`,
		[scheme],
	);
	return new Map(rows.map(({ municipalityCode, ...row }) => [municipalityCode, row]));
}

/**
 * Ends the memberships in force of these municipalities the day before, and begins the new ones. One that began on
 * the same day, or later, was never in force under the new ones: it goes.
 */
export async function saveMemberships(
	ctx: TxContext,
	scheme: string,
	rows: readonly MembershipRow[],
	validFrom: string,
): Promise<void> {
	const codes = rows.map((row) => row.municipalityCode);
	await named(
		ctx.tx,
		'memberships_drop_later',
		'delete from municipality_regions where scheme_id = $1 and municipality_code = any ($2) and valid_from >= $3::date',
		[scheme, codes, validFrom],
	);
	await named(
		ctx.tx,
		'memberships_end',
		`update municipality_regions set valid_to = $3::date - 1
		 where scheme_id = $1 and municipality_code = any ($2) and (valid_to is null or valid_to >= $3::date)`,
		[scheme, codes, validFrom],
	);
	await named(
		ctx.tx,
		'memberships_begin',
		`insert into municipality_regions (municipality_code, scheme_id, region_code, valid_from)
		 select municipality, $1, region, $4::date from unnest($2::text[], $3::text[]) as wanted(municipality, region)`,
		[scheme, codes, rows.map((row) => row.regionCode), validFrom],
	);
}
