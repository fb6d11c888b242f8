/** A person of the demo: generated, fictional, always the same for the same number. */
export type DemoPerson = {
	readonly number: number;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly organisation: string;
	readonly municipality: string;
	readonly targetGroup: string;
	readonly locale: 'fi' | 'sv';
};

// Made up of words for nature, so that no list of real people was used.
const firstNames = {
	fi: [
		'Aura',
		'Helmi',
		'Kielo',
		'Lumi',
		'Meri',
		'Pihla',
		'Saana',
		'Taika',
		'Tuuli',
		'Vieno',
		'Halla',
		'Ilta',
		'Kaisla',
		'Otso',
		'Oiva',
		'Rauha',
		'Sampo',
		'Taimi',
		'Tapio',
		'Toivo',
		'Usko',
		'Vilja',
		'Väinö',
		'Ahti',
		'Armas',
	],
	sv: [
		'Björk',
		'Dag',
		'Embla',
		'Flora',
		'Freja',
		'Hilma',
		'Iris',
		'Liv',
		'Ljung',
		'Malva',
		'My',
		'Saga',
		'Siv',
		'Sky',
		'Sten',
		'Storm',
		'Svala',
		'Tuva',
		'Vide',
		'Ängla',
	],
} as const;
const beginnings = {
	fi: [
		'Aalto',
		'Haapa',
		'Harju',
		'Honka',
		'Hopea',
		'Järvi',
		'Kaisla',
		'Kallio',
		'Kanerva',
		'Kataja',
		'Koivu',
		'Koski',
		'Kuusi',
		'Lehto',
		'Lumi',
		'Meri',
		'Mänty',
		'Niitty',
		'Pihlaja',
		'Puro',
		'Ranta',
		'Salmi',
		'Suvi',
		'Syys',
		'Talvi',
		'Tuomi',
		'Vaahtera',
		'Vesi',
		'Yö',
		'Äyräs',
	],
	sv: [
		'Ask',
		'Berg',
		'Björk',
		'Blå',
		'Dal',
		'Ek',
		'Fjäll',
		'Glim',
		'Gran',
		'Hav',
		'Holm',
		'Is',
		'Lind',
		'Ljung',
		'Lund',
		'Mån',
		'Nord',
		'Ren',
		'Rön',
		'Sjö',
		'Sol',
		'Sten',
		'Strand',
		'Sund',
		'Ö',
	],
} as const;
const endings = {
	fi: [
		'kaarto',
		'kivi',
		'kulma',
		'kumpu',
		'laakso',
		'lampi',
		'linna',
		'maa',
		'mäki',
		'niemi',
		'notko',
		'pelto',
		'polku',
		'saari',
		'selkä',
		'sointu',
		'suvanto',
		'tupa',
		'vaara',
		'vuori',
	],
	sv: [
		'backa',
		'blad',
		'bro',
		'fors',
		'glans',
		'gren',
		'klint',
		'kulla',
		'kvist',
		'mark',
		'ros',
		'sand',
		'skog',
		'stig',
		'ström',
		'vall',
		'vik',
		'åker',
		'äng',
		'ö',
	],
} as const;

/** The name of a number: every combination once before any comes again. */
function nameOf(number: number, locale: 'fi' | 'sv'): { firstName: string; lastName: string } {
	const [first, begin, end] = [firstNames[locale], beginnings[locale], endings[locale]];
	// Steps prime to the list lengths walk through all of them without neighbours looking alike.
	const firstName = first[(number * 7) % first.length] ?? 'Aura';
	const lastName = `${begin[(number * 11 + Math.floor(number / first.length)) % begin.length]}${end[(number * 3 + Math.floor(number / 97)) % end.length]}`;
	return { firstName, lastName };
}

const plain: Record<string, string> = { å: 'a', ä: 'a', ö: 'o' };

export function demoPerson(
	number: number,
	facts: Pick<DemoPerson, 'organisation' | 'municipality' | 'targetGroup' | 'locale'>,
): DemoPerson {
	const name = nameOf(number, facts.locale);
	const local = `${name.firstName}.${name.lastName}.${number}`
		.toLowerCase()
		.replaceAll(/[åäö]/g, (letter) => plain[letter] ?? letter);
	return { number, ...name, email: `${local}@example.org`, ...facts };
}
