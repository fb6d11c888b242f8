export { importMemberships, previewMemberships } from './commands/import-memberships.ts';
export type { ImportedMemberships } from './commands/import-memberships.ts';
export {
	findMunicipalities,
	membershipFile,
	municipalities,
	regionOfMunicipality,
	regionSchemes,
	regionsOf,
	requireMunicipality,
} from './queries.ts';
export type { Municipality, Region, SchemeCompleteness } from './queries.ts';
