import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { getProjectFor } from '../projects/index.ts';
import type { ContentLevel } from './model.ts';

export type Course = {
	readonly id: string;
	readonly key: string;
	readonly title: LocalizedText;
	readonly summary: LocalizedText;
	readonly contentLevel: ContentLevel;
	readonly durationMinutes: number;
	/** In order. */
	readonly targetGroupKeys: readonly string[];
	/** Trainings made from it, cancelled ones not. */
	readonly trainingCount: number;
	readonly revision: number;
};

export type Series = {
	readonly id: string;
	/** In addresses and feed filters. */
	readonly key: string;
	readonly title: LocalizedText;
	readonly trainingCount: number;
};

const courseSql = (where: string) => `
select c.id, c.key, c.title, c.summary, c.content_level as "contentLevel", c.duration_minutes as "durationMinutes",
	c.target_group_keys as "targetGroupKeys", c.revision, (select count(*) from trainings t
		where t.project_id = c.project_id and t.course_id = c.id and t.state <> 'cancelled') as "trainingCount"
from courses c where c.project_id = $1 ${where}
order by coalesce(c.title->>'fi', c.title->>'sv', c.title->>'en') collate "fi-x-icu", c.key`;

/** The project's courses, by name. @throws NotFound, Forbidden without `plan.read` */
export async function courses(ctx: Context, input: { readonly project: string }): Promise<Course[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return named(readsOf(ctx), 'courses', courseSql(''), [project.id]);
}

/** @throws NotFound, Forbidden without `plan.read` */
export async function course(
	ctx: Context,
	input: { readonly project: string; readonly courseId: string },
): Promise<Course> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return readCourse(ctx, project.id, input.courseId);
}

/** For a command that has checked its right. @throws NotFound */
export async function readCourse(
	ctx: Context | TxContext,
	projectId: string,
	courseId: string,
): Promise<Course> {
	const [row] = await named<Course>(readsOf(ctx), 'course', courseSql('and c.id = $2'), [
		projectId,
		courseId,
	]);
	if (!row) throw new NotFound('course');
	return row;
}

/** The project's series, the newest first. @throws NotFound, Forbidden without `plan.read` */
export async function series(ctx: Context, input: { readonly project: string }): Promise<Series[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return named(
		readsOf(ctx),
		'series',
		`select s.id, s.key, s.title, (select count(*) from trainings t
			where t.project_id = s.project_id and t.series_id = s.id and t.state <> 'cancelled') as "trainingCount"
		 from series s where s.project_id = $1 order by s.created_at desc, s.key`,
		[project.id],
	);
}
