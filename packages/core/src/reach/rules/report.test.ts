import { locales } from '@kutsu/kernel';
import { expect, test } from 'vitest';
import type { Reach } from '../model.ts';
import { reachCsv, reachParagraph } from './report.ts';

const project = { title: { fi: 'Ohjausmalli', sv: 'Modellen' }, requiredLocales: ['fi', 'sv'] as const };
const aReach = (facts: Partial<Reach> = {}): Reach => ({
	from: '2024-01-01',
	to: '2024-06-30',
	trainings: 12,
	participations: 1980,
	persons: 1640,
	targetPersons: 1500,
	by: {
		region: [
			{
				key: '01',
				name: { fi: 'Uusimaa', sv: 'Nyland', en: 'Uusimaa' },
				participations: 900,
				persons: 700,
				targetPersons: 600,
			},
			{
				key: '19',
				name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' },
				participations: 1000,
				persons: 910,
				targetPersons: null,
			},
			{
				key: '21',
				name: { fi: 'Ahvenanmaa', sv: 'Åland', en: 'Åland' },
				participations: 0,
				persons: 0,
				targetPersons: null,
			},
			{ key: 'unknown', name: null, participations: 80, persons: 30, targetPersons: null },
		],
		target_group: [
			{
				key: 'police',
				name: { fi: 'Poliisi', sv: 'Polisen' },
				participations: 1980,
				persons: 1640,
				targetPersons: null,
			},
		],
		language: [
			{ key: 'fi', name: null, participations: 1900, persons: 1600, targetPersons: null },
			{ key: 'sv', name: null, participations: 80, persons: 40, targetPersons: null },
		],
	},
	...facts,
});

test('the paragraph tells the figures in Finnish', () => {
	expect(reachParagraph(aReach(), project, 'fi')).toBe(
		'Hankkeessa ”Ohjausmalli” pidettiin ajalla 1.1.–30.6.2024 yhteensä 12 koulutusta. ' +
			'Koulutuksiin osallistuttiin 1\u00a0980 kertaa, ja ne tavoittivat 1\u00a0640 eri henkilöä. ' +
			'Tavoite oli 1\u00a0500 henkilöä, joten siitä on saavutettu 109\u00a0%. ' +
			'Henkilöitä tavoitettiin 2 maakunnasta (maakuntia on 3), eniten maakunnista Lappi (910) ja Uusimaa (700). ' +
			'Maakunta ei ole tiedossa 30 henkilöstä. ' +
			'Suurimmat kohderyhmät olivat Poliisi (1\u00a0640). ' +
			'Henkilöt jakautuivat asiointikielen mukaan seuraavasti: suomi (1\u00a0600) ja ruotsi (40). ' +
			'Kukin henkilö on laskettu ajanjaksolla kerran, vaikka hän olisi osallistunut useaan koulutukseen.',
	);
});

test('without a target, and with every region known, nothing is said of them', () => {
	const reach = aReach({ targetPersons: null });
	const known = {
		...reach,
		by: { ...reach.by, region: reach.by.region.filter((row) => row.key !== 'unknown') },
	};
	const text = reachParagraph(known, project, 'en');
	expect(text).not.toContain('target was');
	expect(text).not.toContain('not known');
});

test('every region reached is said so', () => {
	const reach = aReach();
	const region = reach.by.region.filter((row) => row.persons > 0);
	expect(reachParagraph({ ...reach, by: { ...reach.by, region } }, project, 'sv')).toContain(
		'Personer nåddes i alla 2 landskap, flest i Lappland (910) och Nyland (700).',
	);
});

test('a period without participants says so', () => {
	expect(reachParagraph(aReach({ trainings: 0, participations: 0, persons: 0 }), project, 'sv')).toBe(
		'Inom projektet ”Modellen” hölls under perioden 1.1–30.6.2024 inga utbildningar vars deltagare har registrerats.',
	);
});

test('the table holds every row, with its period, in Swedish', () => {
	expect(reachCsv(aReach(), project, 'sv').split('\r\n').slice(0, 7)).toEqual([
		'\uFEFFFrån och med;Till och med;Indelning;Kod;Namn;Deltaganden;Personer;Mål (personer)',
		'1.1.2024;30.6.2024;Totalt;;Totalt;1980;1640;1500',
		'1.1.2024;30.6.2024;Landskap;01;Nyland;900;700;600',
		'1.1.2024;30.6.2024;Landskap;19;Lappland;1000;910;',
		'1.1.2024;30.6.2024;Landskap;21;Åland;0;0;',
		'1.1.2024;30.6.2024;Landskap;;Okänt;80;30;',
		'1.1.2024;30.6.2024;Målgrupp;police;Polisen;1980;1640;',
	]);
});

test.each(locales)('the rows of every breakdown sum to the total, in %s', (locale) => {
	const rows = reachCsv(aReach(), project, locale)
		.trim()
		.split('\r\n')
		.slice(1)
		.map((line) => line.split(';'));
	const [total, ...others] = rows;
	for (const dimension of new Set(others.map((row) => row[2]))) {
		const sum = others
			.filter((row) => row[2] === dimension)
			.reduce((persons, row) => persons + Number(row[6]), 0);
		expect(sum).toBe(Number(total?.[6]));
	}
});
