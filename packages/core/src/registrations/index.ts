export { answerRequests, previewAnswers } from './commands/answer-requests.ts';
export { invitePeople } from './commands/invite-people.ts';
export { releaseInvitation } from './commands/release-invitation.ts';
export { revokeTrainingInvitation } from './commands/revoke-training-invitation.ts';
export { acceptSeat } from './commands/accept-seat.ts';
export { admitColleagues, planColleagues } from './commands/admit-colleagues.ts';
export type { Admitted, Colleague, Together } from './commands/admit-colleagues.ts';
export { answerAsColleague } from './commands/answer-as-colleague.ts';
export { endByLiaison, handOverByLiaison } from './commands/hand-over-registration.ts';
export {
	cancelMyRegistration,
	cancelRegistration,
	cancelWithinTraining,
} from './commands/cancel-registration.ts';
export { expireOffer } from './commands/expire-offer.ts';
export { forgetRates } from './commands/forget-rates.ts';
export { offerSeats } from './commands/offer-seats.ts';
export { releaseQuotas } from './commands/release-quotas.ts';
export { setQuotas } from './commands/set-quotas.ts';
export { moveRegistration } from './commands/move-by-staff.ts';
export { register, registerByStaff, registerWalkIn } from './commands/register.ts';
export { seatRegistration } from './commands/seat-registration.ts';
export { setPriority } from './commands/set-priority.ts';
export { endTransferJob, expireOfferJob, offerSeatsJob, releaseInvitationJob } from './jobs.ts';
export {
	challengeOf,
	guardedTrainings,
	guardOfTraining,
	myRegistration,
	quotasOfTraining,
	registrationToken,
	registrationsOfRequests,
	seatCountsThatDiffer,
} from './queries.ts';
export type { MyRegistration } from './queries.ts';
export { seatsBeyond } from './queries/beyond.ts';
export type { AnswerRefusal } from './rules/colleagues.ts';
export { lockTraining, placeSql, readTraining } from './store/training.ts';
export type { LockedTraining } from './store/training.ts';
export { normalizedName, searchTextOfPerson } from './store/person.ts';
export { freeSeats } from './rules/pools.ts';
export { askForMyLinks } from './commands/ask-for-links.ts';
export { changeMyDetails } from './commands/change-details.ts';
export { disownRegistration } from './commands/disown-registration.ts';
export { eraseMe } from './commands/erase-me.ts';
export { moveMyRegistration } from './commands/move-registration.ts';
export { renewMyLink } from './commands/renew-link.ts';
export { switchMyMode } from './commands/switch-mode.ts';
export { endTransfer } from './commands/end-transfer.ts';
export { takeBackMySeat } from './commands/take-back-seat.ts';
export { transferMySeat } from './commands/transfer-seat.ts';
export { myChoices, registrationsOfMailbox } from './queries/mine.ts';
export type { MailboxRegistrations, MyChoices, OtherDate } from './queries/mine.ts';
export { myData, myDataDocument } from './queries/my-data.ts';
export type { MyData } from './queries/my-data.ts';
export { changeMyAnswers } from './commands/change-answers.ts';
export { myAnswers } from './queries/my-answers.ts';
export type { MyAnswers } from './queries/my-answers.ts';
