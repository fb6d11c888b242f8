import type { Locale } from '@kutsu/kernel';

/** The product's languages in the order they are offered. */
export const languages = ['fi', 'sv', 'en'] as const satisfies readonly Locale[];

/** Each language's name in itself: how its reader finds it. */
export const localeNames: Readonly<Record<Locale, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** The locale dates, numbers and sorting follow. Swedish is Finland's, never Sweden's. */
export const formatLocales: Readonly<Record<Locale, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const names: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
	fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
	sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
	en: { fi: 'englanti', sv: 'engelska', en: 'English' },
	se: { fi: 'pohjoissaame', sv: 'nordsamiska', en: 'Northern Sámi' },
	smn: { fi: 'inarinsaame', sv: 'enaresamiska', en: 'Inari Sámi' },
	sms: { fi: 'koltansaame', sv: 'skoltsamiska', en: 'Skolt Sámi' },
	fse: { fi: 'suomalainen viittomakieli', sv: 'finskt teckenspråk', en: 'Finnish Sign Language' },
	fss: {
		fi: 'suomenruotsalainen viittomakieli',
		sv: 'finlandssvenskt teckenspråk',
		en: 'Finland-Swedish Sign Language',
	},
	rom: { fi: 'romani', sv: 'romani', en: 'Romani' },
	et: { fi: 'viro', sv: 'estniska', en: 'Estonian' },
	ru: { fi: 'venäjä', sv: 'ryska', en: 'Russian' },
	uk: { fi: 'ukraina', sv: 'ukrainska', en: 'Ukrainian' },
	ar: { fi: 'arabia', sv: 'arabiska', en: 'Arabic' },
	so: { fi: 'somali', sv: 'somaliska', en: 'Somali' },
	fa: { fi: 'persia', sv: 'persiska', en: 'Persian' },
	ku: { fi: 'kurdi', sv: 'kurdiska', en: 'Kurdish' },
	vi: { fi: 'vietnam', sv: 'vietnamesiska', en: 'Vietnamese' },
	th: { fi: 'thai', sv: 'thailändska', en: 'Thai' },
	zh: { fi: 'kiina', sv: 'kinesiska', en: 'Chinese' },
	es: { fi: 'espanja', sv: 'spanska', en: 'Spanish' },
	fr: { fi: 'ranska', sv: 'franska', en: 'French' },
	de: { fi: 'saksa', sv: 'tyska', en: 'German' },
	no: { fi: 'norja', sv: 'norska', en: 'Norwegian' },
	da: { fi: 'tanska', sv: 'danska', en: 'Danish' },
};

/** A language's name in another, as inside a sentence; an unknown code is its own name. ISO 639 codes. */
export function languageName(code: string, locale: Locale): string {
	return names[code]?.[locale] ?? code;
}
