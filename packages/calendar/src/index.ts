export { type CalendarEvent, itemUid, renderEvent, sessionUid } from './event.ts';
export { calendarFeed, download, etagMatches, type Feed, feedEtag } from './feed.ts';
export { invitation, type Invitation, type InvitationMethod } from './invitation.ts';
export { cleanText } from './lines.ts';
