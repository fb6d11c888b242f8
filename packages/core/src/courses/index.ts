export { createCourse } from './commands/create-course.ts';
export type { CreatedCourse } from './commands/create-course.ts';
export { createSeries } from './commands/create-series.ts';
export type { CreatedSeries } from './commands/create-series.ts';
