export { placeFor, sessionCalendarEvent, sessionsOfTrainings } from './queries.ts';
export type { Audience, SessionFacts } from './queries.ts';
export { decideCalendarDelivery } from './rules/delivery.ts';
export type { CalendarDelivery, MailboxInSession, WrittenDelivery } from './rules/delivery.ts';
