import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { freeKey, getProjectFor, keyFrom } from '../../projects/index.ts';
import type { KeyTaken } from '../../projects/model.ts';
import type { CreateCourseInput } from '../model.ts';
import { findCourseKeys, insertCourse } from '../store.ts';

export type CreatedCourse = Decision<{ readonly courseId: string }, KeyTaken>;

/** Adds a course that trainings can be made from. @throws NotFound, Forbidden */
export function createCourse(ctx: Context, input: CreateCourseInput): Promise<CreatedCourse> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'course.create', input.requestId, async (): Promise<CreatedCourse> => {
			const { project: _, requestId: __, ...course } = input;
			const made = keyFrom(input.title);
			const key = input.key ?? freeKey(made, await findCourseKeys(ctx, project.id, made));
			const courseId = await insertCourse(ctx, project.id, { ...course, key });
			if (courseId === undefined) return refused({ code: 'key-taken', key });
			await record(ctx, {
				projectId: project.id,
				action: 'course.create',
				subject: { kind: 'course', id: courseId },
			});
			return granted({ courseId });
		});
	});
}
