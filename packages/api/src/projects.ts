import {
	createProject,
	projectPage,
	publicProject,
	publicProjects,
	sendAccessibilityFeedback,
	targetGroupsOf,
} from '@kutsu/core/projects';
import {
	AccessibilityFeedbackInput,
	CreateProjectInput,
	InProject,
	ProjectPageInput,
} from '@kutsu/core/projects/model';
import { publicProcedure, router, signedIn } from './trpc.ts';

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
	create: signedIn.input(CreateProjectInput).mutation(({ ctx, input }) => createProject(ctx, input)),
});
