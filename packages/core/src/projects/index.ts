export { answerAccessibilityFeedback } from './commands/answer-accessibility-feedback.ts';
export { createProject } from './commands/create-project.ts';
export type { CreatedProject } from './commands/create-project.ts';
export { createTargetGroups } from './commands/create-target-groups.ts';
export { editProjectPage } from './commands/edit-project-page.ts';
export type { EditedProjectPage } from './commands/edit-project-page.ts';
export { editProject } from './commands/edit-project.ts';
export type { EditedProject } from './commands/edit-project.ts';
export type { EditedTargetGroup } from './commands/edit-target-group.ts';
export { editTargetGroup } from './commands/edit-target-group.ts';
export { sendAccessibilityFeedback } from './commands/send-accessibility-feedback.ts';
export type { SavedIndicators } from './commands/set-indicators.ts';
export { setIndicators } from './commands/set-indicators.ts';
export type { SavedReachTargets } from './commands/set-reach-targets.ts';
export { setReachTargets } from './commands/set-reach-targets.ts';
export {
	accessibilityFeedbackOf,
	getProject,
	getProjectFor,
	projectPage,
	projectSettings,
	publicProject,
	publicProjects,
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
	TargetGroup,
} from './queries.ts';
export { auditTrail } from './queries/audit.ts';
export type { AuditTrail, AuditTrailEntry } from './queries/audit.ts';
export { freeKey, keyFrom } from './rules/key.ts';
