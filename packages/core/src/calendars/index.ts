export {
	composeFeed,
	isNotModified,
	standsInFeeds,
	writeLinkedTrainingFile,
	writeMyRegistrationFile,
	writePublicFeed,
	writeTrainingFile,
} from './commands/write-calendar.ts';
export type { Calendar, FeedEntry, Fragments } from './commands/write-calendar.ts';
export { placeFor, sessionCalendarEvent, sessionsOfTrainings } from './queries.ts';
export type { Audience, SessionFacts } from './queries.ts';
export { writePublicList } from './commands/write-list.ts';
export { monthFeedEvents, nextFeedEvents } from './queries/next-events.ts';
export type { MonthEvents, NextEvent } from './queries/next-events.ts';
export { decideCalendarDelivery } from './rules/delivery.ts';
export type { CalendarDelivery, MailboxInSession, WrittenDelivery } from './rules/delivery.ts';
export { calendarFaultText, readFeedFilter } from './rules/feed-address.ts';
export type { CalendarFault } from './rules/feed-address.ts';
