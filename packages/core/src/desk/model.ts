import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { localizedLine } from '../projects/model.ts';
import {
	attendanceModes,
	PersonInput,
	registrationSources,
	registrationStates,
} from '../registrations/model.ts';

/** What staff may see of a registration in a list or an export, in the order it is offered. Held equal to the screen's words by the compiler. */
export const registrationColumns = [
	'name',
	'email',
	'phone',
	'organisation',
	'group',
	'municipality',
	'training',
	'mode',
	'language',
	'state',
	'source',
	'registered',
	'confirmed',
	'priority',
	'tags',
	'consent_photo',
	'consent_mailing_list',
	'consent_sharing_with_host',
] as const;
export type RegistrationColumn = (typeof registrationColumns)[number];

/** The answers to one question of a form; never to one of diet or access. */
const AnswerColumn = z.templateLiteral(['question:', z.uuid()]);
export const ListColumn = z.union([z.enum(registrationColumns), AnswerColumn]);
export type ListColumn = z.infer<typeof ListColumn>;
/** As many as a form has questions, and all the others. */
const ListColumns = z.array(ListColumn).check(z.maxLength(80));

/** The questions among columns, in order. */
export function questionsAmong(columns: readonly ListColumn[]): string[] {
	return columns.flatMap((column) => questionOf(column) ?? []);
}

/** The question a column holds the answers to; undefined for others. */
export function questionOf(column: ListColumn): string | undefined {
	return column.startsWith('question:') ? column.slice('question:'.length) : undefined;
}

/** Shown when nobody has chosen. */
export const usualColumns: readonly RegistrationColumn[] = [
	'name',
	'email',
	'organisation',
	'group',
	'training',
	'state',
	'registered',
];

export const registrationSorts = ['newest', 'oldest', 'name'] as const;
export type RegistrationSort = (typeof registrationSorts)[number];

/** What the list is narrowed by; all of it may be kept. Flat, as an address holds it. */
export const RegistrationFilter = z.object({
	trainingId: z.optional(z.uuid()),
	state: z.optional(z.enum(registrationStates)),
	source: z.optional(z.enum(registrationSources)),
	mode: z.optional(z.enum(attendanceModes)),
	language: z.optional(Locale),
	/** Key of a target group. */
	group: z.optional(z.string().check(z.maxLength(60))),
	/** Code of a region: where people work. */
	region: z.optional(z.string().check(z.regex(/^\d{2}$/))),
	tagId: z.optional(z.uuid()),
	/** Days of the project's zone on which they registered; both included. */
	from: z.optional(z.iso.date()),
	to: z.optional(z.iso.date()),
});
export type RegistrationFilter = z.infer<typeof RegistrationFilter>;

/** Part of a name, an address or an organisation; never kept, and never in the audit trail. */
const Search = z.optional(z.string().check(z.trim(), z.maxLength(100)));

export const RegistrationListInput = z.object({
	filter: z._default(RegistrationFilter, {}),
	search: Search,
	sort: z._default(z.enum(registrationSorts), 'newest'),
	/** Answers and consents are read only when they are shown. */
	columns: z._default(ListColumns, []),
	/** Of the answers; without it the project's first language. */
	locale: z.optional(Locale),
	/** The last of the page before: when they registered, or their last name, and the registration. */
	after: z.optional(
		z.object({
			at: z.optional(z.date()),
			name: z.optional(z.string().check(z.maxLength(100))),
			id: z.uuid(),
		}),
	),
});
export type RegistrationListInput = z.infer<typeof RegistrationListInput>;

export const ChoicesInput = z.object({
	/** Whose questions may be columns. */
	trainingId: z.optional(z.uuid()),
	/** Questions that are columns already, whosever they are. */
	questionIds: z._default(z.array(z.uuid()).check(z.maxLength(80)), []),
});

export const StatisticsInput = z.object({ filter: z._default(RegistrationFilter, {}) });

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const ExportInput = z.object({
	filter: z._default(RegistrationFilter, {}),
	search: Search,
	columns: ListColumns.check(z.minLength(1)),
	format: z.enum(exportFormats),
	locale: Locale,
});
export type ExportInput = z.infer<typeof ExportInput>;

