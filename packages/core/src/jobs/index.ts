export { enqueue } from './store.ts';
export type { JobRequest } from './store.ts';
export { defineJob } from './model.ts';
export type { Job } from './model.ts';
