export { createVenue } from './commands/create-venue.ts';
export type { CreatedVenue } from './commands/create-venue.ts';
