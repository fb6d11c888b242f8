import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localized, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { courses, series } from './courses.ts';
import { municipalities } from './geography.ts';
import { projects } from './projects.ts';
import { trainers } from './trainers.ts';
import { rooms, venues } from './venues.ts';

export const trainingKinds = ['regional', 'targeted'] as const;
export const trainingFormats = [
	'regional_onsite',
	'hybrid',
	'webinar',
	'targeted_inhouse',
	'train_the_trainer',
	'network_workshop',
	'final_seminar',
] as const;
export const trainingModes = ['onsite', 'online', 'hybrid'] as const;
export const trainingVisibilities = ['public', 'invitation', 'unlisted'] as const;
export const trainingStates = ['draft', 'published', 'cancelled'] as const;
export const addressDisclosures = ['public', 'confirmed'] as const;
export const caterings = ['none', 'coffee', 'coffee_lunch'] as const;

/** The last running number given to a code, per project and year. */
export const codeCounters = pgTable(
	'code_counters',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		year: integer().notNull(),
		last: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.year] })],
);

const shownToAnyone = sql`visibility = 'public' and state <> 'draft' and published_at is not null`;

/** One scheduled instance of a course (schema.org CourseInstance). Past or coming is the clock's, not a state. */
export const trainings = pgTable(
	'trainings',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		/** `NRM-2026-014`; one in the installation, since each project has its own prefix. */
		code: text().notNull().unique(),
		courseId: id(),
		seriesId: optionalId(),
		kind: text().$type<(typeof trainingKinds)[number]>().notNull(),
		format: text().$type<(typeof trainingFormats)[number]>().notNull(),
		mode: text().$type<(typeof trainingModes)[number]>().notNull(),
		visibility: text().$type<(typeof trainingVisibilities)[number]>().notNull(),
		state: text().$type<(typeof trainingStates)[number]>().notNull().default('draft'),
		title: localized().notNull(),
		description: localized().notNull().default({}),
		/** Languages it is held in, BCP 47. */
		languages: text().array().notNull(),
		/** Pairs such as `fi-sv`, `fi-fse`. */
		interpretation: text().array().notNull().default([]),
		/** Keys of the target groups, in order. */
		targetGroupKeys: text().array().notNull(),
		/** Region codes it serves; where it is held is `regionCode`. */
		regionsServed: text().array().notNull(),
		/** Null for a training held nowhere but online, or whose place is not told. */
		regionCode: text(),
		municipalityCode: text().references(() => municipalities.code, { onDelete: 'restrict' }),
		venueId: optionalId(),
		addressDisclosure: text().$type<(typeof addressDisclosures)[number]>().notNull().default('public'),
		/** Shown to the confirmed only. */
		conferenceUrl: text(),
		timeZone: text().notNull(),
		/** Start of the first session and end of the last; kept by the commands that place sessions. */
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
		opensAt: instant().notNull(),
		closesAt: instant().notNull(),
		selfCancelUntil: instant().notNull(),
		catering: text().$type<(typeof caterings)[number]>().notNull().default('none'),
		/** Trainers and check-in helpers see initials and the profession only, never a name. */
		hidesNames: boolean().notNull().default(false),
		/** Why it was published without a required language; null when none was missing. */
		missingLocaleReason: text(),
		cancelReason: localized(),
		/** Set on a cancelled one that is to be held at a time not known yet; null on one that is not held at all. */
		postponedAt: instant(),
		/** What lands in a participant's mailbox and calendar names neither the training nor its place. */
		isDiscreet: boolean().notNull().default(false),
		publishedAt: instant(),
		cancelledAt: instant(),
		/** Raised to revoke the unlisted address `/t/<token>`. */
		linkGeneration: integer().notNull().default(1),
		/** Code and titles, normalised (trigram). */
		searchText: text().notNull(),
		/** What the catalogue's filter asks of it (`r:19`, `g:police`, `l:sv` …); kept by the commands, read through one index. */
		facets: text().array().notNull().default([]),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
		followUpDueOn: date({ mode: 'string' }),
		/** How many colleagues one liaison may register; 0: none. */
		partyLimit: integer().notNull().default(10),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.courseId], foreignColumns: [courses.projectId, courses.id] }),
		reference({ columns: [t.projectId, t.seriesId], foreignColumns: [series.projectId, series.id] }),
		reference({ columns: [t.projectId, t.venueId], foreignColumns: [venues.projectId, venues.id] }),
		oneOf('trainings_kind', t.kind, trainingKinds),
		oneOf('trainings_format', t.format, trainingFormats),
		oneOf('trainings_mode', t.mode, trainingModes),
		oneOf('trainings_visibility', t.visibility, trainingVisibilities),
		oneOf('trainings_state', t.state, trainingStates),
		oneOf('trainings_address_disclosure', t.addressDisclosure, addressDisclosures),
		oneOf('trainings_catering', t.catering, caterings),
		check('trainings_party_limit', sql`${t.partyLimit} between 0 and 100`),
		check('trainings_order', sql`${t.startsAt} < ${t.endsAt} and ${t.opensAt} <= ${t.closesAt}`),
		// Opened by a link, which names no project.
		index('trainings_id').on(t.id),
		// Staff's plan: a project's trainings by time, and the month.
		index('trainings_plan').on(t.projectId, t.startsAt, t.id, t.endsAt),
		// Whose people are to be reminded.
		index('trainings_coming')
			.on(t.startsAt)
			.where(sql`state = 'published'`),
		// What the plan is narrowed by.
		index('trainings_plan_state').on(t.projectId, t.state, t.startsAt, t.id),
		index('trainings_plan_region').on(t.projectId, t.regionCode, t.startsAt),
		index('trainings_plan_course').on(t.projectId, t.courseId, t.startsAt),
		index('trainings_plan_series').on(t.projectId, t.seriesId, t.startsAt),
		index('trainings_regions_served').using('gin', t.regionsServed),
		// The public catalogue: only what anyone may see, in order of time; with all that a page without wishes asks, so
		// that those just over are passed by in the index.
		index('trainings_catalogue').on(t.startsAt, t.id, t.endsAt, t.state, t.projectId).where(shownToAnyone),
		index('trainings_facets').using('gin', t.facets).where(shownToAnyone),
		index('trainings_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
	],
);

