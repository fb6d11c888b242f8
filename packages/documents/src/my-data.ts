import { formatDateTime } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { printableStatement } from './printable.ts';
import type { ProgramDocument, Shown } from './program-document.ts';
import { typeset } from './typesetting.ts';

/** What a project knows of one person, ready for print in one language. */
export type MyDataDocument = {
	readonly title: Shown;
	/** Of whom, and of which project. */
	readonly lead: readonly string[];
	readonly sections: readonly {
		readonly heading: string;
		/** Said where there is no row. */
		readonly empty: string;
		readonly rows: readonly { readonly label: string; readonly lines: readonly Shown[] }[];
	}[];
	/** The organisation that answers for the data; null when the project names none. */
	readonly organiser: Shown | null;
	readonly funding: ProgramDocument['funding'];
	readonly generatedAt: Date;
	/** IANA; the day of the copy is told in it. */
	readonly timeZone: string;
};

/**
 * A person's own data on A4 as PDF/UA-1.
 * @throws Error with the compiler's words when no conforming document can be made.
 */
export function myDataPdf(document: MyDataDocument, locale: Locale): Uint8Array {
	const { funding, generatedAt, organiser, timeZone } = document;
	const day = generatedAt.toISOString().slice(0, 10).split('-').map(Number);
	return typeset('my-data.typ', {
		...{
			lang: locale,
			region: locale === 'en' ? 'GB' : 'FI',
			isDraft: false,
			organiser: organiser && { text: organiser.text, lang: organiser.lang },
			funding: funding && {
				statement: {
					text: printableStatement(funding.statement.text),
					lang: funding.statement.lang,
				},
				emblem: funding.emblem,
				emblemAlt: m.program_emblem_alt({}, { locale }),
			},
		},
		documentDate: { year: day[0], month: day[1], day: day[2] },
		title: { text: document.title.text, lang: document.title.lang },
		dateLine: formatDateTime(generatedAt, timeZone, locale),
		version: '',
		lead: document.lead,
		sections: document.sections.map((section) => ({
			...section,
			rows: section.rows.map((row) => ({
				label: row.label,
				lines: row.lines.map(({ text, lang }) => ({ text, lang })),
			})),
		})),
		words: { draft: '', page: m.program_page({}, { locale }) },
	});
}
