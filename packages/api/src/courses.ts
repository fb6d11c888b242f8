import {
	course,
	courses,
	createCourse,
	createSeries,
	editCourse,
	renameSeries,
	series,
} from '@kutsu/core/courses';
import {
	CourseInput,
	CreateCourseInput,
	CreateSeriesInput,
	EditCourseInput,
	RenameSeriesInput,
} from '@kutsu/core/courses/model';
import { router, staff } from './trpc.ts';

export const staffCourses = router({
	list: staff('plan.read').query(({ ctx, input }) => courses(ctx, input)),
	get: staff('plan.read')
		.input(CourseInput)
		.query(({ ctx, input }) => course(ctx, input)),
	create: staff('plan.write')
		.input(CreateCourseInput)
		.mutation(({ ctx, input }) => createCourse(ctx, input)),
	edit: staff('plan.write')
		.input(EditCourseInput)
		.mutation(({ ctx, input }) => editCourse(ctx, input)),
	series: staff('plan.read').query(({ ctx, input }) => series(ctx, input)),
	createSeries: staff('plan.write')
		.input(CreateSeriesInput)
		.mutation(({ ctx, input }) => createSeries(ctx, input)),
	renameSeries: staff('plan.write')
		.input(RenameSeriesInput)
		.mutation(({ ctx, input }) => renameSeries(ctx, input)),
});
