import { Temporal } from '@kutsu/kernel';
import { eventProperties, isoWithOffset, organisationOf, personsOf } from './event-facts.ts';
import type { EventFacts, PersonFacts } from './event-facts.ts';
import type { JsonLd } from './json-ld-script.ts';

export type TrainingFacts = EventFacts & {
	readonly course: { readonly name: string; readonly description: string };
	readonly instructors: readonly PersonFacts[];
	/** In order of time; cancelled ones included, so that they can be told apart. */
	readonly sessions: readonly {
		readonly name: string | null;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly state: 'scheduled' | 'cancelled';
	}[];
};

const courseModes = { onsite: 'onsite', online: 'online', hybrid: 'blended' } as const;

/**
 * A training as linked data: a schema.org Course with this training as its one CourseInstance, an Event itself.
 * A training of one session has no subEvent.
 */
export function trainingJsonLd(training: TrainingFacts): JsonLd {
	return {
		'@context': 'https://schema.org',
		'@type': 'Course',
		name: training.course.name,
		description: training.course.description || training.description || null,
		inLanguage: training.languages,
		provider: organisationOf(training.organiser),
		hasCourseInstance: [
			{
				'@type': 'CourseInstance',
				...eventProperties(training),
				courseMode: courseModes[training.mode],
				courseWorkload: workloadOf(training),
				instructor: personsOf(training.instructors),
				subEvent:
					training.sessions.length > 1
						? training.sessions.map((session) => sessionOf(training, session))
						: null,
			},
		],
	};
}

function sessionOf(training: TrainingFacts, session: TrainingFacts['sessions'][number]): JsonLd {
	const isCancelled = training.state === 'cancelled' || session.state === 'cancelled';
	return {
		'@type': 'Event',
		name: session.name ?? training.name,
		startDate: isoWithOffset(session.startsAt, training.timeZone),
		endDate: isoWithOffset(session.endsAt, training.timeZone),
		eventStatus: `https://schema.org/${isCancelled ? 'EventCancelled' : 'EventScheduled'}`,
		location: eventProperties(training)['location'],
	};
}

/** The hours in session, ISO 8601: `PT3H30M`. */
function workloadOf(training: TrainingFacts): string | null {
	const held = training.sessions.filter((session) => session.state === 'scheduled');
	const milliseconds = held.reduce(
		(sum, session) => sum + (session.endsAt.getTime() - session.startsAt.getTime()),
		0,
	);
	if (milliseconds <= 0) return null;
	return Temporal.Duration.from({ minutes: Math.round(milliseconds / 60_000) })
		.round({ largestUnit: 'hour' })
		.toString();
}
