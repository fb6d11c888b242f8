export { createTraining } from './commands/create-training.ts';
export type { CreatedTraining } from './commands/create-training.ts';
export { publishTraining } from './commands/publish-training.ts';
export { catalogue, catalogueChoices, publicTraining, sessionsForFeed, trainingToken } from './queries.ts';
export type { CatalogueChoices, CataloguePage, CatalogueRow, FeedSession, PublicSession, PublicTraining, PublicVenue } from './queries.ts';
