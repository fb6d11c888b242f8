import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { locales } from '@kutsu/kernel';
import { programPdf } from './program.ts';
import type { PrintedItem, ProgramDocument } from './program-document.ts';

const at = (time: string) => new Date(`2025-05-13T${time}:00+03:00`);

function anItem(over: Partial<PrintedItem> = {}): PrintedItem {
	return {
		kind: 'talk',
		startsAt: at('09:00'),
		endsAt: at('09:45'),
		trackId: null,
		roomId: 'hall',
		title: { text: 'Työ jatkuu: äiti, yö ja Åland', lang: 'fi' },
		abstract: null,
		speakers: [],
		languages: ['fi', 'sv'],
		mayBeRecorded: true,
		isStreamed: false,
		...over,
	};
}

const parallel = [
	anItem({ startsAt: at('10:00'), endsAt: at('11:00'), trackId: 'help', title: { text: 'Apu', lang: 'fi' } }),
	anItem({
		startsAt: at('10:00'),
		endsAt: at('11:00'),
		trackId: 'law',
		roomId: 'small',
		title: { text: 'Oikeus', lang: 'fi' },
	}),
];

function aProgram(
	over: Partial<ProgramDocument> = {},
	items: readonly PrintedItem[] = [anItem(), ...parallel],
): ProgramDocument {
	return {
		project: { text: 'Esimerkkihanke', lang: 'fi' },
		title: { text: 'Loppuseminaari', lang: 'fi' },
		dateLine: 'tiistai 13.5.2025 klo 9–16',
		place: { text: 'Helsinki', lang: 'fi' },
		organiser: { text: 'Esimerkkivirasto', lang: 'fi' },
		timeZone: 'Europe/Helsinki',
		release: { number: 3, releasedAt: new Date('2025-05-02T09:00:00Z') },
		generatedAt: new Date('2025-05-02T09:00:00Z'),
		funding: { statement: { text: 'Euroopan unionin osarahoittama', lang: 'fi' }, emblem: 'eu' },
		interpretation: ['fi-sv', 'fi-fse'],
		url: 'https://example.org/fi/ohjelma/NRM-2025-001',
		tracks: [
			{ id: 'help', name: { text: 'Auttaminen', lang: 'fi' }, colour: '#0f766e' },
			{ id: 'law', name: { text: 'Rikosvastuu', lang: 'fi' }, colour: '#7c3aed' },
		],
		rooms: [
			{ id: 'hall', name: { text: 'Juhlasali', lang: 'fi' } },
			{ id: 'small', name: { text: 'Sali 2', lang: 'fi' } },
		],
		days: [{ eventDate: '2025-05-13', items }],
		...over,
	};
}

const open = (bytes: Uint8Array) => getDocumentProxy(Uint8Array.from(bytes));

async function textOf(bytes: Uint8Array): Promise<string> {
	const { text } = await extractText(await open(bytes), { mergePages: true });
	return text.replaceAll(/\s+/g, ' ');
}

