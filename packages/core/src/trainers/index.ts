export { createTrainer } from './commands/create-trainer.ts';
export type { CreatedTrainer } from './commands/create-trainer.ts';
