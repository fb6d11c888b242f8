/** What kind of workplace it is. Held equal to the table's list by a test. */
export const organisationTypes = [
	'police',
	'border',
	'justice',
	'health',
	'immigration',
	'municipality',
	'state',
	'ngo',
	'parish',
	'education',
	'other',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

/** A domain of e-mail addresses: lower case, at least two parts. */
export const domainPattern = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/;

export const longestName = 200;
/** Rows of one file. */
export const mostImported = 2000;
