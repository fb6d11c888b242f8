import { assertNever } from '@kutsu/kernel';
import { type CalendarEvent, eventLines } from './event.ts';
import { assemble, zonesIn } from './feed.ts';
import { foldLines, mailtoValue, quoteParameter } from './lines.ts';

export type InvitationMethod = 'REQUEST' | 'CANCEL';

type Person = { readonly name: string; readonly email: string };

export type Invitation = {
	readonly method: InvitationMethod;
	readonly event: CalendarEvent;
	/** The project's mailbox, the one the message is sent from: never a trainer. */
	readonly organizer: Person;
	/** The one recipient; the address must be the message's To. */
	readonly attendee: Person;
	/** The session's SEQUENCE plus the number of this mailbox's own withdrawals and reinstatements. */
	readonly messageSequence: number;
	/** When the message was written: DTSTAMP, which orders messages of equal SEQUENCE. */
	readonly stampedAt: Date;
};

/**
 * The text/calendar part of one message to one person about one session (iTIP, RFC 5546 3.2.2 and 3.2.5), with
 * that person the only ATTENDEE. REQUEST invites, updates and reinstates; CANCEL withdraws. Nobody need reply:
 * the registration is the answer.
 * @throws RangeError as `renderEvent`, or when an address is no single mailbox.
 */
export function invitation({
	method,
	event,
	organizer,
	attendee,
	messageSequence,
	stampedAt,
}: Invitation): string {
	const lines = eventLines(event, {
		sequence: messageSequence,
		stampedAt,
		status: statusOf(method, event),
		summary: event.summary,
		extraLines: [
			`ORGANIZER;CN=${quoteParameter(organizer.name)}:${mailtoValue(organizer.email)}`,
			`ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=${quoteParameter(
				attendee.name,
			)}:${mailtoValue(attendee.email)}`,
		],
	});
	const fragment = foldLines(lines);
	return assemble([`METHOD:${method}`], zonesIn([fragment]), [fragment]);
}

function statusOf(method: InvitationMethod, event: CalendarEvent): CalendarEvent['status'] {
	switch (method) {
		case 'CANCEL':
			return 'cancelled';
		case 'REQUEST':
			if (event.status === 'cancelled')
				throw new RangeError(`${event.uid} is cancelled: nobody is invited to it`);
			return event.status;
		default:
			return assertNever(method);
	}
}
