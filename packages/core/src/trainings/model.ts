import { Locale } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import {
	InProject,
	Key,
	ProjectSlug,
	RequestId,
	Revision,
	TimeZone,
	localizedLine,
	someLocalizedLine,
} from '../projects/model.ts';

/** Lists of states and kinds, held equal to the tables' by a test. */
export const trainingKinds = ['regional', 'targeted'] as const;
export type TrainingKind = (typeof trainingKinds)[number];

export const trainingFormats = [
	'regional_onsite',
	'hybrid',
	'webinar',
	'targeted_inhouse',
	'train_the_trainer',
	'network_workshop',
	'final_seminar',
] as const;
export type TrainingFormat = (typeof trainingFormats)[number];

export const trainingModes = ['onsite', 'online', 'hybrid'] as const;
export type TrainingMode = (typeof trainingModes)[number];

/** `invitation` and `unlisted` trainings live at `/t/<token>` only: their code answers like a missing page. */
export const trainingVisibilities = ['public', 'invitation', 'unlisted'] as const;
export type TrainingVisibility = (typeof trainingVisibilities)[number];

export const trainingStates = ['draft', 'published', 'cancelled'] as const;
export type TrainingState = (typeof trainingStates)[number];

export const sessionStates = ['scheduled', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

/** `confirmed`: only those who have a seat are told the place. */
export const addressDisclosures = ['public', 'confirmed'] as const;
export type AddressDisclosure = (typeof addressDisclosures)[number];

export const caterings = ['none', 'coffee', 'coffee_lunch'] as const;
export type Catering = (typeof caterings)[number];

/** Seats of a training: one pool for all when it has one mode, two when it is hybrid. */
export const trainingPoolScopes = ['all', 'onsite', 'online'] as const;
export type TrainingPoolScope = (typeof trainingPoolScopes)[number];

/** Two digits, Statistics Finland. */
export const RegionCode = z.string().check(z.regex(/^\d{2}$/));
export const MunicipalityCode = z.string().check(z.regex(/^\d{3}$/));
/** BCP 47, without a region: `fi`, `sv`, `fse`. */
export const LanguageTag = z.string().check(z.regex(/^[a-z]{2,3}$/));
/** What an `<input type="datetime-local">` gives: wall time in the training's zone. */
export const WallTime = z.string().check(
	z.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/),
	z.refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, { error: 'no such day' }),
);

const httpUrl = z.string().check(
	z.trim(),
	z.maxLength(1000),
	z.refine((text) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text), { error: 'not a web address' }),
);

const unique = <Item>(list: readonly Item[]) => new Set(list).size === list.length;
const seats = z.int().check(z.minimum(0), z.maximum(100_000));

export const SessionInput = z
	.object({
		/** Of the session edited, which keeps its calendar identity; absent for a new one. */
		id: z.optional(z.uuid()),
		startsAt: WallTime,
		endsAt: WallTime,
		roomId: z._default(z.nullable(z.uuid()), null),
		/** Null when the training's own title says it. */
		title: z._default(z.nullable(localizedLine(200)), null),
	})
	.check(
		z.refine((session) => session.startsAt < session.endsAt, {
			error: 'ends before it starts',
			path: ['endsAt'],
		}),
	);
export type SessionInput = z.output<typeof SessionInput>;

const trainingFields = {
	courseId: z.uuid(),
	seriesId: z.nullable(z.uuid()),
	kind: z.enum(trainingKinds),
	format: z.enum(trainingFormats),
	mode: z.enum(trainingModes),
	visibility: z.enum(trainingVisibilities),
	title: someLocalizedLine(200),
	description: localizedLine(10_000),
	/** Languages it is held in. */
	languages: z
		.array(LanguageTag)
		.check(z.minLength(1), z.maxLength(20), z.refine(unique, { error: 'each once' })),
	/** Pairs, from–to: `fi-sv`, `fi-fse`. */
	interpretation: z
		.array(z.string().check(z.regex(/^[a-z]{2,3}-[a-z]{2,3}$/)))
		.check(z.maxLength(20), z.refine(unique, { error: 'each once' })),
	/** Keys of the project's target groups, in order. */
	targetGroupKeys: z.array(Key).check(z.maxLength(200), z.refine(unique, { error: 'each once' })),
	/** Beside the region it is held in. Empty: that region, or every region for an online training. */
	regionsServed: z.array(RegionCode).check(z.maxLength(100), z.refine(unique, { error: 'each once' })),
	/** Of a training whose venue is not known; a venue's own municipality wins. */
	municipalityCode: z.nullable(MunicipalityCode),
	venueId: z.nullable(z.uuid()),
	addressDisclosure: z.enum(addressDisclosures),
	/** Shown to the confirmed only. */
	conferenceUrl: z.nullable(httpUrl),
	timeZone: TimeZone,
	sessions: z.array(SessionInput).check(z.minLength(1), z.maxLength(60)),
	/** In order: the first leads. */
	trainerIds: z.array(z.uuid()).check(z.maxLength(40), z.refine(unique, { error: 'each once' })),
	/** Seats per mode; zero for a mode it is not held in. */
	onsiteSeats: seats,
	onlineSeats: seats,
	opensAt: WallTime,
	closesAt: WallTime,
	selfCancelUntil: WallTime,
	catering: z.enum(caterings),
	/** What lands in mailboxes and calendars names neither the training nor its place. Left out: as it is. */
	isDiscreet: z.optional(z.boolean()),
	/** Trainers and check-in helpers see initials and the profession only. Left out: as it is. */
	hidesNames: z.optional(z.boolean()),
};

