import { EditCourseInput } from '@kutsu/core/courses/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';

/** One form for a new course and for one that is edited: the address says which. */
export const CourseForm = z.extend(z.omit(EditCourseInput, { project: true, courseId: true }), {
	requestId: z.uuid(),
	title: requiredText(200),
});
export type CourseForm = z.output<typeof CourseForm>;

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function courseMessage(issue: Issue): string {
	const field = issue.path?.[0];
	if (field === 'durationMinutes') return m.planning_course_invalid_duration();
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	return m.common_invalid_required();
}
