import { date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { localized, privacyOf, reference } from './columns.ts';

/** A way of dividing the country; pluggable, since police and wellbeing areas do not follow regions. */
export const regionSchemes = pgTable('region_schemes', {
	/** `region`, `wellbeing_area`, `police_department`. */
	id: text().primaryKey(),
	title: localized().notNull(),
	/** Where the memberships come from. */
	source: text().notNull(),
});

export const regions = pgTable(
	'regions',
	{
		schemeId: text()
			.notNull()
			.references(() => regionSchemes.id, { onDelete: 'restrict' }),
		code: text().notNull(),
		name: localized().notNull(),
		/** ISO 3166-2, where there is one. */
		isoCode: text(),
		validFrom: date({ mode: 'string' }).notNull(),
		/** Null while in force. */
		validTo: date({ mode: 'string' }),
	},
	(t) => [primaryKey({ columns: [t.schemeId, t.code] })],
);

export const municipalities = pgTable('municipalities', {
	/** Three digits, Statistics Finland. */
	code: text().primaryKey(),
	name: localized().notNull(),
	/** `fi`, `sv`, `fi-sv`, `sv-fi` or with Sámi: as the source says. */
	languages: text().notNull(),
});

/** Which region of which scheme a municipality belongs to; a missing row is "not known", never guessed. */
export const municipalityRegions = pgTable(
	'municipality_regions',
	{
		municipalityCode: text()
			.notNull()
			.references(() => municipalities.code, { onDelete: 'restrict' }),
		schemeId: text().notNull(),
		regionCode: text().notNull(),
		validFrom: date({ mode: 'string' }).notNull(),
		validTo: date({ mode: 'string' }),
	},
	(t) => [
		primaryKey({ columns: [t.municipalityCode, t.schemeId, t.validFrom] }),
		reference({ columns: [t.schemeId, t.regionCode], foreignColumns: [regions.schemeId, regions.code] }),
		index().on(t.schemeId, t.regionCode),
	],
);

export const geographyPrivacy = [
	privacyOf(regionSchemes, { impersonal: ['id', 'title', 'source'] }),
	privacyOf(regions, { impersonal: ['schemeId', 'code', 'name', 'isoCode'] }),
	privacyOf(municipalities, { impersonal: ['code', 'name', 'languages'] }),
	privacyOf(municipalityRegions, { impersonal: ['municipalityCode', 'schemeId', 'regionCode'] }),
];