type Held = { readonly mode: TrainingMode; readonly onsiteSeats: number; readonly onlineSeats: number };

const seatsFitMode = [
	z.refine<Held>((input) => input.mode === 'online' || input.onsiteSeats > 0, {
		error: 'seats are needed',
		path: ['onsiteSeats'],
	}),
	z.refine<Held>((input) => input.mode !== 'online' || input.onsiteSeats === 0, {
		error: 'not held on site',
		path: ['onsiteSeats'],
	}),
	z.refine<Held>((input) => input.mode === 'onsite' || input.onlineSeats > 0, {
		error: 'seats are needed',
		path: ['onlineSeats'],
	}),
	z.refine<Held>((input) => input.mode !== 'onsite' || input.onlineSeats === 0, {
		error: 'not held online',
		path: ['onlineSeats'],
	}),
];

type Window = { readonly opensAt?: string | undefined; readonly closesAt?: string | undefined };

const windowIsForward = z.refine<Window>(
	(input) => input.opensAt === undefined || input.closesAt === undefined || input.opensAt <= input.closesAt,
	{ error: 'closes before it opens', path: ['closesAt'] },
);

/** A draft. What is left out comes from the course, the project and the first session. */
export const CreateTrainingInput = z
	.extend(InProject, {
		...trainingFields,
		requestId: RequestId,
		seriesId: z._default(trainingFields.seriesId, null),
		kind: z._default(trainingFields.kind, 'regional'),
		visibility: z._default(trainingFields.visibility, 'public'),
		/** Default: the course's. */
		title: z.optional(trainingFields.title),
		/** Default: the course's summary. */
		description: z.optional(trainingFields.description),
		/** Default: the project's first required language. */
		languages: z.optional(trainingFields.languages),
		interpretation: z._default(trainingFields.interpretation, []),
		/** Default: the course's. */
		targetGroupKeys: z.optional(trainingFields.targetGroupKeys),
		regionsServed: z._default(trainingFields.regionsServed, []),
		municipalityCode: z._default(trainingFields.municipalityCode, null),
		venueId: z._default(trainingFields.venueId, null),
		addressDisclosure: z._default(trainingFields.addressDisclosure, 'public'),
		conferenceUrl: z._default(trainingFields.conferenceUrl, null),
		/** Default: the project's. */
		timeZone: z.optional(trainingFields.timeZone),
		trainerIds: z._default(trainingFields.trainerIds, []),
		onsiteSeats: z._default(seats, 0),
		onlineSeats: z._default(seats, 0),
		/** Default: now. */
		opensAt: z.optional(WallTime),
		/** Default: three days before the first session. */
		closesAt: z.optional(WallTime),
		/** Default: the day before the first session. */
		selfCancelUntil: z.optional(WallTime),
		catering: z._default(trainingFields.catering, 'none'),
	})
	.check(...seatsFitMode, windowIsForward);
export type CreateTrainingInput = z.output<typeof CreateTrainingInput>;

export const EditTrainingInput = z
	.extend(InProject, {
		...trainingFields,
		trainingId: z.uuid(),
		revision: Revision,
		/** Why a published one may lack a required language; empty for none. */
		missingLocaleReason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
	})
	.check(...seatsFitMode, windowIsForward);
export type EditTrainingInput = z.output<typeof EditTrainingInput>;

