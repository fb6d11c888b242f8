export { csvOf } from './rules/csv.ts';
export { dashboard, reach, reachFile, reachReport } from './queries.ts';
export type { ComingTraining, Dashboard, ReachReport } from './queries.ts';
export type { Reach, ReachRow, Warning } from './model.ts';
