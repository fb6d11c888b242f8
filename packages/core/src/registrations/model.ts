import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import type { EntryRefusal } from '../ways/model.ts';
import { GivenAnswers } from '../forms/model.ts';
import type { AnswersRefusal } from '../forms/model.ts';
import { GivenConsents } from '../consents/model.ts';

/** States of a registration. Held equal to the table's list by a test. */
export const registrationStates = ['requested', 'confirmed', 'offered', 'waitlisted', 'cancelled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** Whose seats a pool bounds. Held equal to the table's list by a test. */
export const seatPoolScopes = [
	'all',
	'onsite',
	'online',
	'target_group',
	'each_organisation',
	'organisation',
] as const;
export type SeatPoolScope = (typeof seatPoolScopes)[number];

export const attendanceModes = ['onsite', 'online'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

/** Who ended a registration; `expiry`: an offer that nobody answered; `liaison`: who had made it for a colleague; `decline`: a request that was not approved. Held equal to the table's list by a test. */
export const cancelledByWhom = ['participant', 'staff', 'expiry', 'liaison', 'decline'] as const;
export type CancelledBy = (typeof cancelledByWhom)[number];

export const registrationSources = [
	'public',
	'staff',
	'walk_in',
	'import',
	'party',
	'transfer',
	'move',
] as const;
export type RegistrationSource = (typeof registrationSources)[number];

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
const optionalLine = (max: number) => z.optional(z.string().check(z.trim(), z.maxLength(max)));

/** One person's details, as a form gives them; flat, so that the form works without JavaScript. */
export const PersonInput = z.object({
	firstName: line(100),
	lastName: line(100),
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
	phone: optionalLine(40),
	organisation: optionalLine(200),
	/** Key of a target group of the project. */
	targetGroup: line(60),
	/** Three-digit code; empty when not told. */
	municipality: z.optional(z.union([z.literal(''), z.string().check(z.regex(/^\d{3}$/))])),
});

export const RegisterInput = z.extend(PersonInput, {
	/** The training's code, the token of an unlisted one, or that of a personal invitation. */
	training: line(400),
	/** Made with the form: the same one again gives the same registration. */
	requestId: z.uuid(),
	mode: z.enum(attendanceModes),
	/** The language the person is written to in. */
	locale: Locale,
	/** To the questions of the training's form; left out: none. */
	answers: z.optional(GivenAnswers),
	/** The answer to a challenge, where one was asked for. */
	proof: z.optional(z.string().check(z.maxLength(2_000))),
	/** The form runs scripts: it can answer a challenge. */
	canProve: z.optional(z.boolean()),
	/** What was ticked on the form; none is needed. */
	consents: z.optional(GivenConsents),
	/** Why the person wants to come, where staff approve; kept nowhere else. */
	reason: optionalLine(1000),
});
export type RegisterInput = z.infer<typeof RegisterInput>;

/** What the person is told at once; the link to the registration goes by mail only. */
export type Registered =
	/** Awaits approval; neither a seat nor a place in the queue is held. */
	| { readonly state: 'requested' }
	| { readonly state: 'confirmed' }
	| { readonly state: 'waitlisted'; readonly place: number }
	/** Nothing yet: a seat, or a place in the queue, is kept until the link in the mail is used. */
	| { readonly state: 'held'; readonly until: Date };

export const TrainingGuardInput = z.object({ trainingId: z.uuid() });
export const ChallengeInput = z.object({ training: line(400), requestId: z.uuid() });

/** Why nobody new is taken. */
export type AdmissionRefusal =
	| { readonly code: 'not-open-yet'; readonly opensAt: Date }
	| { readonly code: 'closed'; readonly closedAt: Date }
	| { readonly code: 'cancelled' }
	| { readonly code: 'mode-not-offered'; readonly mode: AttendanceMode }
	| { readonly code: 'unknown-target-group' }
	| { readonly code: 'unknown-municipality' }
	/** Seats are shared out among organisations, and none was told. */
	| { readonly code: 'organisation-needed' }
	/** Too many come: this one has to show that they took the trouble. */
	| { readonly code: 'proof-needed'; readonly challenge: string }
	/** So many people under one address today that it looks like a flood. */
	| { readonly code: 'address-limit' };

/** Why a registration is not taken: nobody new is, or an answer does not fit. */
export type RegistrationRefusal = EntryRefusal | AdmissionRefusal | AnswersRefusal;

export const MyRegistrationInput = z.object({ token: z.string().check(z.maxLength(400)) });
export const AcceptSeatInput = z.object({ token: z.string().check(z.maxLength(400)) });

/** What a colleague whom a liaison registered tells of themselves. */
export const AnswerAsColleagueInput = z.extend(
	z.pick(PersonInput, { phone: true, organisation: true, targetGroup: true, municipality: true }),
	{
		token: z.string().check(z.maxLength(400)),
		mode: z.enum(attendanceModes),
		/** The language the person is written to in from now on. */
		locale: Locale,
		/** To the training's questions; absent for none. */
		answers: z.optional(GivenAnswers),
		/** Why the person wants to come, where staff approve. */
		reason: optionalLine(1000),
	},
);
export type AnswerAsColleagueInput = z.infer<typeof AnswerAsColleagueInput>;

/** Why one who waited does not get a seat by accepting. */
export type AcceptanceRefusal =
	/** The request to attend was not answered yet. */
	| { readonly code: 'not-approved-yet' }
	| { readonly code: 'training-cancelled' }
	| { readonly code: 'no-longer-registered' }
	| { readonly code: 'offer-expired'; readonly expiredAt: Date }
	/** Still in line: no seat is held for them. */
	| { readonly code: 'not-your-turn' }
	/** Registered by a liaison: the person first answers for themselves. */
	| { readonly code: 'answers-needed' }
	/** In the last hours: someone else was faster. */
	| { readonly code: 'seat-taken' };

export const CancelMyRegistrationInput = z.object({
	token: z.string().check(z.maxLength(400)),
	reason: optionalLine(500),
});

/** Why a registration cannot be cancelled by the person. */
export type CancellationRefusal =
	| { readonly code: 'already-cancelled' }
	| { readonly code: 'too-late'; readonly selfCancelUntil: Date };

const token = z.string().check(z.maxLength(400));

/** What a person does with their own link. */
export const MineInput = z.object({ token });
export type MineInput = z.infer<typeof MineInput>;

export const SwitchMyModeInput = z.object({ token, mode: z.enum(attendanceModes) });
export type SwitchMyModeInput = z.infer<typeof SwitchMyModeInput>;

/** What may be corrected: all but the address, which the link was sent to. */
export const ChangeMyDetailsInput = z.object({
	token,
	/** As it stood when the form was opened: a change made meanwhile is not written over. */
	revision: z.int().check(z.minimum(1)),
	firstName: PersonInput.shape.firstName,
	lastName: PersonInput.shape.lastName,
	phone: PersonInput.shape.phone,
	organisation: PersonInput.shape.organisation,
	targetGroup: PersonInput.shape.targetGroup,
	municipality: PersonInput.shape.municipality,
	locale: Locale,
});
export type ChangeMyDetailsInput = z.infer<typeof ChangeMyDetailsInput>;

export const ChangeMyAnswersInput = z.object({ token, answers: GivenAnswers });
export type ChangeMyAnswersInput = z.infer<typeof ChangeMyAnswersInput>;

export const TransferMySeatInput = z.object({
	token,
	firstName: PersonInput.shape.firstName,
	lastName: PersonInput.shape.lastName,
	email: PersonInput.shape.email,
	organisation: PersonInput.shape.organisation,
	targetGroup: PersonInput.shape.targetGroup,
	/** The language the colleague is written to in. */
	locale: Locale,
});
export type TransferMySeatInput = z.infer<typeof TransferMySeatInput>;

export const MoveMyRegistrationInput = z.object({
	token,
	trainingId: z.uuid(),
	/** Consents to taking diet and access needs along, where the other date asks them. */
	carriesNeeds: z.boolean(),
});
export type MoveMyRegistrationInput = z.infer<typeof MoveMyRegistrationInput>;

export const AskForMyLinksInput = z.object({ email: PersonInput.shape.email, locale: Locale });
export type AskForMyLinksInput = z.infer<typeof AskForMyLinksInput>;

/** Why a person may not act on their registration by themselves. */
export type SelfServiceRefusal =
	| { readonly code: 'training-cancelled' }
	| { readonly code: 'no-longer-registered' }
	/** Held until the person confirms that the address is theirs. */
	| { readonly code: 'not-confirmed-yet' }
	| { readonly code: 'too-late'; readonly until: Date };

/** The seat is offered to a colleague, who has yet to answer: it stays where it is until then. */
type SeatOffered = { readonly code: 'offered-to-colleague' };

export type ModeRefusal =
	| SelfServiceRefusal
	| SeatOffered
	| { readonly code: 'mode-not-offered'; readonly mode: AttendanceMode }
	/** No seat there that nobody in line before could take. */
	| { readonly code: 'no-seat' };

export type DetailsRefusal =
	| SelfServiceRefusal
	| { readonly code: 'stale' }
	| { readonly code: 'unknown-target-group' }
	| { readonly code: 'unknown-municipality' }
	| { readonly code: 'organisation-needed' }
	/** They came to a training under this name. */
	| { readonly code: 'name-is-evidence' }
	| { readonly code: 'name-taken' }
	/** Seats are shared out, and there is none for such a person. */
	| { readonly code: 'no-seat' }
	/** They wait, and would have to begin in another line. */
	| { readonly code: 'line-would-change' };

export type TransferRefusal =
	| SelfServiceRefusal
	| SeatOffered
	| { readonly code: 'no-seat-to-give' }
	| { readonly code: 'same-person' }
	| { readonly code: 'unknown-target-group' }
	| { readonly code: 'organisation-needed' }
	| { readonly code: 'no-seat' };

export type MoveRefusal =
	| SelfServiceRefusal
	| SeatOffered
	| { readonly code: 'no-seat-to-give' }
	/** Not a date of this course that is open to anyone. */
	| { readonly code: 'no-such-date' }
	| { readonly code: 'already-there' }
	/** The seat stays where it is: there is none at the other date, or it does not take people now. */
	| { readonly code: 'no-seat' };

/** The colleague has accepted or declined, or the time is over. */
export type TakeBackRefusal = { readonly code: 'nothing-to-take-back' };

/** Why "this was not me" does not end a registration. */
export type DisownRefusal =
	| { readonly code: 'has-attended' }
	| { readonly code: 'has-begun'; readonly startsAt: Date };

/** Why nobody is asked to wait for links: too many were asked for from one network. */
export type LinksRefusal = { readonly code: 'too-many' };

const quota = {
	/** At most so many. */
	seats: z.int().check(z.minimum(1), z.maximum(10_000)),
	/** Ends at 9.00 on this many days before the first day; null: holds to the end. */
	releaseDaysBefore: z.nullable(z.int().check(z.minimum(0), z.maximum(365))),
};

/** How the seats of a training are shared out, beside its seats on site and online. */
export const Quotas = z.object({
	/** By key of a target group; in no order. */
	groups: z
		.array(z.object({ ...quota, targetGroup: z.string().check(z.minLength(1), z.maxLength(60)) }))
		.check(
			z.maxLength(100),
			z.refine((groups) => new Set(groups.map((one) => one.targetGroup)).size === groups.length),
		),
	/** For each organisation alike; null: none. */
	eachOrganisation: z.nullable(z.object(quota)),
});
export type Quotas = z.infer<typeof Quotas>;

export const TrainingQuotasInput = z.object({ trainingId: z.uuid() });
export const SetQuotasInput = z.object({
	trainingId: z.uuid(),
	/** As they stood when the form was opened: a change by someone else in between is not written over. */
	before: Quotas,
	wanted: Quotas,
});

/** Why seats cannot be shared out so. */
export type QuotaRefusal =
	| { readonly code: 'stale'; readonly theirs: Quotas }
	| { readonly code: 'cancelled' }
	/** People have more seats already. */
	| { readonly code: 'quota-below-taken'; readonly targetGroup: string; readonly takenSeats: number }
	| { readonly code: 'organisation-limit-below-taken'; readonly takenSeats: number };

/** A seat given by a colleague; one beyond capacity says by how many the training is then over, and why. */
const seating = {
	beyondSeats: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
	/** Of a seat beyond capacity; erased after a year. */
	reason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
};

/** A colleague registers someone: the same questions, for a training by id. */
export const RegisterByStaffInput = z.extend(RegisterInput, { trainingId: z.uuid(), ...seating });

export const SeatRegistrationInput = z.object({ registrationId: z.uuid(), ...seating });

/** Why a colleague's seat is not given. */
export type SeatingRefusal =
	/** So many seats beyond capacity would have to be granted, in so many words. */
	| { readonly code: 'full'; readonly beyondSeats: number }
	/** Things have moved: it would be so many now. */
	| { readonly code: 'beyond-differs'; readonly beyondSeats: number }
	| { readonly code: 'reason-needed' }
	| { readonly code: 'already-seated' }
	| { readonly code: 'awaits-approval' }
	/** A colleague's seat is offered to them, and a quota has filled up since. */
	| { readonly code: 'giver-keeps-seat' }
	| { readonly code: 'no-longer-registered' }
	| { readonly code: 'training-cancelled' };

export const SetPriorityInput = z.object({
	registrationId: z.uuid(),
	/** Who has more is served first; 0 is everyone's. */
	priority: z.int().check(z.minimum(-9), z.maximum(9)),
	/** As it was when the form was opened. */
	seen: z.int(),
	reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
});
export type PriorityRefusal =
	| { readonly code: 'stale'; readonly theirs: number }
	| { readonly code: 'not-waiting' };

/** Why a registration is not moved to another date. */
export type MoveByStaffRefusal =
	| { readonly code: 'already-cancelled' }
	| { readonly code: 'another-course' }
	| { readonly code: 'same-training' }
	| { readonly code: 'already-there' }
	| { readonly code: 'awaits-approval' }
	| { readonly code: 'over' }
	| { readonly code: 'full' }
	| AdmissionRefusal;

export const CancelByStaffInput = z.object({ registrationId: z.uuid() });
