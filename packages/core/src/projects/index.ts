export { createProject } from './commands/create-project.ts';
export type { CreatedProject } from './commands/create-project.ts';
export { createTargetGroups } from './commands/create-target-groups.ts';
export { setIndicators } from './commands/set-indicators.ts';
export { setReachTargets } from './commands/set-reach-targets.ts';
export { sendAccessibilityFeedback } from './commands/send-accessibility-feedback.ts';
export { freeKey, keyFrom } from './rules/key.ts';
export {
	accessibilityFeedbackOf,
	getProject,
	getProjectFor,
	projectPage,
	projectSettings,
	publicProject,
	publicProjects,
	staffProject,
	staffProjects,
	targetGroupsOf,
} from './queries.ts';
export type {
	AccessibilityFeedback,
	Indicator,
	ProjectDetails,
	ProjectHead,
	ProjectPage,
	ProjectSettings,
	PublicProject,
	ReachTarget,
	StaffProject,
	TargetGroup,
} from './queries.ts';
