export { enqueue } from './store.ts';
export type { JobRequest } from './store.ts';
