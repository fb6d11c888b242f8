import { createHash } from 'node:crypto';
import type { SessionFacts } from '../../calendars/index.ts';
import type { SessionNow } from '../rules/announcement.ts';

/** A session as what was told of it is compared with. */
export function sessionNow(session: SessionFacts): SessionNow {
	const { sessionId, sequence, startsAt, endsAt, training } = session;
	return {
		...{ sessionId, sequence, startsAt, endsAt },
		isCancelled: session.isCancelled || training.isCancelled,
		placeDigest: placeDigestOf(session),
		conferenceDigest: conferenceDigestOf(session),
	};
}

/** Of what is told of the place: the same digest, the same words. */
export function placeDigestOf({ venue, room, municipality, training }: SessionFacts): string {
	const place = venue && [venue.name, venue.streetAddress, venue.postalCode, venue.municipality, room];
	return digestOf(JSON.stringify([place ?? municipality, training.isDiscreet]));
}

/** Of the address to join at; null without one. */
export function conferenceDigestOf({ training }: SessionFacts): string | null {
	return training.conferenceUrl === null ? null : digestOf(training.conferenceUrl);
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
