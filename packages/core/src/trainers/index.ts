export { createTrainer } from './commands/create-trainer.ts';
export type { CreatedTrainer } from './commands/create-trainer.ts';
export { editTrainer } from './commands/edit-trainer.ts';
export type { EditedTrainer } from './commands/edit-trainer.ts';
export { trainer, trainers } from './queries.ts';
export type { Trainer } from './queries.ts';