export const SaveFilterInput = z.object({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
	/** Seen by every colleague who may read the list. */
	isShared: z.boolean(),
	filter: RegistrationFilter,
	columns: ListColumns.check(z.minLength(1)),
	sort: z.enum(registrationSorts),
});
export const DropFilterInput = z.object({ filterId: z.uuid() });

export type SavedFilter = {
	readonly id: string;
	readonly name: string;
	readonly isShared: boolean;
	readonly isOwn: boolean;
	readonly filter: RegistrationFilter;
	readonly columns: readonly ListColumn[];
	readonly sort: RegistrationSort;
};

export const PersonOfProjectInput = z.object({ participantId: z.uuid() });

export const AddNoteInput = z.object({
	participantId: z.uuid(),
	text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
	requestId: z.optional(z.uuid()),
});
export const EraseNoteInput = z.object({ noteId: z.uuid() });

export const SetTagsInput = z.object({
	participantId: z.uuid(),
	/** All of them, in no order; one that is new is made. */
	tags: z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))).check(
		z.maxLength(20),
		z.refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length),
	),
});

/** A participant's own details, corrected by staff. */
export const CorrectPersonInput = z.object({
	participantId: z.uuid(),
	/** As it was when the form was opened. */
	revision: z.int().check(z.minimum(1)),
	firstName: PersonInput.shape.firstName,
	lastName: PersonInput.shape.lastName,
	email: PersonInput.shape.email,
	phone: PersonInput.shape.phone,
	organisation: PersonInput.shape.organisation,
	locale: Locale,
});
export type CorrectPersonInput = z.infer<typeof CorrectPersonInput>;

/** Why a participant's details are not changed so. */
export type CorrectionRefusal =
	| { readonly code: 'stale'; readonly theirs: PersonDetails }
	/** Someone of this name has this address already: the two are one person, and nothing here merges them. */
	| { readonly code: 'someone-else'; readonly participantId: string };

export type PersonDetails = {
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly phone: string | null;
	readonly organisation: string | null;
	readonly locale: Locale;
};

/** What can be done to many at once. Held equal to the table's list by a test. */
export const bulkActions = ['cancel', 'move', 'mail', 'approve'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** At most so many are chosen one by one, and so many of a run are tried in its preview. */
export const bulkLimit = 500;

/** So many are done by one job, which then asks for the next. */
export const bulkChunk = 100;

/** Everyone in a list: by its filter and the words searched for. */
export const MatchingInput = z.object({ filter: z._default(RegistrationFilter, {}), search: Search });
export type MatchingInput = z.infer<typeof MatchingInput>;

export const PrepareBulkInput = z
	.object({
		action: z.enum(bulkActions),
		/** Chosen one by one; or else all who match. */
		registrationIds: z.optional(z.array(z.uuid()).check(z.minLength(1), z.maxLength(bulkLimit))),
		matching: z.optional(MatchingInput),
		toTrainingId: z.optional(z.uuid()),
		letter: z.optional(z.object({ subject: localizedLine(150), body: localizedLine(5000) })),
		requestId: z.optional(z.uuid()),
	})
	.check(z.refine((input) => (input.registrationIds === undefined) !== (input.matching === undefined)));
export type PrepareBulkInput = z.infer<typeof PrepareBulkInput>;

/** Why a run is not even prepared. */
export type BulkRefusal =
	/** A mail without words in a language that some of the chosen are written to in. */
	| { readonly code: 'letter-incomplete'; readonly missing: readonly Locale[] }
	| { readonly code: 'target-needed' }
	/** Nobody matches any more. */
	| { readonly code: 'nobody' };

export const BulkRunInput = z.object({ runId: z.uuid() });
/** What came of a run, a page at a time. */
export const BulkPageInput = z.extend(BulkRunInput, {
	/** The number of the last one before the page. */
	after: z._default(z.int().check(z.minimum(0)), 0),
	/** Only those it could not be done to. */
	isRefusedOnly: z._default(z.boolean(), false),
});
export type StartRefusal = { readonly code: 'already-started' } | { readonly code: 'someone-elses' };

export const MoveTargetsInput = z.object({ trainingId: z.uuid() });

export const DoorInput = z.object({ trainingId: z.uuid() });

export const WalkInInput = z.extend(PersonInput, {
	trainingId: z.uuid(),
	sessionId: z.uuid(),
	requestId: z.uuid(),
	mode: z.enum(attendanceModes),
	locale: Locale,
	beyondSeats: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
	reason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