async function pageTextsOf(bytes: Uint8Array): Promise<string[]> {
	const { text } = await extractText(await open(bytes));
	return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

type Tag = { role?: string; alt?: string; type?: string; children?: readonly Tag[] };

const tagsBelow = (tag: Tag): Tag[] => [tag, ...(tag.children ?? []).flatMap(tagsBelow)];

async function tagsOf(bytes: Uint8Array): Promise<Tag[]> {
	const pdf = await open(bytes);
	const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
	const trees = await Promise.all(pages.map(async (page) => (await page).getStructTree()));
	return trees.flatMap((tree: Tag | null) => (tree ? tagsBelow(tree) : []));
}

describe('the program is a PDF/UA-1', () => {
	test.each(locales)('in %s: title, language, tags and identifier', async (locale) => {
		const bytes = programPdf(aProgram(), locale);
		const raw = Buffer.from(bytes).toString('latin1');
		expect(raw.startsWith('%PDF-1.7')).toBe(true);
		expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
		const pdf = await open(bytes);
		const { info } = await pdf.getMetadata();
		expect(info).toMatchObject({
			Title: 'Loppuseminaari',
			Author: 'Esimerkkivirasto',
			Language: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[locale],
		});
		expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
	});

	test('headings follow each other by level, and the emblem has an alternative text', async () => {
		const tags = await tagsOf(programPdf(aProgram(), 'sv'));
		expect(tags.map((tag) => tag.role).filter((role) => /^H\d$/.test(role ?? ''))).toEqual([
			'H1',
			'H2',
			'H3',
			'H3',
			'H4',
			'H4',
		]);
		expect(tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt)).toEqual([
			'Europeiska unionens flagga',
		]);
	});

	test.each([
		{
			when: 'nothing but a title and a date',
			program: aProgram({
				project: null,
				place: null,
				organiser: null,
				funding: null,
				interpretation: [],
				url: null,
				tracks: [],
				rooms: [],
				days: [],
			}),
		},
		{
			when: 'a funder without an emblem',
			program: aProgram({ funding: { statement: { text: 'Rahoittaja', lang: 'fi' }, emblem: null } }),
		},
		{
			when: 'a colour that is none',
			program: aProgram({
				tracks: [{ id: 'help', name: { text: 'Apu', lang: 'fi' }, colour: 'red; panic()' }],
			}),
		},
		{ when: 'a track and a room that are not listed', program: aProgram({ tracks: [], rooms: [] }) },
		{
			when: 'an abstract longer than a page',
			program: aProgram({}, [anItem({ abstract: { text: 'Pitkä kuvaus. '.repeat(900), lang: 'fi' } })]),
		},
		{ when: 'an empty title', program: aProgram({}, [anItem({ title: { text: '', lang: 'fi' } })]) },
	])('with $when', async ({ program }) => {
		expect((await open(programPdf(program, 'fi'))).numPages).toBeGreaterThanOrEqual(1);
	});
});

describe('what is read', () => {
	test('times, titles, rooms, tracks, languages and interpretation stand in it', async () => {
		const text = await textOf(programPdf(aProgram(), 'fi'));
		expect(text).toContain('9.00–9.45 Työ jatkuu: äiti, yö ja Åland Juhlasali FI SV');
		expect(text).toContain('10.00–11.00 Rinnakkaisohjelma');
		expect(text).toContain('Auttaminen Juhlasali Apu');
		expect(text).toContain('Rikosvastuu Sali 2 Oikeus');
		expect(text).toContain('Tulkkaus: suomi–ruotsi, suomi–suomalainen viittomakieli');
		expect(text).toContain('https://example.org/fi/ohjelma/NRM-2025-001');
	});

	test.each([
		{
			locale: 'fi' as const,
			words: ['Ohjelma', 'Rinnakkaisohjelma', 'Versio 3, julkaistu 2.5.2025', 'Sivu 1/1'],
		},
		{
			locale: 'sv' as const,
			words: ['Program', 'Parallellt program', 'Version 3, publicerad 2.5.2025', 'Sida 1/1'],
		},
		{
			locale: 'en' as const,
			words: ['Programme', 'Parallel sessions', 'Version 3, published 2 May 2025', 'Page 1/1'],
		},
	])('in $locale the product speaks that language', async ({ locale, words }) => {
		const text = await textOf(programPdf(aProgram(), locale));
		expect(words.filter((word) => !text.includes(word))).toEqual([]);
	});

	test('a text in another language is marked with it, and a note says so', async () => {
		const bytes = programPdf(aProgram(), 'sv');
		expect(await textOf(bytes)).toContain('En del av texterna finns bara på finska.');
		expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (fi)');
	});

	test('a text in the language asked for needs no note', async () => {
		expect(await textOf(programPdf(aProgram(), 'fi'))).not.toContain('Osa teksteistä');
	});

	test('every page carries the version, its number and the funding statement', async () => {
		const items = Array.from({ length: 40 }, (_, index) =>
			anItem({
				startsAt: new Date(at('09:00').getTime() + index * 600_000),
				endsAt: new Date(at('09:00').getTime() + (index + 1) * 600_000),
			}),
		);
		const pages = await pageTextsOf(programPdf(aProgram({}, items), 'fi'));
		expect(pages.length).toBeGreaterThan(2);
		pages.forEach((page, index) => {
			expect(page).toContain('Versio 3, julkaistu 2.5.2025');
			expect(page).toContain(`Sivu ${index + 1}/${pages.length}`);
			expect(page).toContain('Euroopan unionin osarahoittama');
			expect(page).toContain('Loppuseminaari');
		});
	});

	test('several days have a heading each', async () => {
		const program = aProgram({
			days: [
				{ eventDate: '2025-05-13', items: [anItem()] },
				{ eventDate: '2025-05-14', items: [anItem()] },
			],
		});
		const text = await textOf(programPdf(program, 'fi'));
		expect(text).toContain('Tiistai 13.5.2025');
		expect(text).toContain('Keskiviikko 14.5.2025');
	});

	test('a program without content says so', async () => {
		expect(await textOf(programPdf(aProgram({ days: [] }), 'fi'))).toContain(
			'Ohjelmaan ei ole vielä lisätty sisältöä.',
		);
	});
});

