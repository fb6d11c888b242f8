import { Temporal } from '@kutsu/kernel';
import type { JsonLd, JsonLdValue } from './json-ld-script.ts';

/** Only what the page itself shows: an address told to the confirmed alone is null here. */
export type PlaceFacts = {
	readonly name: string | null;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly municipality: string | null;
	/** ISO 3166-1, two letters. */
	readonly countryCode: string;
};

export type OrganiserFacts = { readonly name: string; readonly url: string | null };

export type PersonFacts = {
	/** Null when only the role is known. */
	readonly name: string | null;
	readonly role: string;
	/** Never written, whatever `name` holds. */
	readonly isProtected: boolean;
};

/** What a training and a seminar both tell, in the page's language. */
export type EventFacts = {
	/** The page's own absolute address, one per event. */
	readonly url: string;
	readonly name: string;
	readonly description: string;
	/** BCP 47. */
	readonly languages: readonly string[];
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly state: 'scheduled' | 'cancelled';
	/** Where it stood before it was moved; null when it was not. */
	readonly previousStartsAt: Date | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** IANA. */
	readonly timeZone: string;
	/** Null when it is held online only, or its place is not told. */
	readonly place: PlaceFacts | null;
	readonly organiser: OrganiserFacts | null;
	/** Null when the number is not told. */
	readonly capacitySeats: number | null;
	readonly seatsLeft: number | null;
	/** Null when one cannot register. */
	readonly registration: { readonly opensAt: Date; readonly closesAt: Date } | null;
};

const schema = 'https://schema.org/';

const attendanceModes = {
	onsite: `${schema}OfflineEventAttendanceMode`,
	online: `${schema}OnlineEventAttendanceMode`,
	hybrid: `${schema}MixedEventAttendanceMode`,
} as const;

/** The properties schema.org gives every Event. */
export function eventProperties(event: EventFacts): JsonLd {
	const at = (instant: Date) => isoWithOffset(instant, event.timeZone);
	return {
		'@id': event.url,
		url: event.url,
		name: event.name,
		description: event.description || null,
		inLanguage: event.languages,
		startDate: at(event.startsAt),
		endDate: at(event.endsAt),
		previousStartDate: event.previousStartsAt && at(event.previousStartsAt),
		eventStatus: `${schema}${statusOf(event)}`,
		eventAttendanceMode: attendanceModes[event.mode],
		location: locationOf(event),
		organizer: organisationOf(event.organiser),
		isAccessibleForFree: true,
		maximumAttendeeCapacity: event.capacitySeats,
		remainingAttendeeCapacity: event.seatsLeft,
		offers: offerOf(event),
	};
}

export function organisationOf(organiser: OrganiserFacts | null): JsonLd | null {
	return organiser && { '@type': 'Organization', name: organiser.name, url: organiser.url };
}

/** Those who may be named; a protected person or one known by role only is left out. */
export function personsOf(persons: readonly PersonFacts[]): JsonLd[] {
	return persons
		.filter((person) => !person.isProtected && person.name !== null)
		.map((person) => ({ '@type': 'Person', name: person.name, jobTitle: person.role || null }));
}

export function placeOf(place: PlaceFacts, roomName: string | null = null): JsonLd {
	const name = [roomName, place.name ?? place.municipality].filter((part) => part !== null).join(', ');
	return {
		'@type': 'Place',
		name: name || null,
		address: {
			'@type': 'PostalAddress',
			streetAddress: place.streetAddress,
			postalCode: place.postalCode,
			addressLocality: place.municipality,
			addressCountry: place.countryCode,
		},
	};
}

/** `2025-05-13T09:00:00+03:00`. */
export function isoWithOffset(instant: Date, timeZone: string): string {
	return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
		.toZonedDateTimeISO(timeZone)
		.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function statusOf(event: EventFacts): string {
	if (event.state === 'cancelled') return 'EventCancelled';
	return event.previousStartsAt === null ? 'EventScheduled' : 'EventRescheduled';
}

// The meeting's own link is for the confirmed; the page is where one gets it.
function locationOf(event: EventFacts): JsonLdValue {
	const place = event.place && placeOf(event.place);
	if (event.mode === 'onsite') return place;
	const online = { '@type': 'VirtualLocation', url: event.url };
	return event.mode === 'hybrid' && place ? [place, online] : online;
}

function offerOf(event: EventFacts): JsonLd | null {
	if (event.registration === null || event.state === 'cancelled') return null;
	return {
		'@type': 'Offer',
		url: event.url,
		price: 0,
		priceCurrency: 'EUR',
		availability: `${schema}${event.seatsLeft === 0 ? 'SoldOut' : 'InStock'}`,
		validFrom: isoWithOffset(event.registration.opensAt, event.timeZone),
		validThrough: isoWithOffset(event.registration.closesAt, event.timeZone),
	};
}
