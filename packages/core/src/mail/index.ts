export { announceCancellation } from './commands/announce-cancellation.ts';
export { announceChange } from './commands/announce-change.ts';
export { answerWaitingMail, holdWaitingMail } from './commands/answer-waiting-mail.ts';
export type { OutgoingMail } from './commands/compose-message.ts';
export { deliverMessage, postponeMessage } from './commands/deliver-message.ts';
export type { MailTransport } from './commands/deliver-message.ts';
export { queueMessages } from './commands/queue-messages.ts';
export { downloadMessage, readMessageBody } from './commands/read-message.ts';
export type { MessageBody } from './commands/read-message.ts';
export { writtenForCause } from './commands/written-for-cause.ts';
export { resendMessage } from './commands/resend-message.ts';
export { sweepMail } from './commands/sweep-mail.ts';
export { deliverMessageJob } from './jobs.ts';
export type { NewMessage } from './model.ts';
export { mailPage, messageOfProject } from './queries/outbox.ts';
export type { MailPage, MessageRow } from './queries/outbox.ts';
export {
	tellingOfCancellation,
	tellingOfEdit,
	tellingOfReinstatement,
	tellingOfVenueEdit,
} from './queries/telling.ts';
export type { Telling } from './queries/telling.ts';
export type { SmtpFailure } from './rules/retry.ts';
