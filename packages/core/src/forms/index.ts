export { addQuestion } from './commands/add-question.ts';
export type { AddedQuestion } from './commands/add-question.ts';
export { changeAnswers } from './commands/change-answers.ts';
export type { ChangedAnswers } from './commands/change-answers.ts';
export { editQuestion } from './commands/edit-question.ts';
export type { EditedQuestion } from './commands/edit-question.ts';
export { eraseNeeds } from './commands/erase-needs.ts';
export { countNeedsOfTraining, lookAtNeeds } from './commands/look-at-needs.ts';
export type { CountedNeeds } from './commands/look-at-needs.ts';
export { needsFile } from './commands/needs-file.ts';
export { orderQuestions } from './commands/order-questions.ts';
export type { OrderedQuestions } from './commands/order-questions.ts';
export { removeQuestion } from './commands/remove-question.ts';
export type { RemovedQuestion } from './commands/remove-question.ts';
export { restoreQuestion } from './commands/restore-question.ts';
export type { RestoredQuestion } from './commands/restore-question.ts';
export {
	answerFactsOf,
	answersOf,
	answersOfRegistrations,
	askedForm,
	formForStaff,
	givenAnswersOf,
	listableQuestions,
	publicForm,
} from './queries.ts';
export type { AskedForm, FormForStaff, ShownAnswer } from './queries.ts';
export { decideAnswers, hasAnswers } from './rules/answers.ts';
export type { AnswerFacts, DecidedAnswers } from './rules/answers.ts';
export { carryAnswers, eraseAnswers, saveAnswers } from './store/answers.ts';
export { findNeedsAsked } from './rules/shown.ts';
export type { PersonNeed } from './store/needs.ts';
export { formJson, questionTextsJson, withOptionKeys } from './store/sql.ts';
export type { StoredFacts } from './store/sql.ts';
