import { named } from '@kutsu/db';
import {
	accessibilityFeedback,
	indicators,
	memberships,
	projectPages,
	projects,
	reachTargets,
	targetGroups,
} from '@kutsu/db/tables';
import type { LocalizedText } from '@kutsu/kernel';
import { newId, only } from '@kutsu/kernel';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import type {
	CreateProjectInput,
	EditProjectInput,
	ProjectPageKind,
	ProjectTaken,
	SetIndicatorsInput,
	SetReachTargetsInput,
} from './model.ts';

type NewProject = Omit<CreateProjectInput, 'requestId'>;

/** Making projects is rare: one at a time, so that what is free stays free until it is taken. */
export async function lockProjectMaking(ctx: TxContext): Promise<{ isInstallationEmpty: boolean }> {
	await named(ctx.tx, 'projects_lock_making', 'select pg_advisory_xact_lock(7261003)', []);
	const [row] = await named<{ found: boolean }>(
		ctx.tx,
		'projects_any',
		'select exists (select from projects) as found',
		[],
	);
	return { isInstallationEmpty: row?.found !== true };
}

/** The first of the texts that must be one in the installation and is another project's. */
export async function findTaken(
	ctx: TxContext,
	wanted: { code?: string; slug?: string; codePrefix: string },
	exceptId: string | null,
): Promise<ProjectTaken['field'] | undefined> {
	const rows = await named<{ code: string; slug: string; code_prefix: string }>(
		ctx.tx,
		'projects_taken',
		`select code, slug, code_prefix from projects
		 where (code = $1 or slug = $2 or code_prefix = $3
			or exists (select from trainings t where t.project_id = projects.id and t.code like $3 || '-%')) and ($4::uuid is null or id <> $4)`,
		[wanted.code ?? null, wanted.slug ?? null, wanted.codePrefix, exceptId],
	);
	if (rows.some((row) => row.code === wanted.code)) return 'code';
	if (rows.some((row) => row.slug === wanted.slug)) return 'slug';
	return rows.length > 0 ? 'codePrefix' : undefined;
}

export async function insertProject(ctx: TxContext, input: NewProject): Promise<string> {
	const id = newId();
	await ctx.tx.insert(projects).values({ ...input, id, createdAt: ctx.now() });
	return id;
}

/** Whoever makes a project owns it. */
export async function insertOwner(ctx: TxContext, projectId: string, userId: string): Promise<void> {
	await ctx.tx
		.insert(memberships)
		.values({ projectId, id: newId(), userId, role: 'owner', createdAt: ctx.now() });
}

export async function insertProjectPages(
	ctx: TxContext,
	projectId: string,
	pages: Readonly<Record<ProjectPageKind, LocalizedText>>,
): Promise<void> {
	const rows = Object.entries(pages).map(([kind, body]) => ({
		projectId,
		kind: kind as ProjectPageKind,
		body,
		updatedAt: ctx.now(),
	}));
	await ctx.tx.insert(projectPages).values(rows);
}

export async function lockProject(ctx: TxContext, projectId: string) {
	return only(await ctx.tx.select().from(projects).where(eq(projects.id, projectId)).for('update'));
}

export async function saveProject(
	ctx: TxContext,
	projectId: string,
	fields: Omit<EditProjectInput, 'project' | 'revision'>,
): Promise<void> {
	await ctx.tx
		.update(projects)
		.set({ ...fields, revision: sql`${projects.revision} + 1` })
		.where(eq(projects.id, projectId));
}

export async function insertTargetGroups(
	ctx: TxContext,
	projectId: string,
	groups: readonly { key: string; name: LocalizedText; isSensitiveWorkplace: boolean }[],
): Promise<void> {
	const [last] = await named<{ position: number }>(
		ctx.tx,
		'target_groups_last',
		'select coalesce(max(position), 0) as position from target_groups where project_id = $1',
		[projectId],
	);
	const first = (last?.position ?? 0) + 1;
	await ctx.tx
		.insert(targetGroups)
		.values(groups.map((group, index) => ({ ...group, projectId, id: newId(), position: first + index })));
}

