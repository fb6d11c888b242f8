export { freshDatabase } from './database.ts';
export type { TestDatabase } from './database.ts';
export { contextOver, freshWorld, grantedOf, stoppedClock, testKeys } from './world.ts';
export type { Clock, TrainingOptions, World, WorldOptions, WorldTraining } from './world.ts';