describe('a draft', () => {
	const items = Array.from({ length: 40 }, (_, index) =>
		anItem({ startsAt: at('09:00'), endsAt: at('09:45'), roomId: `room ${index}` }),
	);

	test('says so on every page, with the time it was made', async () => {
		const pages = await pageTextsOf(programPdf(aProgram({ release: null }, items), 'fi'));
		expect(pages.length).toBeGreaterThan(1);
		for (const page of pages) {
			expect(page).toContain('LUONNOS');
			expect(page).toContain('Luonnos, tehty 2.5.2025 klo 12.00');
		}
	});

	test('a release does not', async () => {
		expect((await textOf(programPdf(aProgram(), 'fi'))).toLowerCase()).not.toContain('luonnos');
	});
});

test('a protected speaker is shown by role only; another by name and role', async () => {
	const role = { text: 'Kokemusasiantuntija', lang: 'fi' } as const;
	const speakers = [
		{ name: 'Salattu Henkilö', role, isProtected: true },
		{ name: 'Julkinen Henkilö', role: { text: 'tutkija', lang: 'fi' } as const, isProtected: false },
	];
	const lane = parallel.map((item) => ({ ...item, speakers }));
	const text = await textOf(programPdf(aProgram({}, [anItem({ speakers }), ...lane]), 'fi'));
	expect(text).toContain('Kokemusasiantuntija · Julkinen Henkilö, tutkija');
	expect(text).not.toContain('Salattu');
});

test('an item that may not be recorded says so, and a streamed one too', async () => {
	const text = await textOf(
		programPdf(aProgram({}, [anItem({ mayBeRecorded: false, isStreamed: true })]), 'fi'),
	);
	expect(text).toContain('Ei tallennusta eikä kuvausta');
	expect(text).toContain('Suora lähetys verkossa');
});

test('text is never markup: every sign prints as it was typed', async () => {
	const hostile = '#import "x" *a* _b_ $c$ <d> @e `f` \\ // -- ... ~ = [g] #panic()';
	const shown = { text: hostile, lang: 'fi' } as const;
	const program = aProgram(
		{ title: shown, project: shown, place: shown, organiser: shown, dateLine: hostile },
		[
			anItem({
				title: shown,
				abstract: shown,
				speakers: [{ name: hostile, role: shown, isProtected: false }],
			}),
			...parallel.map((item) => ({ ...item, title: shown, abstract: shown })),
		],
	);
	const bytes = programPdf(program, 'fi');
	const text = (await textOf(bytes)).replaceAll(/[\s-]/g, '');
	const expected = hostile.replaceAll(/[\s-]/g, '');
	expect(text.split(expected).length - 1).toBeGreaterThanOrEqual(10);
	expect((await (await open(bytes)).getMetadata()).info).toMatchObject({ Title: hostile });
});

test('an emoji or a foreign script does not stop the print', async () => {
	const text = await textOf(
		programPdf(aProgram({}, [anItem({ title: { text: 'Juhla 🎉 漢字', lang: 'fi' } })]), 'fi'),
	);
	expect(text).toContain('Juhla □ □□');
});

describe('the same input gives the same bytes', () => {
	test('again and again, also after other documents', () => {
		const first = programPdf(aProgram(), 'fi');
		programPdf(aProgram({ release: null }), 'sv');
		expect(Buffer.from(programPdf(aProgram(), 'fi')).equals(first)).toBe(true);
	});

	test('another version gives others', () => {
		const other = programPdf(
			aProgram({ release: { number: 4, releasedAt: new Date('2025-05-02T09:00:00Z') } }),
			'fi',
		);
		expect(Buffer.from(other).equals(programPdf(aProgram(), 'fi'))).toBe(false);
	});

	test('the document is dated by its data', async () => {
		const { info } = await (await open(programPdf(aProgram(), 'fi'))).getMetadata();
		expect(info).toMatchObject({ CreationDate: 'D:20250502120000Z', ModDate: 'D:20250502120000Z' });
	});
});
