import * as fc from 'fast-check';
import { locales } from '@kutsu/kernel';
import { describe, expect, test } from 'vitest';
import { exampleMails, exampleProject, exampleTraining } from './examples.ts';
import { fillLinks, linkPlaceholder, type Mail, registrationConfirmed, trainingChanged } from './index.ts';

const registrationUrl = linkPlaceholder('registration', '0192b1c4-5d2e-7abc-8def-0123456789ab');
const everyMail = locales.flatMap((locale) =>
	Object.entries(exampleMails(locale)).map(([name, mail]) => ({ locale, name, mail })),
);

/** What a reader of the HTML reads, tags and addresses aside. */
function wordsOfHtml(html: string): string {
	const body = html.slice(html.indexOf('<body'));
	const text = body.replace(/<!--[^]*?-->/g, ' ').replace(/<[^>]*>/g, ' ');
	const entities: Record<string, string> = {
		'&amp;': '&',
		'&lt;': '<',
		'&gt;': '>',
		'&quot;': '"',
		'&#39;': "'",
	};
	return bare(text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity));
}

/** The plain text without the addresses that HTML hides behind its links. */
function wordsOfText(text: string): string {
	return bare(
		text.replace(/(?:\{\{link:[^}]*\}\}|https:\/\/(?:video\.)?example\.org\/(?!\S*ilmoittaudu)\S*)/g, ' '),
	);
}

function bare(text: string): string {
	return text.replace(/[:>\s]+/g, ' ').trim();
}

function tagsOf({ html }: Mail): string[] {
	return (html.match(/<\/?[a-z!][a-z0-9]*/gi) ?? []).filter((tag) => tag !== '<br');
}

/** Whether a date may be broken between lines is not these tests' matter. */
function plainSpaces(text: string): string {
	return text.replaceAll('\u00a0', ' ');
}

function confirmed(facts: Partial<Parameters<typeof registrationConfirmed>[0]> = {}): Mail {
	return registrationConfirmed({
		locale: 'fi',
		project: exampleProject,
		training: exampleTraining,
		participant: { name: 'Osallistuja Esimerkki' },
		registrationUrl,
		hasInvitation: true,
		...facts,
	});
}

