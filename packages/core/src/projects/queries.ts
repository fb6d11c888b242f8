import { named } from '@kutsu/db';
import type { Executor } from '@kutsu/db';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { NotFound, only } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { isAllowed, requirePermission } from '../staff/index.ts';
import type { Permission } from '../staff/index.ts';
import type { ProjectPageKind, ReachDimension } from './model.ts';

/** What commands and pages need of a project again and again. */
export type ProjectHead = {
	readonly id: string;
	readonly slug: string;
	readonly title: LocalizedText;
	readonly codePrefix: string;
	readonly timeZone: string;
	/** In order: the first is the fallback. */
	readonly requiredLocales: readonly Locale[];
	readonly isDemo: boolean;
};

const headColumns = `id, slug, title, code_prefix as "codePrefix", time_zone as "timeZone", required_locales as "requiredLocales",
	is_demo as "isDemo"`;

/**
 * The project of an address, by its slug or id. Whether the actor may see it is the caller's next question.
 * @throws NotFound
 */
export async function getProject(ctx: Context | TxContext, slug: string): Promise<ProjectHead> {
	const sql = `select ${headColumns} from projects where slug = $1 or id = $2`;
	const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(slug) ? slug : null;
	const [row] = await named<ProjectHead>(readsOf(ctx), 'project_head', sql, [slug, id]);
	if (!row) throw new NotFound('project');
	return row;
}

/**
 * The project of an address, for an actor with this permission in it.
 * @throws NotFound for a project that is not, or hidden from the actor. Forbidden for one who may less.
 */
export async function getProjectFor(
	ctx: Context | TxContext,
	slug: string,
	permission: Permission,
): Promise<ProjectHead> {
	const project = await getProject(ctx, slug);
	requirePermission(ctx.actor, permission, { projectId: project.id });
	return project;
}

const publicColumns = `slug, title, description, organiser, funding_statement as "fundingStatement", fund,
	required_locales as "requiredLocales", contact_email as "contactEmail", registry_numbers as "registryNumbers",
	period_start::text as "periodStart", period_end::text as "periodEnd", time_zone as "timeZone", is_demo as "isDemo"`;

/** A project as anyone may see it. */
export type PublicProject = {
	readonly slug: string;
	readonly title: LocalizedText;
	readonly description: LocalizedText;
	readonly organiser: LocalizedText;
	readonly fundingStatement: LocalizedText;
	readonly fund: string;
	readonly requiredLocales: readonly Locale[];
	readonly contactEmail: string;
	readonly registryNumbers: readonly string[];
	readonly periodStart: string;
	readonly periodEnd: string;
	readonly timeZone: string;
	readonly isDemo: boolean;
};

/** Every project of the installation, the newest period first. */
export function publicProjects(ctx: Context): Promise<PublicProject[]> {
	return named(
		readsOf(ctx),
		'public_projects',
		`select ${publicColumns} from projects order by period_start desc, slug`,
		[],
	);
}

/** @throws NotFound */
export async function publicProject(ctx: Context, slug: string): Promise<PublicProject> {
	const sql = `select ${publicColumns} from projects where slug = $1`;
	const [row] = await named<PublicProject>(readsOf(ctx), 'public_project', sql, [slug]);
	if (!row) throw new NotFound('project');
	return row;
}

export type ProjectPage = {
	readonly kind: ProjectPageKind;
	/** Markdown. */
	readonly body: LocalizedText;
	readonly revision: number;
	readonly updatedAt: Date;
};

/** A page of a project with the project it belongs to. @throws NotFound */
export async function projectPage(
	ctx: Context,
	input: { project: string; kind: ProjectPageKind },
): Promise<{ project: PublicProject; page: ProjectPage }> {
	const project = await publicProject(ctx, input.project);
	const rows = await named<ProjectPage>(
		readsOf(ctx),
		'project_page',
		`select p.kind, p.body, p.revision, p.updated_at as "updatedAt" from project_pages p join projects on projects.id = p.project_id
		 where projects.slug = $1 and p.kind = $2`,
		[input.project, input.kind],
	);
	return { project, page: only(rows) };
}

export type TargetGroup = {
	readonly id: string;
	readonly key: string;
	readonly name: LocalizedText;
	/** The workplace itself must not be shown. */
	readonly isSensitiveWorkplace: boolean;
};

/** Professions and organisations the project must reach, in its own order. Public: the registration form asks. @throws NotFound */
export async function targetGroupsOf(ctx: Context, slug: string): Promise<TargetGroup[]> {
	const project = await getProject(ctx, slug);
	return readTargetGroups(readsOf(ctx), project.id);
}

