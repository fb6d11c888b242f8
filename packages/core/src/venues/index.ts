export { createVenue } from './commands/create-venue.ts';
export type { CreatedVenue } from './commands/create-venue.ts';
export { editVenue } from './commands/edit-venue.ts';
export type { EditedVenue } from './commands/edit-venue.ts';
export { venue, venues } from './queries.ts';
export type { Room, Venue } from './queries.ts';