export const sessionStates = ['scheduled', 'cancelled'] as const;

/** One timed block with its own calendar identity: UID from its id, SEQUENCE stored and only ever raised. */
export const sessions = pgTable(
	'sessions',
	{
		projectId: projectId(),
		id: id(),
		trainingId: id(),
		position: integer().notNull(),
		title: localized(),
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
		roomId: optionalId(),
		state: text().$type<(typeof sessionStates)[number]>().notNull().default('scheduled'),
		/** Raised when time, place, status or link changes; never for one person's sake. */
		sequence: integer().notNull().default(0),
		/** LAST-MODIFIED of the calendar entry: raised by any change a calendar shows. */
		calendarRevisedAt: instant().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({ columns: [t.projectId, t.roomId], foreignColumns: [rooms.projectId, rooms.id] }),
		unique('sessions_position').on(t.projectId, t.trainingId, t.position),
		oneOf('sessions_state', t.state, sessionStates),
		check('sessions_order', sql`${t.startsAt} < ${t.endsAt}`),
		check('sessions_sequence', sql`${t.sequence} >= 0`),
		index('sessions_time').on(t.projectId, t.startsAt),
		index('sessions_room').on(t.projectId, t.roomId, t.startsAt),
	],
);

export const trainingTrainers = pgTable(
	'training_trainers',
	{
		projectId: projectId(),
		trainingId: id(),
		trainerId: id(),
		position: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId, t.trainerId] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({ columns: [t.projectId, t.trainerId], foreignColumns: [trainers.projectId, trainers.id] }),
		index().on(t.projectId, t.trainerId),
	],
);

export const trainingsPrivacy = [
	privacyOf(codeCounters, {}),
	privacyOf(trainings, {
		impersonal: [
			'code',
			'kind',
			'format',
			'mode',
			'visibility',
			'state',
			'title',
			'description',
			'languages',
			'interpretation',
			'targetGroupKeys',
			'regionsServed',
			'regionCode',
			'municipalityCode',
			'addressDisclosure',
			'conferenceUrl',
			'timeZone',
			'catering',
			'missingLocaleReason',
			'cancelReason',
			'searchText',
			'facets',
		],
	}),
	privacyOf(sessions, { impersonal: ['title', 'state'] }),
	privacyOf(trainingTrainers, {}),
];
