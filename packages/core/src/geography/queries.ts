import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound } from '@kutsu/kernel';
import type { Pool } from '@kutsu/db';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';

export type Region = { readonly code: string; readonly name: LocalizedText; readonly isoCode: string | null };

export type Municipality = {
	/** Three digits, Statistics Finland. */
	readonly code: string;
	readonly name: LocalizedText;
	/** As the source says: `fi`, `sv`, `fi-sv`, `sv-fi`. */
	readonly languages: string;
};

/** Names change by migration only, never while a process runs. */
const namesOf = new WeakMap<Pool, Map<string, Promise<unknown>>>();

function remembered<Value>(ctx: Context, key: string, read: () => Promise<Value>): Promise<Value> {
	let names = namesOf.get(ctx.database.pool);
	if (!names) namesOf.set(ctx.database.pool, (names = new Map()));
	// The map holds what `read` gave for this very key.
	const known = names.get(key) as Promise<Value> | undefined;
	if (known) return known;
	const reading = read();
	names.set(key, reading);
	reading.catch(() => names.delete(key));
	return reading;
}

/** The regions in force of a scheme (`region`, `wellbeing_area`, `police_department`), by code. Empty for an unknown scheme. */
export function regionsOf(ctx: Context, scheme = 'region'): Promise<readonly Region[]> {
	return remembered(ctx, `regions ${scheme}`, () =>
		named<Region>(
			ctx.database.reads,
			'regions_of',
			`select code, name, iso_code as "isoCode" from regions where scheme_id = $1 and valid_to is null order by code`,
			[scheme],
		),
	);
}

/** All municipalities, by code. */
export function municipalities(ctx: Context): Promise<readonly Municipality[]> {
	return remembered(ctx, 'municipalities', () =>
		named<Municipality>(ctx.database.reads, 'municipalities', 'select code, name, languages from municipalities order by code', []),
	);
}

/** @throws NotFound */
export async function requireMunicipality(ctx: Context | TxContext, code: string): Promise<Municipality> {
	const found = (await municipalities(ctx)).find((one) => one.code === code);
	if (!found) throw new NotFound('municipality');
	return found;
}

/** The region a municipality belongs to now, in a scheme; undefined when it is not known. */
export async function regionOfMunicipality(
	ctx: Context | TxContext,
	municipalityCode: string,
	scheme = 'region',
): Promise<string | undefined> {
	const [row] = await named<{ code: string }>(
		readsOf(ctx),
		'region_of_municipality',
		`select region_code as code from municipality_regions
		 where municipality_code = $1 and scheme_id = $2 and valid_to is null order by valid_from desc limit 1`,
		[municipalityCode, scheme],
	);
	return row?.code;
}
