import { Locale, LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { WallTime } from '../trainings/model.ts';

/**
 * How one may come into a training. `listed_or_approval`: those on the lists at once, others when approved.
 * Held equal to the table's list by a test.
 */
export const ways = ['open', 'listed', 'listed_or_approval', 'approval', 'invitation'] as const;
export type Way = (typeof ways)[number];

/** What staff say to a request. Held equal to the table's list by a test. */
export const verdicts = ['approve', 'decline'] as const;
export type Verdict = (typeof verdicts)[number];

export const invitationStates = ['unused', 'used', 'expired', 'revoked'] as const;
/** `used`: to its last use. */
export type InvitationState = (typeof invitationStates)[number];

/** Without an @, two labels at least; holds for its subdomains too. */
const Domain = z
	.string()
	.check(
		z.trim(),
		z.toLowerCase(),
		z.maxLength(253),
		z.regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/),
	);

/** The way into a training, as staff set it. */
export const TrainingWay = z
	.object({
		way: z.enum(ways),
		emailDomains: z.array(Domain).check(z.maxLength(200)),
		organisationNames: z
			.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(200)))
			.check(z.maxLength(500)),
		/** Whom the training is for, in words for the page and the refusal; empty: said by its target groups. */
		audience: LocalizedText,
	})
	.check(
		z.refine(
			({ way, emailDomains, organisationNames }) =>
				!usesLists(way) || emailDomains.length + organisationNames.length > 0,
			{ path: ['emailDomains'] },
		),
	);
export type TrainingWay = z.output<typeof TrainingWay>;

/** Whether the way asks the lists of domains and organisations. */
export function usesLists(way: Way): boolean {
	return way === 'listed' || way === 'listed_or_approval';
}

export const InvitedInput = z.object({ token: z.string().check(z.maxLength(400)) });

export const TrainingWayInput = z.object({ trainingId: z.uuid() });
export const SetWayInput = z.object({
	trainingId: z.uuid(),
	/** As read; 0 for one never set. */
	revision: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
	wanted: TrainingWay,
});

/** How a way lets somebody in. `direct`: a seat or a place in line at once; `approval`: staff answer first. */
export type Entry = 'direct' | 'approval';

/** Why somebody may not come in this way. Nothing here tells who is known or what stands on a list. */
export type EntryRefusal =
	/** Not on the lists; `audience` as staff put it, maybe empty. */
	| { readonly code: 'not-for-you'; readonly audience: LocalizedText }
	/** By personal link only. */
	| { readonly code: 'invitation-needed' }
	| { readonly code: 'invitation-used' }
	| { readonly code: 'invitation-expired'; readonly expiredAt: Date }
	/** The link is another address's. */
	| { readonly code: 'invitation-other-address' };

export const InvitePeopleInput = z.object({
	trainingId: z.uuid(),
	requestId: z.uuid(),
	/** A bound invitation for each, sent by mail; none: one link to be copied. */
	emails: z
		.array(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()))
		.check(z.maxLength(200)),
	/** Staff's own word for a link bound to nobody. */
	label: z.string().check(z.trim(), z.maxLength(120)),
	/** Of each link. */
	maxUses: z.int().check(z.minimum(1), z.maximum(500)),
	skipsApproval: z.boolean(),
	skipsLists: z.boolean(),
	/** Holds a seat for each use until then; null: holds none. */
	reservedUntil: z.nullable(WallTime),
	reservedMode: z.enum(['onsite', 'online']),
	/** The key of the profession whose quota the seats are held in too; left out: as the address is known, else none. */
	targetGroup: z.optional(z.string().check(z.trim(), z.maxLength(60))),
	/** The same of an organisation. */
	organisation: z.optional(z.string().check(z.trim(), z.maxLength(200))),
	expiresAt: WallTime,
	/** Of the mail, and of the page the link leads to. */
	locale: Locale,
});
export type InvitePeopleInput = z.output<typeof InvitePeopleInput>;

/** Why nobody is invited. */
export type InviteRefusal =
	| { readonly code: 'cancelled' }
	/** The link would have expired, or outlive the training. */
	| { readonly code: 'expiry-out-of-range' }
	/** Seats would be held past the link's own end, or not at all. */
	| { readonly code: 'reservation-out-of-range' }
	| { readonly code: 'mode-not-offered' }
	| { readonly code: 'unknown-target-group' }
	/** Seats that nobody holds or waits for; `wanted` is more. `of`: of the training, or of a quota. */
	| {
			readonly code: 'not-enough-seats';
			readonly of: 'training' | 'group' | 'organisation';
			readonly freeSeats: number;
			readonly wanted: number;
	  };

export const TrainingInvitationsInput = z.object({
	trainingId: z.uuid(),
	/** Newest first; the last of the page before. */
	after: z.optional(z.object({ createdAt: z.date(), id: z.uuid() })),
	/** Words of the address, or of staff's own word for the link. */
	search: z.optional(z.string().check(z.trim(), z.maxLength(200))),
});
export const RevokeTrainingInvitationInput = z.object({ invitationId: z.uuid() });

export const RequestsInput = z.object({
	trainingId: z.uuid(),
	/** In order of arrival; the last of the page before. */
	afterArrival: z.optional(z.int().check(z.minimum(0), z.maximum(2_147_483_647))),
});

/** The course that anyone may take online at any time; null for none. */
export const OpenCourse = z.nullable(
	z.object({
		title: LocalizedText,
		url: z.string().check(z.maxLength(500), z.url({ protocol: /^https$/ })),
	}),
);
export type OpenCourse = z.output<typeof OpenCourse>;
export const SetOpenCourseInput = z.object({ seen: OpenCourse, wanted: OpenCourse });

/** Why the open course is not changed. */
export type OpenCourseRefusal =
	| { readonly code: 'stale' }
	/** A required language has no name for it. */
	| { readonly code: 'language-missing'; readonly locale: Locale };

const Answer = {
	trainingId: z.uuid(),
	registrationIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(200)),
	verdict: z.enum(verdicts),
	/** A ready answer; null for none. */
	templateId: z.nullable(z.uuid()),
	/** Added to it, as written, in one language. */
	note: z.string().check(z.trim(), z.maxLength(2000)),
};
export const PreviewAnswersInput = z.object(Answer);
export const AnswerRequestsInput = z.object({
	...Answer,
	/** The consequences that were looked at; when they would be others, nothing is done. */
	seen: z.object({ seats: z.int(), places: z.int(), declined: z.int() }),
});

/** What answering would do, or has done: how many get a seat, a place in line, a no. */
export type AnswerTotals = { readonly seats: number; readonly places: number; readonly declined: number };

/** Why requests are not answered. */
export type AnswerRefusal =
	| { readonly code: 'cancelled' }
	| { readonly code: 'over' }
	/** The consequences have changed since they were looked at. */
	| { readonly code: 'changed'; readonly now: AnswerTotals };

export const AnswerTemplate = z.object({
	verdict: z.enum(verdicts),
	/** Staff's name for it; never sent. */
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
	body: LocalizedText,
});
export const SaveAnswerTemplateInput = z.object({
	/** Null makes a new one. */
	templateId: z.nullable(z.uuid()),
	revision: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
	wanted: AnswerTemplate,
});
export const ArchiveAnswerTemplateInput = z.object({
	templateId: z.uuid(),
	revision: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
});

/** Why a ready answer is not saved. */
export type TemplateRefusal =
	| { readonly code: 'stale' }
	/** A required language has no words. */
	| { readonly code: 'language-missing'; readonly locale: Locale };
