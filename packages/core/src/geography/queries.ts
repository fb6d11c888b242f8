import { named } from '@kutsu/db';
import { compareText } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { NotFound, shownText } from '@kutsu/kernel';
import type { Pool } from '@kutsu/db';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { writeMembershipCsv } from './rules/membership-csv.ts';

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
			readsOf(ctx),
			'regions_of',
			`select code, name, iso_code as "isoCode" from regions where scheme_id = $1 and valid_to is null order by code`,
			[scheme],
		),
	);
}

/** All municipalities, by code. */
export function municipalities(ctx: Context): Promise<readonly Municipality[]> {
	return remembered(ctx, 'municipalities', () =>
		named<Municipality>(
			readsOf(ctx),
			'municipalities',
			'select code, name, languages from municipalities order by code',
			[],
		),
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

export type SchemeCompleteness = {
	readonly id: string;
	readonly title: LocalizedText;
	/** Where the memberships come from. */
	readonly source: string;
	readonly regions: readonly (Region & {
		readonly municipalityCount: number;
		/** `2022-06-01`: the day from which the region itself is in force. */
		readonly validFrom: string;
	})[];
	/** The day the newest of the memberships in force began; null when there is none. */
	readonly membershipsFrom: string | null;
	/** Municipalities without a region in force: never guessed, so figures by this scheme leave them out. By name. */
	readonly missing: readonly { readonly code: string; readonly name: LocalizedText }[];
	readonly isComplete: boolean;
};

/** Every way of dividing the country, with what it still lacks. */
export function regionSchemes(ctx: Context): Promise<SchemeCompleteness[]> {
	return named(
		readsOf(ctx),
		'region_schemes',
		`with missing as (
			select s.id as scheme_id, m.code, m.name from region_schemes s cross join municipalities m
			where not exists (select from municipality_regions r
				where r.scheme_id = s.id and r.municipality_code = m.code and r.valid_to is null)
		)
		select s.id, s.title, s.source, not exists (select from missing where scheme_id = s.id) as "isComplete",
			(select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name, 'isoCode', r.iso_code, 'validFrom', r.valid_from, 'municipalityCount',
				(select count(*) from municipality_regions m where m.scheme_id = r.scheme_id and m.region_code = r.code and m.valid_to is null))
				order by r.code), '[]') from regions r where r.scheme_id = s.id and r.valid_to is null) as regions,
			(select coalesce(json_agg(json_build_object('code', code, 'name', name) order by name->>'fi' collate "fi-x-icu"), '[]')
				from missing where scheme_id = s.id) as missing,
			(select max(valid_from)::text from municipality_regions m where m.scheme_id = s.id and m.valid_to is null) as "membershipsFrom"
		from region_schemes s
		order by array_position(array['region', 'wellbeing_area', 'police_department'], s.id), s.id`,
		[],
	);
}

/**
 * The memberships of a scheme in force, as a list to fill in and to import again: municipalities by name, those
 * without a region with an empty one.
 * @throws NotFound for an unknown scheme
 */
export async function membershipFile(
	ctx: Context,
	input: { readonly scheme: string; readonly locale: Locale },
): Promise<{ readonly fileName: string; readonly text: string }> {
	const { scheme, locale } = input;
	const [rows, all, regions, schemes] = await Promise.all([
		named<{ municipalityCode: string; regionCode: string }>(
			readsOf(ctx),
			'memberships_of_scheme',
			`select municipality_code as "municipalityCode", region_code as "regionCode" from municipality_regions
			 where scheme_id = $1 and valid_to is null`,
			[scheme],
		),
		municipalities(ctx),
		regionsOf(ctx, scheme),
		named<{ title: LocalizedText }>(
			readsOf(ctx),
			'region_scheme',
			'select title from region_schemes where id = $1',
			[scheme],
		),
	]);
	const [found] = schemes;
	if (!found) throw new NotFound('region scheme');
	const regionOf = new Map(rows.map(({ municipalityCode, regionCode }) => [municipalityCode, regionCode]));
	const nameOf = new Map(regions.map(({ code, name }) => [code, shownText(name, locale).text]));
	const lines = all
		.map(({ code, name }) => ({
			municipality: shownText(name, locale).text,
			region: nameOf.get(regionOf.get(code) ?? '') ?? '',
		}))
		.toSorted((a, b) => compareText(locale)(a.municipality, b.municipality));
	const header = [
		m.settings_areas_municipality({}, { locale }),
		shownText(found.title, locale).text,
	] as const;
	return { fileName: `${scheme.replaceAll('_', '-')}.csv`, text: writeMembershipCsv(header, lines) };
}

/** Municipalities whose name, in any language, begins with the text, or has a word that does; those that begin first. At most 20. */
export async function findMunicipalities(
	ctx: Context,
	input: { readonly q: string },
): Promise<Municipality[]> {
	const wanted = input.q.normalize('NFKC').toLocaleLowerCase('fi').trim();
	if (wanted === '') return [];
	const rank = ({ code, name }: Municipality): number => {
		if (code === wanted) return 0;
		const names = Object.values(name).map((text) => (text ?? '').toLocaleLowerCase('fi'));
		if (names.some((text) => text.startsWith(wanted))) return 1;
		return names.some((text) => text.split(/[\s-]/).some((word) => word.startsWith(wanted))) ? 2 : 3;
	};
	const ranked = (await municipalities(ctx))
		.map((one) => ({ one, rank: rank(one) }))
		.filter((found) => found.rank < 3);
	const byName = new Intl.Collator('fi').compare;
	return ranked
		.toSorted((a, b) => a.rank - b.rank || byName(a.one.name.fi ?? '', b.one.name.fi ?? ''))
		.slice(0, 20)
		.map((found) => found.one);
}