/** Undefined when there is none. */
export async function lockTargetGroup(ctx: TxContext, projectId: string, key: string) {
	const condition = and(eq(targetGroups.projectId, projectId), eq(targetGroups.key, key));
	const [row] = await ctx.tx.select().from(targetGroups).where(condition).for('update');
	return row;
}

export async function saveTargetGroup(
	ctx: TxContext,
	projectId: string,
	key: string,
	fields: { name: LocalizedText; isSensitiveWorkplace: boolean },
): Promise<void> {
	await ctx.tx
		.update(targetGroups)
		.set(fields)
		.where(and(eq(targetGroups.projectId, projectId), eq(targetGroups.key, key)));
}

export async function replaceReachTargets(
	ctx: TxContext,
	projectId: string,
	targets: SetReachTargetsInput['targets'],
): Promise<void> {
	await ctx.tx.delete(reachTargets).where(eq(reachTargets.projectId, projectId));
	if (targets.length > 0)
		await ctx.tx.insert(reachTargets).values(targets.map((target) => ({ ...target, projectId })));
}

export async function replaceIndicators(
	ctx: TxContext,
	projectId: string,
	wanted: SetIndicatorsInput['indicators'],
): Promise<void> {
	await ctx.tx.delete(indicators).where(eq(indicators.projectId, projectId));
	if (wanted.length > 0)
		await ctx.tx.insert(indicators).values(wanted.map((one) => ({ ...one, projectId, id: newId() })));
}

export async function lockProjectPage(ctx: TxContext, projectId: string, kind: ProjectPageKind) {
	const condition = and(eq(projectPages.projectId, projectId), eq(projectPages.kind, kind));
	return only(await ctx.tx.select().from(projectPages).where(condition).for('update'));
}

export async function saveProjectPage(
	ctx: TxContext,
	projectId: string,
	kind: ProjectPageKind,
	body: LocalizedText,
): Promise<void> {
	await ctx.tx
		.update(projectPages)
		.set({ body, revision: sql`${projectPages.revision} + 1`, updatedAt: ctx.now() })
		.where(and(eq(projectPages.projectId, projectId), eq(projectPages.kind, kind)));
}

/** Messages received since a moment, under a lock that lets one at a time be counted. */
export async function lockFeedbackCount(ctx: TxContext, projectId: string, since: Date): Promise<number> {
	await named(ctx.tx, 'feedback_lock', 'select pg_advisory_xact_lock(hashtextextended($1, 7))', [projectId]);
	return ctx.tx.$count(
		accessibilityFeedback,
		and(eq(accessibilityFeedback.projectId, projectId), gt(accessibilityFeedback.receivedAt, since)),
	);
}

/** Whether it is new: the form's request is the row's id, so that one sent twice stands once. */
export async function insertFeedback(
	ctx: TxContext,
	row: typeof accessibilityFeedback.$inferInsert,
): Promise<boolean> {
	const rows = await ctx.tx
		.insert(accessibilityFeedback)
		.values(row)
		.onConflictDoNothing()
		.returning({ id: accessibilityFeedback.id });
	return rows.length === 1;
}

/** Whether there was such a message, not answered yet. */
export async function saveFeedbackAnswered(
	ctx: TxContext,
	projectId: string,
	feedbackId: string,
): Promise<boolean> {
	const saved = await ctx.tx
		.update(accessibilityFeedback)
		.set({ answeredAt: ctx.now() })
		.where(
			and(
				eq(accessibilityFeedback.projectId, projectId),
				eq(accessibilityFeedback.id, feedbackId),
				isNull(accessibilityFeedback.answeredAt),
			),
		)
		.returning({ id: accessibilityFeedback.id });
	return saved.length === 1;
}
