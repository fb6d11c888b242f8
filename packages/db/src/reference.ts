import { readFileSync } from 'node:fs';
import type pg from 'pg';

type Area = { code: string; fi: string; sv: string; en: string; iso?: string };
type Municipality = {
	code: string;
	fi: string;
	sv: string;
	languages: string;
	region: string;
	wellbeingArea: string | null;
};

const read = (file: string) =>
	JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), 'utf8')) as unknown;

/** Since when each scheme is as it is: regions since the last change of borders, the others since they began work. */
const inForceSince = { region: '2021-01-01', wellbeing_area: '2023-01-01', police_department: '2014-01-01' };

/** Writes region schemes, regions and municipalities, and memberships where there are none: what a user imported by CSV stays. */
export async function applyReference(client: Pick<pg.Client, 'query'>): Promise<void> {
	const areas = read('areas.json') as { regions: Area[]; wellbeingAreas: Area[]; policeDepartments: Area[] };
	const { municipalities, source } = read('geography.json') as {
		municipalities: Municipality[];
		source: string;
	};
	const schemes = [
		{ id: 'region', title: { fi: 'Maakunnat', sv: 'Landskap', en: 'Regions' }, areas: areas.regions },
		{
			id: 'wellbeing_area',
			title: { fi: 'Hyvinvointialueet', sv: 'Välfärdsområden', en: 'Wellbeing services counties' },
			areas: areas.wellbeingAreas,
		},
		{
			id: 'police_department',
			title: { fi: 'Poliisilaitokset', sv: 'Polisinrättningar', en: 'Police departments' },
			areas: areas.policeDepartments,
		},
	] as const;
	await client.query(
		`insert into region_schemes (id, title, source) select id, title, $2 from json_to_recordset($1) as r(id text, title jsonb)
		 on conflict (id) do update set title = excluded.title, source = excluded.source`,
		[JSON.stringify(schemes), source],
	);
	await client.query(
		`insert into regions (scheme_id, code, name, iso_code, valid_from)
		 select scheme, code, name, iso, since from json_to_recordset($1) as r(scheme text, code text, name jsonb, iso text, since date)
		 on conflict (scheme_id, code) do update set name = excluded.name, valid_from = excluded.valid_from`,
		[
			JSON.stringify(
				schemes.flatMap((scheme) =>
					scheme.areas.map(({ code, fi, sv, en, iso }) => ({
						scheme: scheme.id,
						code,
						name: { fi, sv, en },
						iso: iso ?? null,
						since: inForceSince[scheme.id],
					})),
				),
			),
		],
	);
	await client.query(
		`insert into municipalities (code, name, languages)
		 select code, jsonb_build_object('fi', fi, 'sv', sv), languages from json_to_recordset($1) as r(code text, fi text, sv text, languages text)
		 on conflict (code) do update set name = excluded.name, languages = excluded.languages`,
		[JSON.stringify(municipalities)],
	);
	const memberships = municipalities.flatMap((row) => [
		{ code: row.code, scheme: 'region', area: row.region, since: inForceSince.region },
		...(row.wellbeingArea === null
			? []
			: [
					{
						code: row.code,
						scheme: 'wellbeing_area',
						area: row.wellbeingArea,
						since: inForceSince.wellbeing_area,
					},
				]),
	]);
	await client.query(
		`insert into municipality_regions (municipality_code, scheme_id, region_code, valid_from)
		 select code, scheme, area, since from json_to_recordset($1) as r(code text, scheme text, area text, since date)
		 where not exists (select from municipality_regions m where m.municipality_code = r.code and m.scheme_id = r.scheme)`,
		[JSON.stringify(memberships)],
	);
}
