import type { LocalizedText } from '@kutsu/kernel';
import { isoWithOffset } from './event-facts.ts';
import type { JsonLd } from './json-ld-script.ts';

/** A training with what anyone may know of it: a place told to the confirmed only is null here. */
export type ListedTraining = {
	readonly id: string;
	readonly code: string;
	/** Its page, in the list's language. */
	readonly url: string;
	readonly title: LocalizedText;
	readonly description: LocalizedText;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly timeZone: string;
	readonly isCancelled: boolean;
	readonly place: {
		readonly name: LocalizedText;
		readonly streetAddress: string | null;
		readonly postalCode: string | null;
	} | null;
	readonly municipality: LocalizedText | null;
	readonly organiser: LocalizedText;
	readonly modifiedAt: Date;
	/** In order of time, at least one. */
	readonly sessions: readonly {
		readonly id: string;
		/** As in calendars. */
		readonly uid: string;
		readonly title: LocalizedText | null;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly isCancelled: boolean;
	}[];
	/** For readers that know no fields: title, when and where in one language. */
	readonly words: { readonly title: string; readonly text: string };
};

export type TrainingList = {
	readonly name: string;
	readonly description: string;
	readonly locale: string;
	/** The list's own address, and the page that shows the same. */
	readonly selfUrl: string;
	readonly pageUrl: string;
	/** Null of an empty list that nothing dates. */
	readonly modifiedAt: Date | null;
	readonly trainings: readonly ListedTraining[];
};

const schema = 'https://schema.org/';
const inLanguages = (term: string) => ({ '@id': `${schema}${term}`, '@container': '@language' });
const modes = {
	onsite: 'OfflineEventAttendanceMode',
	online: 'OnlineEventAttendanceMode',
	hybrid: 'MixedEventAttendanceMode',
} as const;

/**
 * The trainings as a schema.org ItemList of EducationEvents. Every text is a map by language (a JSON-LD language map), so
 * that one address serves a page in any of them; what has no text in a language lacks its key.
 */
export function eventListJson(list: TrainingList): string {
	const node: JsonLd = {
		'@context': [
			'https://schema.org',
			{
				name: inLanguages('name'),
				description: inLanguages('description'),
				addressLocality: inLanguages('addressLocality'),
			},
		],
		'@type': 'ItemList',
		name: { [list.locale]: list.name },
		description: { [list.locale]: list.description },
		url: list.pageUrl,
		numberOfItems: list.trainings.length,
		itemListElement: list.trainings.map(eventOf),
	};
	return JSON.stringify(node, (_, value: unknown) => value ?? undefined);
}

function eventOf(training: ListedTraining): JsonLd {
	const { sessions } = training;
	const times = sessions.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
	const at = (instant: Date) => isoWithOffset(instant, training.timeZone);
	return {
		'@type': 'EducationEvent',
		'@id': `urn:uuid:${training.id}`,
		identifier: training.code,
		url: training.url,
		name: { ...training.title },
		description: { ...training.description },
		startDate: at(new Date(Math.min(...times))),
		endDate: at(new Date(Math.max(...times))),
		eventStatus: statusOf(training.isCancelled),
		eventAttendanceMode: `${schema}${modes[training.mode]}`,
		location:
			training.mode === 'online' ? { '@type': 'VirtualLocation', url: training.url } : placeOf(training),
		organizer: { '@type': 'Organization', name: { ...training.organiser } },
		isAccessibleForFree: true,
		dateModified: training.modifiedAt.toISOString(),
		subEvent: sessions.map((session) => ({
			'@type': 'Event',
			'@id': `urn:uuid:${session.id}`,
			identifier: session.uid,
			name: { ...(session.title ?? training.title) },
			startDate: at(session.startsAt),
			endDate: at(session.endsAt),
			eventStatus: statusOf(training.isCancelled || session.isCancelled),
		})),
	};
}

function placeOf({ place, municipality }: ListedTraining): JsonLd {
	const name = place?.name ?? municipality;
	return {
		'@type': 'Place',
		name: name && { ...name },
		address: {
			'@type': 'PostalAddress',
			streetAddress: place?.streetAddress ?? null,
			postalCode: place?.postalCode ?? null,
			addressLocality: municipality && { ...municipality },
			addressCountry: 'FI',
		},
	};
}

function statusOf(isCancelled: boolean): string {
	return `${schema}${isCancelled ? 'EventCancelled' : 'EventScheduled'}`;
}

/** The trainings as RSS 2.0, one item each; its guid stays whatever changes. */
export function rssText(list: TrainingList): string {
	const items = list.trainings.map(
		({ id, url, words, modifiedAt }) =>
			`<item><title>${xmlText(words.title)}</title><link>${xmlText(url)}</link><guid isPermaLink="false">urn:uuid:${xmlText(id)}</guid>` +
			`<pubDate>${modifiedAt.toUTCString()}</pubDate><description>${xmlText(words.text)}</description></item>`,
	);
	return `${[
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
		`<title>${xmlText(list.name)}</title><link>${xmlText(list.pageUrl)}</link><description>${xmlText(list.description)}</description>`,
		`<language>${xmlText(list.locale)}</language><ttl>60</ttl>`,
		...(list.modifiedAt ? [`<lastBuildDate>${list.modifiedAt.toUTCString()}</lastBuildDate>`] : []),
		`<atom:link href="${xmlText(list.selfUrl)}" rel="self" type="application/rss+xml"/>`,
		...items,
		'</channel></rss>',
	].join('\n')}\n`;
}

/** Text that may stand in an element or an attribute: what XML 1.0 cannot hold is left out. */
export function xmlText(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
