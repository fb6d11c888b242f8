import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, localized, oneOf, privacyOf, projectId, reference } from './columns.ts';
import { projects } from './projects.ts';
import { registrations } from './registrations.ts';

export const consentKinds = ['photo', 'mailing_list', 'sharing_with_host'] as const;

/** What a project asks consent to, word for word; append-only, so that what someone agreed to can always be read. */
export const consentTexts = pgTable(
	'consent_texts',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		kind: text().$type<(typeof consentKinds)[number]>().notNull(),
		/** 1, 2, 3 …; the last is asked. */
		version: integer().notNull(),
		/** Empty: no longer asked. */
		body: localized().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.kind, t.version] }),
		oneOf('consent_texts_kind', t.kind, consentKinds),
	],
);

/** Consents given and withdrawn, append-only: the last of a kind is what holds. */
export const consentEntries = pgTable(
	'consent_entries',
	{
		projectId: projectId(),
		registrationId: id(),
		kind: text().$type<(typeof consentKinds)[number]>().notNull(),
		/** 1, 2, 3 … of this registration and kind. */
		seq: integer().notNull(),
		/** `false`: withdrawn. */
		isGiven: boolean().notNull(),
		/** Of the text that was shown. */
		version: integer().notNull(),
		/** The language it was shown in. */
		locale: localeColumn().notNull(),
		at: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId, t.kind, t.seq] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.kind, t.version],
			foreignColumns: [consentTexts.projectId, consentTexts.kind, consentTexts.version],
		}),
		index('consent_entries_kind').on(t.projectId, t.kind, t.registrationId, t.seq),
	],
);

export const consentsPrivacy = [
	privacyOf(consentTexts, { impersonal: ['kind', 'body'] }),
	privacyOf(consentEntries, { impersonal: ['kind', 'locale'] }),
];
