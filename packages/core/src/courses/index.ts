export { createCourse } from './commands/create-course.ts';
export type { CreatedCourse } from './commands/create-course.ts';
export { createSeries } from './commands/create-series.ts';
export type { CreatedSeries } from './commands/create-series.ts';
export { editCourse } from './commands/edit-course.ts';
export type { EditedCourse } from './commands/edit-course.ts';
export { renameSeries } from './commands/rename-series.ts';
export { course, courses, series } from './queries.ts';
export type { Course, Series } from './queries.ts';
