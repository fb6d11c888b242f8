export { dashboard, reach } from './queries.ts';
export type { ComingTraining, Dashboard, Reach, ReachRow } from './queries.ts';
