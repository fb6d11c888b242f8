import { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, Key, RequestId, Revision, localizedLine, someLocalizedLine } from '../projects/model.ts';

/** Held equal to the table's list by a test. */
export const contentLevels = ['basic', 'deepening', 'trainer'] as const;
export type ContentLevel = (typeof contentLevels)[number];

const courseFields = {
	title: someLocalizedLine(200),
	summary: localizedLine(4000),
	contentLevel: z.enum(contentLevels),
	durationMinutes: z.int().check(z.minimum(5), z.maximum(20_160)),
	/** Keys of the project's target groups, in order. */
	targetGroupKeys: z.array(Key).check(z.maxLength(200)),
};

export const CreateCourseInput = z.extend(InProject, {
	...courseFields,
	requestId: RequestId,
	/** Default: made of the title. */
	key: z.optional(Key),
	summary: z._default(courseFields.summary, {}),
	contentLevel: z._default(courseFields.contentLevel, 'basic'),
	targetGroupKeys: z._default(courseFields.targetGroupKeys, []),
});
export type CreateCourseInput = z.output<typeof CreateCourseInput>;

export const EditCourseInput = z.extend(InProject, {
	...courseFields,
	courseId: z.uuid(),
	revision: Revision,
});
export type EditCourseInput = z.output<typeof EditCourseInput>;

export const CreateSeriesInput = z.extend(InProject, {
	requestId: RequestId,
	/** Default: made of the title. */
	key: z.optional(Key),
	title: someLocalizedLine(200),
});
export type CreateSeriesInput = z.output<typeof CreateSeriesInput>;

export const RenameSeriesInput = z.extend(InProject, {
	seriesId: z.uuid(),
	title: someLocalizedLine(200),
	/** The title as it stood when the form was opened: a change by someone else in between is not written over. */
	seen: LocalizedText,
});
export type RenameSeriesInput = z.output<typeof RenameSeriesInput>;

export const CourseInput = z.extend(InProject, { courseId: z.uuid() });