export const EditTrainingTextsInput = z.extend(InProject, {
	trainingId: z.uuid(),
	revision: Revision,
	title: trainingFields.title,
	description: trainingFields.description,
	missingLocaleReason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type EditTrainingTextsInput = z.output<typeof EditTrainingTextsInput>;

export const PublishTrainingInput = z.extend(InProject, {
	trainingId: z.uuid(),
	revision: Revision,
	/** Why it may lack a required language; recorded. Empty for none. */
	missingLocaleReason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type PublishTrainingInput = z.output<typeof PublishTrainingInput>;

export const UnpublishTrainingInput = z.extend(InProject, { trainingId: z.uuid(), revision: Revision });
export type UnpublishTrainingInput = z.output<typeof UnpublishTrainingInput>;

export const CancelTrainingInput = z.extend(InProject, {
	trainingId: z.uuid(),
	revision: Revision,
	/** Told to those registered; may be empty. */
	reason: localizedLine(500),
	/** It is to be held at a time that is not known yet: those with a seat keep it. */
	isPostponed: z.optional(z.boolean()),
});
export type CancelTrainingInput = z.output<typeof CancelTrainingInput>;

export const ReinstateTrainingInput = z.extend(InProject, { trainingId: z.uuid(), revision: Revision });
export type ReinstateTrainingInput = z.output<typeof ReinstateTrainingInput>;

/** When those with a seat are told of a change: `now`, or not before staff say so. */
export const TimeChangeNoticeInput = z.extend(InProject, {
	trainingId: z.uuid(),
	when: z.enum(['now', 'held']),
});
export type TimeChangeNoticeInput = z.output<typeof TimeChangeNoticeInput>;

/** What a training still lacks before anyone may see it. */
export type Missing =
	| { readonly field: 'title' | 'description' | 'questions'; readonly locale: Locale }
	| { readonly field: 'venue' | 'conferenceUrl' }
	/** The registration window ends after the training does. */
	| { readonly field: 'window' }
	/** Every session lies behind. */
	| { readonly field: 'sessions' };

export type PublicationRefusal =
	| { readonly code: 'incomplete'; readonly missing: readonly Missing[] }
	| { readonly code: 'already-published' }
	| { readonly code: 'cancelled' };

export type EditRefusal =
	| { readonly code: 'cancelled' }
	/** A published one must stay complete. */
	| { readonly code: 'incomplete'; readonly missing: readonly Missing[] }
	| { readonly code: 'capacity-below-taken'; readonly mode: 'onsite' | 'online'; readonly takenSeats: number }
	/** Someone is registered, or waits, in the mode that would end. */
	| { readonly code: 'mode-in-use'; readonly mode: 'onsite' | 'online' };

export type CancelTrainingRefusal =
	| { readonly code: 'cancelled' }
	| { readonly code: 'over'; readonly endedAt: Date };

export type ReinstateRefusal =
	| { readonly code: 'not-cancelled' }
	/** Every session lies behind: a new date is set first. */
	| { readonly code: 'no-date' };

/** Everybody has been told meanwhile. */
export type NoticeRefusal = { readonly code: 'told' };

export type UnpublishRefusal = { readonly code: 'not-published' } | { readonly code: 'has-registrations' };

/** What a visitor may do now. `full` still takes people into the queue. */
export const registrationPhases = ['not-open-yet', 'open', 'full', 'closed', 'past', 'cancelled'] as const;
export type RegistrationPhase = (typeof registrationPhases)[number];

/** Seats of one mode. `mode` is `all` where the training has one mode. */
export type ShownSeats = {
	readonly scope: TrainingPoolScope;
	readonly capacitySeats: number;
	readonly seatsLeft: number;
	readonly waitlisted: number;
};

/** A name to show beside its code. */
export type Named = { readonly code: string; readonly name: LocalizedText };

// ── The catalogue's filter: one language for pages and feeds ────────────────────────────────────────

/**
 * What the catalogue and a feed can be narrowed by. Every one is optional; together they are "and".
 * A region shows what is held there, what serves it, and online trainings open to it.
 */
export const CatalogueFilter = z.object({
	region: z.optional(RegionCode),
	/** Key of a target group. */
	group: z.optional(Key),
	/** Held in it, or interpreted into it. */
	language: z.optional(LanguageTag),
	format: z.optional(z.enum(trainingFormats)),
	/** First and last day, in each training's own zone; both included. */
	from: z.optional(z.iso.date()),
	to: z.optional(z.iso.date()),
	/** Drops trainings held online only. */
	hideOnline: z.optional(z.literal(true)),
	/** Words in code, title or municipality. */
	q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
	project: z.optional(ProjectSlug),
	/** Key of a series. */
	series: z.optional(Key),
	/** Also those that are over. */
	showPast: z.optional(z.literal(true)),
});
export type CatalogueFilter = z.output<typeof CatalogueFilter>;

/** In the order they stand in an address. */
export const catalogueFilterKeys = [
	'region',
	'group',
	'language',
	'format',
	'from',
	'to',
	'hideOnline',
	'q',
	'project',
	'series',
	'showPast',
] as const satisfies readonly (keyof CatalogueFilter)[];

/** Reads a filter from an address. A value that cannot be used is left out and named in `ignored`; unknown names pass by. */
export function parseCatalogueFilter(params: URLSearchParams): {
	filter: CatalogueFilter;
	ignored: (keyof CatalogueFilter)[];
} {
	const filter: Record<string, unknown> = {};
	const ignored: (keyof CatalogueFilter)[] = [];
	for (const key of catalogueFilterKeys) {
		const text = params.get(key)?.trim();
		if (!text) continue;
		const value = key === 'hideOnline' || key === 'showPast' ? isSwitchedOn(text) : text;
		const parsed = CatalogueFilter.shape[key].safeParse(value);
		if (parsed.success) filter[key] = parsed.data;
		else ignored.push(key);
	}
	return { filter: CatalogueFilter.parse(filter), ignored };
}

/** Writes a filter into an address; parsing gives the same filter back. The same filter gives the same text. */
export function catalogueFilterParams(filter: CatalogueFilter): URLSearchParams {
	const params = new URLSearchParams();
	for (const key of catalogueFilterKeys) {
		const value = filter[key];
		if (value !== undefined && value !== '') params.set(key, value === true ? '1' : value);
	}
	return params;
}

function isSwitchedOn(text: string): boolean {
	return text === '1' || text === 'true' || text === 'on';
}

/** Where a page of a list begins: after, or before, the row the cursor names. */
export const Cursor = z.string().check(z.regex(/^\d{1,15}\.[0-9a-f-]{36}$/));
export const PageInput = z.object({ after: z.optional(Cursor), before: z.optional(Cursor) });
export type PageInput = z.output<typeof PageInput>;

export const catalogueFilterInput = {
	filter: z._default(CatalogueFilter, {}),
	page: z._default(PageInput, {}),
};
export const CatalogueInput = z.object(catalogueFilterInput);
export type CatalogueInput = z.output<typeof CatalogueInput>;

/** A public training's code, or the token of one that is not public. */
export const PublicTrainingInput = z.object({
	training: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
});

// ── The plan ────────────────────────────────────────────────────────────────────────────────────────

export const PlanFilter = z.object({
	q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
	state: z.optional(z.enum(trainingStates)),
	/** Coming: not over yet. */
	when: z.optional(z.enum(['coming', 'past'])),
	from: z.optional(z.iso.date()),
	to: z.optional(z.iso.date()),
	region: z.optional(RegionCode),
	courseId: z.optional(z.uuid()),
	seriesId: z.optional(z.uuid()),
	trainerId: z.optional(z.uuid()),
});
export type PlanFilter = z.output<typeof PlanFilter>;

export const PlanInput = z.extend(InProject, {
	filter: z._default(PlanFilter, {}),
	page: z._default(PageInput, {}),
});
export type PlanInput = z.output<typeof PlanInput>;

export const MonthInput = z.extend(InProject, {
	/** `2026-11`; default: the one that runs. */
	month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
});
export const StaffTrainingInput = z.extend(InProject, { code: z.string().check(z.trim(), z.maxLength(60)) });

/** A draft's sessions, to be looked at for double bookings before they are saved. */
export const ConflictsInput = z.extend(InProject, {
	/** Absent while it is new. */
	trainingId: z.optional(z.uuid()),
	timeZone: z.optional(TimeZone),
	sessions: z.array(SessionInput).check(z.maxLength(60)),
	trainerIds: z.array(z.uuid()).check(z.maxLength(40)),
});
export type ConflictsInput = z.output<typeof ConflictsInput>;

/** A trainer or a room booked twice. A warning: it stops nothing. */
export type Conflict = {
	readonly kind: 'trainer' | 'room';
	/** Of the trainer or the room. */
	readonly id: string;
	/** Place in the list of sessions asked about. */
	readonly sessionIndex: number;
	readonly other: {
		readonly trainingId: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly startsAt: Date;
		readonly endsAt: Date;
	};
};

/** What a visitor missed: a training that takes nobody now, or a search that found nothing. */
export const AlternativesInput = z.object({
	trainingId: z.nullable(z.uuid()),
	locale: Locale,
	language: z.optional(z.string().check(z.maxLength(35))),
	region: z.optional(z.string().check(z.maxLength(10))),
	project: z.optional(z.string().check(z.maxLength(60))),
});
