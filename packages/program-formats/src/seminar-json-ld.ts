import { eventProperties, isoWithOffset, personsOf, placeOf } from './event-facts.ts';
import type { EventFacts, PersonFacts } from './event-facts.ts';
import type { JsonLd } from './json-ld-script.ts';

/** One item of the released program; breaks and staff's blockers are left out by the caller. */
export type SeminarItemFacts = {
	/** The item's own address on the program page; null when it has none. */
	readonly url: string | null;
	readonly name: string;
	readonly description: string;
	readonly languages: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomName: string | null;
	readonly isStreamed: boolean;
	readonly speakers: readonly PersonFacts[];
};

export type SeminarFacts = EventFacts & { readonly items: readonly SeminarItemFacts[] };

/** A seminar as linked data: a schema.org EducationEvent with its program items as subEvents, in order of time. */
export function seminarJsonLd(seminar: SeminarFacts): JsonLd {
	return {
		'@context': 'https://schema.org',
		'@type': 'EducationEvent',
		...eventProperties(seminar),
		subEvent: seminar.items
			.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
			.map((item) => itemOf(seminar, item)),
	};
}

function itemOf(seminar: SeminarFacts, item: SeminarItemFacts): JsonLd {
	const place = seminar.place && placeOf(seminar.place, item.roomName);
	const online = { '@type': 'VirtualLocation', url: item.url ?? seminar.url };
	return {
		'@type': 'EducationEvent',
		'@id': item.url,
		url: item.url,
		name: item.name,
		description: item.description || null,
		inLanguage: item.languages,
		startDate: isoWithOffset(item.startsAt, seminar.timeZone),
		endDate: isoWithOffset(item.endsAt, seminar.timeZone),
		eventStatus: `https://schema.org/${seminar.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
		location: item.isStreamed ? [place, online].filter((location) => location !== null) : place,
		performer: personsOf(item.speakers),
	};
}
