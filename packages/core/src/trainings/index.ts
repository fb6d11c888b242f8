export { cancelTraining } from './commands/cancel-training.ts';
export type { CancelledTraining } from './commands/cancel-training.ts';
export { createTraining } from './commands/create-training.ts';
export type { CreatedTraining } from './commands/create-training.ts';
export { editTrainingTexts } from './commands/edit-training-texts.ts';
export { editTraining } from './commands/edit-training.ts';
export type { EditedTraining } from './commands/edit-training.ts';
export { reinstateTraining } from './commands/reinstate-training.ts';
export type { ReinstatedTraining } from './commands/reinstate-training.ts';
export { timeChangeNotice } from './commands/time-change-notice.ts';
export { publishTraining } from './commands/publish-training.ts';
export type { PublishedTraining } from './commands/publish-training.ts';
export { announceCancellationJob, announceChangeJob } from './jobs.ts';
export { unpublishTraining } from './commands/unpublish-training.ts';
export type { UnpublishedTraining } from './commands/unpublish-training.ts';
export {
	catalogue,
	catalogueChoices,
	monthSessionsForFeed,
	nextSessionsForFeed,
	sessionsForFeed,
} from './queries/catalogue.ts';
export type { CatalogueChoices, CataloguePage, CatalogueRow, FeedSession } from './queries/catalogue.ts';
export { conflicts } from './queries/conflicts.ts';
export { month, plan } from './queries/plan.ts';
export type { Month, MonthSession, PlanPage, PlanRow } from './queries/plan.ts';
export { alternatives } from './queries/alternatives.ts';
export type { Alternatives } from './queries/alternatives.ts';
export { publicTraining, trainingToken } from './queries/public-training.ts';
export type { PublicSession, PublicTraining, PublicVenue } from './queries/public-training.ts';
export type { PlanSeats } from './queries/seats.ts';
export { trainingForStaff } from './queries/staff-training.ts';
export type { StaffSession, TrainingForm, TrainingForStaff } from './queries/staff-training.ts';
export type { PlanTrainer } from './queries/trainers.ts';
export { AskedTraining, AskedTrainingEdit } from './rules/asked-times.ts';
export { registrationPhase } from './rules/registration-phase.ts';
export { noteChanges, raiseSessionsAt } from './store.ts';
