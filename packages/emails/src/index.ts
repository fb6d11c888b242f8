export { type TrainingMail } from './facts.ts';
export {
	fillLinks,
	type LinkKind,
	linkPlaceholder,
	type Mail,
	type MailParticipant,
	type MailPlace,
	type MailProject,
	type MailSession,
	type MailTraining,
} from './mail.ts';
export { composeMessage, type OutgoingMessage } from './mime.ts';
export { feedbackReceived, type FeedbackReceivedMail } from './pages/feedback-received.ts';
export {
	colleagueInvited,
	type ColleagueInvitedMail,
	colleagueWaitlisted,
	type ColleagueWaitlistedMail,
	type MailLiaison,
} from './parties/colleague.ts';
export { partyLink, type PartyLinkMail } from './parties/link.ts';
export { type CancelledMail, registrationCancelled } from './registrations/cancelled.ts';
export { type ConfirmedMail, registrationConfirmed } from './registrations/confirmed.ts';
export { type ChangedMail, registrationChanged } from './registrations/changed.ts';
export { myRegistrations, type MyRegistrationsMail } from './pages/my-registrations.ts';
export { newLink } from './registrations/new-link.ts';
export { seatGiven, type SeatGivenMail } from './registrations/seat-given.ts';
export { seatPromised, type SeatPromisedMail } from './registrations/seat-promised.ts';
export { seatStays, type SeatStaysMail } from './registrations/seat-stays.ts';
export { seatReceived, type SeatReceivedMail } from './registrations/seat-received.ts';
export { offerExpired, type OfferExpiredCause } from './registrations/offer-expired.ts';
export { type HeldMail, registrationHeld } from './registrations/held.ts';
export { seatFree } from './registrations/seat-free.ts';
export { seatOffered } from './registrations/seat-offered.ts';
export { registrationRepeated, type RepeatedMail } from './registrations/repeated.ts';
export { sessionCancellation, type SessionCancellationMail } from './registrations/session-cancellation.ts';
export { sessionInvitation, type SessionMail } from './registrations/session-invitation.ts';
export { staffLetter, type StaffLetterMail } from './registrations/staff-letter.ts';
export { trainingPostponed, type TrainingPostponedMail } from './registrations/training-postponed.ts';
export { trainingCancelled, type TrainingCancelledMail } from './registrations/training-cancelled.ts';
export { trainingReminder } from './registrations/training-reminder.ts';
export { trainingChanged, type TrainingChangedMail } from './registrations/training-changed.ts';
export { registrationWaitlisted, type WaitlistedMail } from './registrations/waitlisted.ts';
export { requestDeclined, type RequestDeclinedMail } from './ways/request-declined.ts';
export { requestReceived, type RequestReceivedMail } from './ways/request-received.ts';
export { trainingInvitation, type TrainingInvitationMail } from './ways/training-invitation.ts';
export { staffInvitation, type StaffInvitationMail } from './staff/invitation.ts';
export { passwordReset, type PasswordResetMail } from './staff/password-reset.ts';