describe.each(everyMail)('$name in $locale', ({ locale, mail, name }) => {
	test('says the same in HTML and in plain text', () => {
		expect(wordsOfText(mail.text)).toBe(wordsOfHtml(mail.html));
	});

	test('has one line of subject, one main heading, its language, and fetches nothing', () => {
		expect(mail.subject).toMatch(/^\S[^\p{Cc}{}]*\S$/u);
		expect(mail.html.match(/<h1[ >]/g)).toHaveLength(1);
		expect(mail.html).toContain(`<html lang="${locale}"`);
		expect(mail.html).toContain(`lang="${locale}" dir="ltr"><table`.replace('><', '>\n<'));
		expect(mail.html).not.toMatch(/<(?:img|link|script|iframe|object|video)|\bsrc=|url\(|@import/i);
	});

	test('has links that say where they go, and to http(s) or a placeholder only', () => {
		const links = Array.from(mail.html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g));
		expect(links.length).toBe(mail.html.split('<a ').length - 1);
		for (const [, href = '', label = ''] of links) {
			expect(href).toMatch(/^(?:https:\/\/|\{\{link:)/);
			expect(label.trim().length).toBeGreaterThan(4);
		}
	});

	test('names the funder and whom to ask, unless it is the installation that writes or the training is discreet', () => {
		const isInstallation = name === 'staff/password-reset';
		const isDiscreet = name.endsWith('-discreetly');
		const namesFunder = !isInstallation && !isDiscreet;
		expect(mail.text.includes(exampleProject.fundingStatement[locale] ?? '')).toBe(namesFunder);
		if (isDiscreet)
			expect(`${mail.subject} ${mail.text}`).not.toMatch(/ihmiskaup|människohandel|traffick|NRM|Pori/i);
		expect(mail.text.includes('hanke@example.org')).toBe(!isInstallation);
		if (name.startsWith('registrations/')) expect(mail.text).toContain('Osallistuja Esimerkki');
	});
});

test('no two languages share a subject or a heading', () => {
	for (const name of Object.keys(exampleMails('fi'))) {
		const mails = locales.map((locale) => exampleMails(locale)[name]);
		expect(new Set(mails.map((mail) => mail?.subject)).size).toBe(3);
		expect(new Set(mails.map((mail) => mail?.text.split('\n\n')[1])).size).toBe(3);
	}
});

describe('a confirmation', () => {
	test('says in Finnish when, where, how to get in and how to cancel', () => {
		const cancelUntil = new Date('2024-10-20T13:00:00Z');
		expect(plainSpaces(confirmed({ cancelUntil }).text)).toBe(
			[
				'Ihmiskaupan vastaisen työn tehostaminen',
				'',
				'Paikka on vahvistettu',
				'',
				'Osallistuja Esimerkki on ilmoittautunut koulutukseen ja saanut paikan. Tervetuloa!',
				'',
				'Koulutus: Tunnista, kohtaa, ohjaa: ihmiskaupan uhrin auttaminen – Pori',
				'Aika: ti 22.10.2024 klo 9.00–12.30 (Suomen aikaa)',
				'Paikka:',
				'  Kaupungintalon koulutuskeskus',
				'  Sali 2, toinen kerros',
				'  Esimerkkikatu 12, 28100 Pori',
				'Saapuminen: Sisäänkäynti pihan puolelta, portaaton reitti hissillä. Ovi aukeaa klo 8.30.',
				'Osallistuja: Osallistuja Esimerkki',
				'Tunnus: NRM-2024-026',
				'',
				'Kalenterikutsu on tämän viestin liitteenä. Jos aika tai paikka muuttuu, lähetämme päivityksen.',
				'',
				`Näytä ilmoittautuminen: ${registrationUrl}`,
				'',
				'Jos et pääse osallistumaan',
				'',
				'Peru ilmoittautuminen viimeistään su 20.10.2024 klo 16.00, niin paikka ehtii jonossa seuraavalle.',
				'',
				`Peru ilmoittautuminen: ${registrationUrl}`,
				'',
				'Älä välitä tätä viestiä eteenpäin: sen linkeistä voi nähdä ja perua ilmoittautumisen.',
				'',
				'Tämän viestin lähetti hanke Ihmiskaupan vastaisen työn tehostaminen.',
				'Kysyttävää? Vastaa tähän viestiin tai kirjoita osoitteeseen hanke@example.org.',
				'Näin käsittelemme henkilötietoja: https://example.org/fi/hankkeet/hanke/tietosuoja',
				'Euroopan unionin osarahoittama',
				'',
			].join('\n'),
		);
	});

	test('marks a text that stands in another language, for the eye and for a screen reader', () => {
		const { html, text } = confirmed({ locale: 'en' });
		expect(html).toContain(
			'<span lang="fi">Tunnista, kohtaa, ohjaa: ihmiskaupan uhrin auttaminen – Pori</span>',
		);
		expect(text).toContain('ihmiskaupan uhrin auttaminen – Pori\n  (in Finnish)');
	});

	test('names a zone that is not Finland’s', () => {
		const training = { ...exampleTraining, timeZone: 'Europe/Stockholm' };
		expect(confirmed({ locale: 'sv', training }).text).toContain('8.00–11.30 (Europe/Stockholm)');
	});
});

describe('a change', () => {
	const change = (training: Partial<typeof exampleTraining>) =>
		plainSpaces(
			trainingChanged({
				locale: 'fi',
				project: exampleProject,
				training: { ...exampleTraining, ...training },
				before: exampleTraining,
				participant: { name: 'Osallistuja Esimerkki' },
				state: 'confirmed',
				registrationUrl,
				hasInvitation: true,
			}).text,
		);

	test('marks the row that changed and tells what it said, and no other', () => {
		const text = change({
			sessions: [{ startsAt: new Date('2024-10-22T10:00:00Z'), endsAt: new Date('2024-10-22T13:30:00Z') }],
		});
		expect(text.match(/muuttunut:/g)).toHaveLength(1);
		expect(text).toContain(
			'Aika – muuttunut:\n  ti 22.10.2024 klo 13.00–16.30 (Suomen aikaa)\n  Aiemmin: ti 22.10.2024 klo 9.00–12.30',
		);
	});

	test('tells of a place that is no more', () => {
		const text = change({ place: null, conferenceUrl: 'https://video.example.org/j/1' });
		expect(text).toContain(
			'Paikka – muuttunut:\n  Ei enää\n  Aiemmin: Kaupungintalon koulutuskeskus, Sali 2, toinen kerros',
		);
		expect(text).toContain(
			'Verkossa – muuttunut: Liity koulutukseen verkossa: https://video.example.org/j/1',
		);
	});
});

describe('a link', () => {
	test('is filled in both parts, escaped in HTML', () => {
		const mail = fillLinks(confirmed(), (kind, id) => `https://example.org/${kind}/${id}?a=1&b="2"`);
		expect(mail.html).toContain(
			'href="https://example.org/registration/0192b1c4-5d2e-7abc-8def-0123456789ab?a=1&amp;b=&quot;2&quot;"',
		);
		expect(mail.text).toContain(
			'https://example.org/registration/0192b1c4-5d2e-7abc-8def-0123456789ab?a=1&b="2"',
		);
		expect(mail.html + mail.text).not.toContain('{{');
	});

	test.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'tulossa',
		'',
		'{{link:registration:x}}y',
		'mailto:x@example.org',
	])('to %j is refused', (href) => expect(() => confirmed({ registrationUrl: href })).toThrow(RangeError));

	test('of a participant’s making is no placeholder, in whatever text it comes', () => {
		const planted = '{{link:registration:ffffffff}} {{{link:registration:ffffffff}}}';
		const mail = confirmed({
			participant: { name: planted },
			training: {
				...exampleTraining,
				title: { fi: planted },
				conferenceUrl: 'https://example.org/{{link:registration:ffffffff}}',
				place: { name: { fi: planted }, arrival: { fi: planted } },
			},
		});
		const asked: string[] = [];
		fillLinks(mail, (_, id) => {
			asked.push(id);
			return 'https://example.org/';
		});
		expect(mail.subject).not.toContain('{{');
		expect(new Set(asked)).toEqual(new Set(['0192b1c4-5d2e-7abc-8def-0123456789ab']));
	});
});

test('whatever a name, title or place holds, the markup stays ours and both parts say it', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc.string({
			unit: fc.constantFrom(
				'<',
				'>',
				'"',
				"'",
				'&',
				'&amp;',
				'<script>',
				'-->',
				'<!--',
				'{{',
				'}}',
				'\r\n',
				'\u0000',
				'\u2028',
				'ä',
				' ',
			),
			maxLength: 30,
		}),
	);
	const ours = tagsOf(
		confirmed({ training: { ...exampleTraining, title: { fi: 'x' }, place: { name: { fi: 'x' } } } }),
	);
	fc.assert(
		fc.property(hostile, hostile, hostile, (name, title, place) => {
			const training = {
				...exampleTraining,
				title: { fi: `x${title}` },
				place: { name: { fi: `x${place}` } },
			};
			const mail = confirmed({ participant: { name: `x${name}` }, training });
			expect(tagsOf(mail)).toEqual(ours);
			expect(mail.subject).not.toMatch(/\p{Cc}/u);
			expect(wordsOfText(mail.text)).toBe(wordsOfHtml(mail.html));
		}),
		{ numRuns: 200 },
	);
});
