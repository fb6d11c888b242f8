import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, RequestId, Revision, someLocalizedLine } from '../projects/model.ts';
import { domainPattern, longestName, organisationTypes } from './rules/kinds.ts';

export { domainPattern, mostImported, organisationTypes } from './rules/kinds.ts';
export type { OrganisationType } from './rules/kinds.ts';

const organisationFields = {
	name: someLocalizedLine(longestName),
	/** Other names and abbreviations people use. */
	otherNames: z
		.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(longestName)))
		.check(z.maxLength(30)),
	type: z.enum(organisationTypes),
	municipalityCode: z.nullable(z.string().check(z.regex(/^\d{3}$/))),
	emailDomains: z
		.array(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(domainPattern)))
		.check(z.maxLength(30)),
	isSensitiveWorkplace: z.boolean(),
};
export const OrganisationFields = z.object(organisationFields);
export type OrganisationFields = z.output<typeof OrganisationFields>;

export const AddOrganisationInput = z.extend(InProject, {
	...organisationFields,
	requestId: RequestId,
	otherNames: z._default(organisationFields.otherNames, []),
	municipalityCode: z._default(organisationFields.municipalityCode, null),
	emailDomains: z._default(organisationFields.emailDomains, []),
	isSensitiveWorkplace: z._default(organisationFields.isSensitiveWorkplace, false),
});
export type AddOrganisationInput = z.output<typeof AddOrganisationInput>;

export const OrganisationInput = z.extend(InProject, { organisationId: z.uuid() });
export type OrganisationInput = z.output<typeof OrganisationInput>;

export const EditOrganisationInput = z.extend(OrganisationInput, {
	...organisationFields,
	revision: Revision,
});
export type EditOrganisationInput = z.output<typeof EditOrganisationInput>;

/** Puts one away, or back. */
export const ArchiveOrganisationInput = z.extend(OrganisationInput, {
	revision: Revision,
	isArchived: z.boolean(),
});
export type ArchiveOrganisationInput = z.output<typeof ArchiveOrganisationInput>;

/** One that is the same as another, called by any of its names. */
export const MergeOrganisationInput = z.extend(OrganisationInput, {
	revision: Revision,
	intoName: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestName)),
});
export type MergeOrganisationInput = z.output<typeof MergeOrganisationInput>;

export const OrganisationListInput = z.extend(InProject, {
	search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
	type: z.optional(z.enum(organisationTypes)),
	isArchived: z._default(z.boolean(), false),
	/** The last one seen. */
	after: z.optional(z.object({ name: z.string().check(z.maxLength(longestName)), id: z.uuid() })),
});
export type OrganisationListInput = z.output<typeof OrganisationListInput>;

/** What someone has written so far of an organisation's name. */
export const SuggestOrganisationsInput = z.extend(InProject, {
	search: z.string().check(z.trim(), z.maxLength(longestName)),
	locale: Locale,
});
export type SuggestOrganisationsInput = z.output<typeof SuggestOrganisationsInput>;

export const ImportOrganisationsInput = z.extend(InProject, {
	/** A table of names, type, municipality, domains and whether it is sensitive. */
	text: z.string().check(z.maxLength(400_000)),
});
export type ImportOrganisationsInput = z.output<typeof ImportOrganisationsInput>;

/** What comes of one row of an import. */
export type RowFate =
	| 'add'
	/** In the register already; left as it is. */
	| 'known'
	/** Twice in this list. */
	| 'twice'
	| 'no-name'
	| 'too-long'
	| 'unknown-type'
	| 'unknown-municipality'
	| 'invalid-domain'
	/** Neither yes nor no. */
	| 'unclear-sensitive';

/** Another organisation is called so. */
export type NameTaken = {
	readonly code: 'name-taken';
	readonly name: string;
	readonly organisationId: string;
};

export type MergeRefusal =
	| { readonly code: 'stale' }
	/** No other organisation in use is called so. */
	| { readonly code: 'unknown-organisation' };
