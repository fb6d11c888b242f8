import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditCourseInput } from '../model.ts';
import { readCourse } from '../queries.ts';
import type { Course } from '../queries.ts';
import { lockCourse, saveCourse } from '../store.ts';

export type EditedCourse = Decision<{ readonly revision: number }, Stale<Course>>;

/** Saves a course. Trainings made from it keep their own texts. @throws NotFound, Forbidden */
export function editCourse(ctx: Context, input: EditCourseInput): Promise<EditedCourse> {
	return inTransaction(ctx, async (ctx): Promise<EditedCourse> => {
		const { project: slug, courseId, revision, ...fields } = input;
		const project = await getProjectFor(ctx, slug, 'plan.write');
		const course = await lockCourse(ctx, project.id, courseId);
		if (course.revision !== revision)
			return refused({ code: 'stale', theirs: await readCourse(ctx, project.id, courseId) });
		await saveCourse(ctx, project.id, courseId, fields);
		await record(ctx, {
			projectId: project.id,
			action: 'course.edit',
			subject: { kind: 'course', id: courseId },
		});
		return granted({ revision: revision + 1 });
	});
}