export type ReachTarget = {
	readonly dimension: ReachDimension;
	readonly key: string;
	readonly targetPersons: number;
};
export type Indicator = {
	readonly code: string;
	readonly title: LocalizedText;
	readonly unit: string;
	readonly target: number | null;
};

export type ProjectSettings = ProjectDetails & {
	readonly targetGroups: readonly TargetGroup[];
	readonly reachTargets: readonly ReachTarget[];
	readonly indicators: readonly Indicator[];
	readonly pages: readonly ProjectPage[];
	/** Whether the actor may change it. */
	readonly canEdit: boolean;
};

/** A project as its settings form edits it. */
export type ProjectDetails = PublicProject & {
	readonly id: string;
	readonly code: string;
	readonly codePrefix: string;
	readonly lastPaymentOn: string | null;
	readonly revision: number;
};

/** Everything the settings page shows. For roles that read the plan. @throws NotFound, Forbidden */
export async function projectSettings(ctx: Context, slug: string): Promise<ProjectSettings> {
	const project = await getProjectFor(ctx, slug, 'plan.read');
	const reads = readsOf(ctx);
	const [details, groups, targets, counted, pages] = await Promise.all([
		readProjectDetails(reads, project.id),
		readTargetGroups(reads, project.id),
		readReachTargets(reads, project.id),
		readIndicators(reads, project.id),
		named<ProjectPage>(
			reads,
			'settings_pages',
			`select kind, body, revision, updated_at as "updatedAt" from project_pages where project_id = $1
			 order by array_position(array['privacy', 'accessibility', 'contact'], kind)`,
			[project.id],
		),
	]);
	const canEdit = isAllowed(ctx.actor, 'project.write', { projectId: project.id });
	return { ...details, targetGroups: groups, reachTargets: targets, indicators: counted, pages, canEdit };
}

/** The row as the settings form edits it. */
export async function readProjectDetails(reads: Executor, projectId: string): Promise<ProjectDetails> {
	const sql = `select ${publicColumns}, id, code, code_prefix as "codePrefix", last_payment_on::text as "lastPaymentOn", revision
		from projects where id = $1`;
	return only(await named<ProjectDetails>(reads, 'project_details', sql, [projectId]));
}

/** Targets as the settings list them: the total, then each dimension by key. */
export function readReachTargets(reads: Executor, projectId: string): Promise<ReachTarget[]> {
	return named(
		reads,
		'settings_targets',
		`select dimension, key, target_persons as "targetPersons" from reach_targets where project_id = $1
		 order by array_position(array['total', 'region', 'target_group', 'language'], dimension), key`,
		[projectId],
	);
}

/** By code. */
export function readIndicators(reads: Executor, projectId: string): Promise<Indicator[]> {
	return named(
		reads,
		'settings_indicators',
		'select code, title, unit, target from indicators where project_id = $1 order by code',
		[projectId],
	);
}

export function readTargetGroups(reads: Executor, projectId: string): Promise<TargetGroup[]> {
	return named(
		reads,
		'target_groups_of',
		`select id, key, name, is_sensitive_workplace as "isSensitiveWorkplace" from target_groups where project_id = $1 order by position`,
		[projectId],
	);
}

export type AccessibilityFeedback = {
	readonly id: string;
	readonly message: string;
	readonly email: string | null;
	readonly pageUrl: string;
	readonly locale: Locale;
	readonly receivedAt: Date;
	/** 14 days after it came (Digital Services Act 306/2019). */
	readonly answerDueAt: Date;
	readonly answeredAt: Date | null;
	/** Not answered, and its day has passed. */
	readonly isOverdue: boolean;
};

/** Accessibility feedback: what waits for an answer first, by the day it is due; then the answered, latest first. At most 200. For roles that read addresses. @throws NotFound, Forbidden */
export async function accessibilityFeedbackOf(ctx: Context, slug: string): Promise<AccessibilityFeedback[]> {
	const project = await getProjectFor(ctx, slug, 'participants.read');
	return named(
		readsOf(ctx),
		'feedback_of',
		`select id, message, email, page_url as "pageUrl", locale, received_at as "receivedAt", answer_due_at as "answerDueAt",
			answered_at as "answeredAt", answered_at is null and answer_due_at < $2 as "isOverdue"
		 from accessibility_feedback where project_id = $1
		 order by answered_at is not null, case when answered_at is null then answer_due_at end, answered_at desc, received_at desc
		 limit 200`,
		[project.id, ctx.now()],
	);
}
