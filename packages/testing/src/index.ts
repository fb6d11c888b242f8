export { freshDatabase } from './database.ts';
export type { TestDatabase } from './database.ts';
export { contextOver, freshWorld, grantedOf, stoppedClock, testKeys } from './world.ts';
export type { Clock, TrainingOptions, World, WorldOptions, WorldTraining } from './world.ts';
export { openMailSink } from './mail-sink.ts';
export type { MailSink, Manner, ReceivedMail } from './mail-sink.ts';
export { partOfType, readMime } from './mime.ts';
export type { MimePart } from './mime.ts';
export { undone } from './undone.ts';
