import { courses, series } from '@kutsu/db/tables';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound, newId } from '@kutsu/kernel';
import { and, eq, like, sql } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import type { CreateCourseInput, EditCourseInput } from './model.ts';

/** Keys of the project's courses that begin like this one. */
export async function findCourseKeys(
	ctx: TxContext,
	projectId: string,
	beginning: string,
): Promise<string[]> {
	const condition = and(eq(courses.projectId, projectId), like(courses.key, `${beginning}%`));
	return (await ctx.tx.select({ key: courses.key }).from(courses).where(condition)).map((row) => row.key);
}

/** Keys of the project's series that begin like this one. */
export async function findSeriesKeys(
	ctx: TxContext,
	projectId: string,
	beginning: string,
): Promise<string[]> {
	const condition = and(eq(series.projectId, projectId), like(series.key, `${beginning}%`));
	return (await ctx.tx.select({ key: series.key }).from(series).where(condition)).map((row) => row.key);
}

/** The new course's id; undefined when the key is taken. */
export async function insertCourse(
	ctx: TxContext,
	projectId: string,
	course: Omit<CreateCourseInput, 'project' | 'requestId' | 'key'> & { readonly key: string },
): Promise<string | undefined> {
	const rows = await ctx.tx
		.insert(courses)
		.values({ ...course, projectId, id: newId(), createdAt: ctx.now() })
		.onConflictDoNothing({ target: [courses.projectId, courses.key] })
		.returning({ id: courses.id });
	return rows[0]?.id;
}

/** @throws NotFound */
export async function lockCourse(ctx: TxContext, projectId: string, courseId: string) {
	const condition = and(eq(courses.projectId, projectId), eq(courses.id, courseId));
	const [row] = await ctx.tx.select().from(courses).where(condition).for('update');
	if (!row) throw new NotFound('course');
	return row;
}

export async function saveCourse(
	ctx: TxContext,
	projectId: string,
	courseId: string,
	fields: Omit<EditCourseInput, 'project' | 'courseId' | 'revision'>,
): Promise<void> {
	await ctx.tx
		.update(courses)
		.set({ ...fields, revision: sql`${courses.revision} + 1` })
		.where(and(eq(courses.projectId, projectId), eq(courses.id, courseId)));
}

/** The new series' id; undefined when the key is taken. */
export async function insertSeries(
	ctx: TxContext,
	projectId: string,
	one: { key: string; title: LocalizedText },
): Promise<string | undefined> {
	const rows = await ctx.tx
		.insert(series)
		.values({ ...one, projectId, id: newId(), createdAt: ctx.now() })
		.onConflictDoNothing({ target: [series.projectId, series.key] })
		.returning({ id: series.id });
	return rows[0]?.id;
}

/** The title of a series, held against other edits. @throws NotFound */
export async function lockSeriesTitle(
	ctx: TxContext,
	projectId: string,
	seriesId: string,
): Promise<LocalizedText> {
	const [row] = await ctx.tx
		.select({ title: series.title })
		.from(series)
		.where(and(eq(series.projectId, projectId), eq(series.id, seriesId)))
		.for('update');
	if (!row) throw new NotFound('series');
	return row.title;
}

/** Under its lock. */
export async function saveSeriesTitle(
	ctx: TxContext,
	projectId: string,
	seriesId: string,
	title: LocalizedText,
): Promise<void> {
	await ctx.tx
		.update(series)
		.set({ title })
		.where(and(eq(series.projectId, projectId), eq(series.id, seriesId)));
}
