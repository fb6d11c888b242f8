export { createTraining } from './commands/create-training.ts';
export type { CreatedTraining } from './commands/create-training.ts';
export { publishTraining } from './commands/publish-training.ts';
