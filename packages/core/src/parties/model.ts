import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { attendanceModes } from '../registrations/model.ts';
import type { AdmissionRefusal } from '../registrations/model.ts';
import type { EntryRefusal } from '../ways/model.ts';

/** What a liaison was told of a colleague when adding them. Held equal to the table's list by a test. */
export const partyMemberFates = ['seat', 'queue', 'request'] as const;
export type PartyMemberFate = (typeof partyMemberFates)[number];

/** What a liaison sees of a colleague: this and no more. */
export const colleagueStates = [
	/** A seat is held, or a request may be made; the colleague has not answered. */
	'invited',
	/** Made the request theirs; staff have not answered. */
	'requested',
	'confirmed',
	'in_line',
	/** By the colleague. */
	'declined',
	/** By staff, who did not approve the request. */
	'not_approved',
	/** Did not answer in time. */
	'expired',
	/** By the liaison, or by staff. */
	'cancelled',
] as const;
export type ColleagueState = (typeof colleagueStates)[number];

/** As many as a training can allow one liaison; the table's own check. */
export const largestParty = 100;
/** Of pasted text, and of what a file comes to. */
export const longestList = 60_000;

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
/** A mail to a colleague says it: nothing that a mail program would make a link of. */
const PlainName = (max: number) => line(max).check(z.refine((name) => isPlainName(name)));
/** An address, as the registration form takes it. */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());
const Token = z.string().check(z.maxLength(400));

/** Whether a name holds nothing that could be taken for an address of a page or of a mailbox. */
export function isPlainName(name: string): boolean {
	return !/[<>@\p{Cc}]|:\/\/|www\.|\.\p{L}{2,}\//iu.test(name);
}

export const RequestPartyInput = z.object({
	/** The training's code, the token of an unlisted one, or that of a personal invitation. */
	training: line(400),
	liaisonName: PlainName(120),
	liaisonEmail: Email,
	organisation: PlainName(200),
	locale: Locale,
});
export type RequestPartyInput = z.infer<typeof RequestPartyInput>;

/** Why nobody may ask for a party's link. */
export type RequestPartyRefusal =
	| { readonly code: 'parties-not-allowed' }
	| { readonly code: 'closed'; readonly closedAt: Date }
	| { readonly code: 'cancelled' }
	| Extract<EntryRefusal, { code: 'invitation-used' | 'invitation-expired' | 'invitation-other-address' }>;

export const PartyInput = z.object({ token: Token });

/** A list as the liaison gave it, with what holds for all of it. */
export const ColleaguesInput = z.object({
	token: Token,
	/** Pasted, or read from a file: one colleague a line. */
	list: z.string().check(z.maxLength(longestList)),
	/** Key of a target group, where a line names none. */
	targetGroup: line(60),
	mode: z.enum(attendanceModes),
	/** The language the colleagues are written to in. */
	locale: Locale,
});
export type ColleaguesInput = z.infer<typeof ColleaguesInput>;

export const AddColleaguesInput = z.extend(ColleaguesInput, {
	requestId: z.uuid(),
	/** Whether the others are registered although some lines are not in order. */
	leavesOutProblems: z.boolean(),
});
export type AddColleaguesInput = z.infer<typeof AddColleaguesInput>;

/** What is wrong with a line. */
export type RowProblem =
	| 'no-email'
	| 'invalid-email'
	| 'no-name'
	| 'invalid-name'
	| 'too-long'
	| 'unknown-profession'
	/** The same person stands above. */
	| 'duplicate'
	/** The liaison has registered them before. */
	| 'in-party'
	/** More than one liaison may register, or than the invitation has uses. */
	| 'over-limit'
	/** Not on the lists of those whom the training is for. */
	| 'not-for-you';

/** Why a colleague would wait: everything is taken, or what their profession or organisation can have. */
export type QueueReason = 'full' | 'group' | 'organisation';

/** What becomes of a line; one who is registered already has the same as a newcomer. */
export type RowFate =
	| { readonly kind: 'seat'; readonly until: Date }
	| { readonly kind: 'queue'; readonly place: number; readonly because: QueueReason }
	/** Staff are asked, once the colleague has confirmed; they have until then to. */
	| { readonly kind: 'request'; readonly until: Date }
	| { readonly kind: 'problem'; readonly problem: RowProblem };

export type RowWithFate = {
	/** From 1, as it stands in the list. */
	readonly line: number;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly fate: RowFate;
};

/** Why none of a list comes in. */
export type AddColleaguesRefusal =
	| AdmissionRefusal
	| { readonly code: 'party-cancelled' }
	| { readonly code: 'parties-not-allowed' }
	| { readonly code: 'empty-list' }
	/** The link by which the liaison came has ended. */
	| { readonly code: 'invitation-over' }
	/** Some lines are not in order, and the liaison has not said to leave them out. */
	| { readonly code: 'problems'; readonly rows: readonly RowWithFate[] };

export const ColleagueInput = z.object({ token: Token, memberId: z.uuid() });

export const ReplaceColleagueInput = z.extend(ColleagueInput, {
	requestId: z.uuid(),
	firstName: PlainName(100),
	lastName: PlainName(100),
	email: Email,
	locale: Locale,
});
export type ReplaceColleagueInput = z.infer<typeof ReplaceColleagueInput>;

/** Why a colleague is not taken out, or not replaced. */
export type ColleagueRefusal =
	| { readonly code: 'party-cancelled' }
	/** Has no place any more: another is added instead. */
	| { readonly code: 'not-there' }
	| { readonly code: 'too-late'; readonly selfCancelUntil: Date }
	| { readonly code: 'training-cancelled' }
	/** The one who should come instead is in the party. */
	| { readonly code: 'in-party' }
	/** The one who should come instead is not of those whom the training is for. */
	| { readonly code: 'not-for-you' };

export const PartiesOfTrainingInput = z.object({
	trainingId: z.uuid(),
	after: z.optional(z.object({ createdAt: z.date(), id: z.uuid() })),
});
export const CancelPartyInput = z.object({ partyId: z.uuid() });
export const SetPartyLimitInput = z.object({
	trainingId: z.uuid(),
	/** As it stood when the form was opened. */
	before: z.int().check(z.minimum(0), z.maximum(largestParty)),
	wanted: z.int().check(z.minimum(0), z.maximum(largestParty)),
});
export type PartyLimitRefusal = { readonly code: 'stale'; readonly theirs: number };
export type CancelPartyRefusal = { readonly code: 'already-cancelled' };
