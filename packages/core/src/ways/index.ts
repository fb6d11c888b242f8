export { archiveAnswerTemplate } from './commands/archive-answer-template.ts';
export { saveAnswerTemplate } from './commands/save-answer-template.ts';
export { setOpenCourse } from './commands/set-open-course.ts';
export { setWay } from './commands/set-way.ts';
export {
	answerTemplatesOf,
	invitationsOfTraining,
	invitedTraining,
	openCourseOf,
	requestsOfTraining,
	wayOfTraining,
} from './queries.ts';
export type { AnswerTemplateRow, InvitationRow, RequestRow } from './queries.ts';
export { decideEntry, decideInvitation, invitationState, isInvitationToken } from './rules/entry.ts';
export type { WayFacts } from './rules/entry.ts';
export type { Entry } from './model.ts';
export {
	insertInvitation,
	insertRequest,
	insertUse,
	lockInvitation,
	lockInvitationOfToken,
	readInvitation,
	releaseSeats,
	saveRevoked,
	saveUse,
	saveVerdict,
	templateBody,
	trainingOfInvitation,
	wayJson,
} from './store.ts';
export type { LockedInvitation, NewInvitation, StoredWay } from './store.ts';
