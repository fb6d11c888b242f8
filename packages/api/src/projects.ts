import {
	accessibilityFeedbackOf,
	answerAccessibilityFeedback,
	auditTrail,
	createProject,
	createTargetGroups,
	editProject,
	editProjectPage,
	editTargetGroup,
	projectPage,
	projectSettings,
	publicProject,
	publicProjects,
	sendAccessibilityFeedback,
	setIndicators,
	setReachTargets,
	targetGroupsOf,
} from '@kutsu/core/projects';
import {
	AccessibilityFeedbackInput,
	AnswerAccessibilityFeedbackInput,
	AuditTrailInput,
	CreateProjectInput,
	CreateTargetGroupsInput,
	EditProjectInput,
	EditProjectPageInput,
	EditTargetGroupInput,
	InProject,
	ProjectPageInput,
	SetIndicatorsInput,
	SetReachTargetsInput,
} from '@kutsu/core/projects/model';
import { publicProcedure, router, signedIn, staff } from './trpc.ts';

export const publicProjectPages = router({
	list: publicProcedure.query(({ ctx }) => publicProjects(ctx)),
	get: publicProcedure.input(InProject).query(({ ctx, input }) => publicProject(ctx, input.project)),
	page: publicProcedure.input(ProjectPageInput).query(({ ctx, input }) => projectPage(ctx, input)),
	targetGroups: publicProcedure
		.input(InProject)
		.query(({ ctx, input }) => targetGroupsOf(ctx, input.project)),
	sendAccessibilityFeedback: publicProcedure
		.input(AccessibilityFeedbackInput)
		.mutation(({ ctx, input }) => sendAccessibilityFeedback(ctx, input)),
});

export const staffProjects = router({
	auditTrail: staff('audit.read')
		.input(AuditTrailInput)
		.query(({ ctx, input }) => auditTrail(ctx, input)),
	create: signedIn.input(CreateProjectInput).mutation(({ ctx, input }) => createProject(ctx, input)),
	settings: staff('plan.read').query(({ ctx, input }) => projectSettings(ctx, input.project)),
	edit: staff('project.write')
		.input(EditProjectInput)
		.mutation(({ ctx, input }) => editProject(ctx, input)),
	targetGroups: staff('totals.read').query(({ ctx, input }) => targetGroupsOf(ctx, input.project)),
	createTargetGroups: staff('project.write')
		.input(CreateTargetGroupsInput)
		.mutation(({ ctx, input }) => createTargetGroups(ctx, input)),
	editTargetGroup: staff('project.write')
		.input(EditTargetGroupInput)
		.mutation(({ ctx, input }) => editTargetGroup(ctx, input)),
	setReachTargets: staff('project.write')
		.input(SetReachTargetsInput)
		.mutation(({ ctx, input }) => setReachTargets(ctx, input)),
	setIndicators: staff('project.write')
		.input(SetIndicatorsInput)
		.mutation(({ ctx, input }) => setIndicators(ctx, input)),
	editPage: staff('texts.write')
		.input(EditProjectPageInput)
		.mutation(({ ctx, input }) => editProjectPage(ctx, input)),
	accessibilityFeedback: staff('participants.read').query(({ ctx, input }) =>
		accessibilityFeedbackOf(ctx, input.project),
	),
	answerAccessibilityFeedback: staff('participants.write')
		.input(AnswerAccessibilityFeedbackInput)
		.mutation(({ ctx, input }) => answerAccessibilityFeedback(ctx, input)),
});
