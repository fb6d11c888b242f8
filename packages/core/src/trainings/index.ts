export { cancelTraining } from './commands/cancel-training.ts';
export type { CancelledTraining } from './commands/cancel-training.ts';
export { createTraining } from './commands/create-training.ts';
export type { CreatedTraining } from './commands/create-training.ts';
export { editTrainingTexts } from './commands/edit-training-texts.ts';
export { editTraining } from './commands/edit-training.ts';
export type { EditedTraining } from './commands/edit-training.ts';
export { publishTraining } from './commands/publish-training.ts';
export type { PublishedTraining } from './commands/publish-training.ts';
export { announceCancellationJob, announceChangeJob, changeToAnnounce } from './jobs.ts';
export { unpublishTraining } from './commands/unpublish-training.ts';
export type { UnpublishedTraining } from './commands/unpublish-training.ts';
export {
	catalogue,
	catalogueChoices,
	conflicts,
	month,
	plan,
	publicTraining,
	sessionsForFeed,
	trainingForStaff,
	trainingToken,
} from './queries.ts';
export type {
	CatalogueChoices,
	CataloguePage,
	CatalogueRow,
	FeedSession,
	Month,
	MonthSession,
	PlanPage,
	PlanRow,
	PlanSeats,
	PlanTrainer,
	PublicSession,
	PublicTraining,
	PublicVenue,
	StaffSession,
	TrainingForm,
	TrainingForStaff,
} from './queries.ts';
export { registrationPhase } from './rules/registration-phase.ts';
export { raiseSessionsAt } from './store.ts';
