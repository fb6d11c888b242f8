import { Forbidden, NotFound } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import {
	findMunicipalities,
	membershipFile,
	municipalities,
	regionOfMunicipality,
	regionSchemes,
	regionsOf,
} from '../queries.ts';
import { importMemberships, previewMemberships } from './import-memberships.ts';

const world = await freshWorld();
const owner = world.as('owner');
const input = (csv: string, change: object = {}) => ({
	project: world.project.slug,
	scheme: 'police_department',
	csv,
	validFrom: '2026-01-01',
	...change,
});
const departments = await regionsOf(owner, 'police_department');
const [first, second] = [departments[0]?.code ?? '', departments[1]?.code ?? ''];

test('a scheme is complete, or names what it lacks', async () => {
	const schemes = await regionSchemes(world.as('public'));
	expect(schemes.map((scheme) => [scheme.id, scheme.regions.length, scheme.isComplete])).toEqual([
		['region', 19, true],
		['wellbeing_area', 22, false],
		['police_department', 11, false],
	]);
	expect(schemes[2]?.missing).toHaveLength(309);
	expect(schemes[0]?.regions.reduce((sum, region) => sum + region.municipalityCount, 0)).toBe(309);
});

describe('an import', () => {
	test('is seen before it is saved', async () => {
		const preview = await previewMemberships(owner, input(`091;${first}\nAtlantis;${first}`));
		expect(preview).toEqual({
			rows: [{ line: 1, municipalityCode: '091', regionCode: first, fate: 'added', fromRegionCode: null }],
			blank: 0,
			faults: [{ line: 2, code: 'unknown-municipality', text: 'Atlantis' }],
			added: 1,
			moved: 0,
			unchanged: 0,
			stillMissing: 308,
		});
		expect(await regionOfMunicipality(owner, '091', 'police_department')).toBeUndefined();
	});

	test('tells what becomes of every line', async () => {
		const scheme = { scheme: 'region' };
		const csv = 'kunta;maakunta\nHelsinki;Uusimaa\nEspoo;Pirkanmaa\nVantaa;';
		const { rows, blank, moved, unchanged } = await previewMemberships(owner, input(csv, scheme));
		expect(rows.map(({ line, fate, fromRegionCode }) => [line, fate, fromRegionCode])).toEqual([
			[2, 'unchanged', '01'],
			[3, 'moved', '01'],
		]);
		expect([blank, moved, unchanged]).toEqual([1, 1, 1]);
	});

	test.each(['fi', 'sv', 'en'] as const)('takes back the list it gives, in %s', async (locale) => {
		const { text } = await membershipFile(owner, { scheme: 'region', locale });
		const preview = await previewMemberships(owner, input(text, { scheme: 'region' }));
		expect([preview.faults, preview.unchanged, preview.blank]).toEqual([[], 309, 0]);
		const empty = await membershipFile(owner, { scheme: 'police_department', locale });
		expect(await previewMemberships(owner, input(empty.text))).toMatchObject({
			faults: [],
			rows: [],
			blank: 309,
		});
	});

	test('with a fault saves nothing', async () => {
		expect(await importMemberships(owner, input(`091;${first}\n049;nowhere`))).toEqual({
			ok: false,
			refusal: { code: 'faulty', faults: [{ line: 2, code: 'unknown-region', text: 'nowhere' }] },
		});
		expect(await importMemberships(owner, input('kunta;laitos'))).toEqual({
			ok: false,
			refusal: { code: 'empty' },
		});
		expect(await regionOfMunicipality(owner, '091', 'police_department')).toBeUndefined();
	});

	test('adds, then moves from a day on, and repeats without effect', async () => {
		expect(await importMemberships(owner, input(`091;${first}\n049;${first}`))).toEqual({
			ok: true,
			added: 2,
			moved: 0,
		});
		const later = input(`091;${second}\n049;${first}`, { validFrom: '2026-07-01' });
		expect(await importMemberships(owner, later)).toEqual({ ok: true, added: 0, moved: 1 });
		expect(await importMemberships(owner, later)).toEqual({ ok: true, added: 0, moved: 0 });
		expect(await regionOfMunicipality(owner, '091', 'police_department')).toBe(second);
		const { rows } = await world.owner.query(
			`select region_code, valid_from::text, valid_to::text from municipality_regions
			 where scheme_id = 'police_department' and municipality_code = '091' order by valid_from`,
		);
		expect(rows).toEqual([
			{ region_code: first, valid_from: '2026-01-01', valid_to: '2026-06-30' },
			{ region_code: second, valid_from: '2026-07-01', valid_to: null },
		]);
	});

	test.each([
		{ role: 'coordinator', fault: Forbidden },
		{ role: 'auditor', fault: Forbidden },
		{ role: 'trainer', fault: NotFound },
		{ role: 'public', fault: NotFound },
	] as const)('is not for $role', async ({ role, fault }) => {
		await expect(importMemberships(world.as(role), input(`091;${first}`))).rejects.toBeInstanceOf(fault);
	});

	test('of an unknown scheme is refused as missing', async () => {
		await expect(previewMemberships(owner, input('091;01', { scheme: 'parishes' }))).rejects.toBeInstanceOf(
			NotFound,
		);
	});
});

test.each([
	{ q: 'helsingf', first: 'Helsinki' },
	{ q: 'ROVA', first: 'Rovaniemi' },
	{ q: '091', first: 'Helsinki' },
	{ q: 'ä', first: 'Ähtäri' },
	{ q: '', first: undefined },
])('a search for $q finds $first', async ({ q, first: name }) => {
	expect((await findMunicipalities(world.as('public'), { q }))[0]?.name.fi).toBe(name);
});

test('there are 309 municipalities in 19 regions', async () => {
	expect([
		(await municipalities(owner)).length,
		(await regionsOf(owner)).length,
		(await regionsOf(owner, 'parishes')).length,
	]).toEqual([309, 19, 0]);
});
