export { addOrganisation } from './commands/add-organisation.ts';
export type { AddedOrganisation } from './commands/add-organisation.ts';
export { archiveOrganisation } from './commands/archive-organisation.ts';
export { editOrganisation } from './commands/edit-organisation.ts';
export type { EditedOrganisation } from './commands/edit-organisation.ts';
export { importOrganisations, previewOrganisations } from './commands/import-organisations.ts';
export type { ImportedOrganisations, ImportedRow } from './commands/import-organisations.ts';
export { mergeOrganisation } from './commands/merge-organisation.ts';
export {
	isSensitiveNameSql,
	isWorkplaceHiddenSql,
	organisation,
	organisationIdSql,
	organisationList,
	organisationSql,
	partyOrganisationSql,
	suggestOrganisations,
} from './queries.ts';
export type { Organisation, OrganisationPage, OrganisationRow } from './queries.ts';
export { findOrganisation, namesByCountKey, organisationJson, organisationKeyOf } from './store.ts';
export type { KnownOrganisation } from './store.ts';
