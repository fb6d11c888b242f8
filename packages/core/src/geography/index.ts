export { importMemberships, previewMemberships } from './commands/import-memberships.ts';
export type { ImportedMemberships } from './commands/import-memberships.ts';
export {
	findMunicipalities,
	municipalities,
	regionOfMunicipality,
	regionSchemes,
	regionsOf,
	requireMunicipality,
} from './queries.ts';
export type { Municipality, Region, SchemeCompleteness } from './queries.ts';
