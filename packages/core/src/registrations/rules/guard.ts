/** The stretches of time over which each scope is counted, in minutes. */
export const stretchMinutes = { training: 1, network: 10, address: 24 * 60 } as const;
export type RateScope = keyof typeof stretchMinutes;

/** How long after opening everyone comes at once, so that much is ordinary. */
export const openingMinutes = 15;
/** How long a training stays guarded after the last minute in which too many came. */
export const guardMinutes = 10;
/** How long the place of one who sent no proof is held for the link in their mail. */
export const heldMinutes = 60;
/** More people than this under one address on one day are no shared mailbox, but a way to flood it. */
export const addressPeople = 30;

/** What one attempt is measured by: those before it in the same stretch of time. */
export type Rates = {
	/** To this training, from everywhere, this minute. */
	readonly training: number;
	/** To this training from the same network (/24 or /64) in ten minutes; 0 when the network is not known. */
	readonly network: number;
	/** To this training under the same e-mail address today. */
	readonly address: number;
	/** Until when the training is guarded; null when it never was. */
	readonly guardedUntil: Date | null;
};

export type GuardFacts = Rates & {
	readonly opensAt: Date;
	/** All seats of the training: a large one draws more people. */
	readonly seats: number;
	readonly proof: 'valid' | 'none';
	/** The form can answer a challenge: it runs scripts. */
	readonly canProve: boolean;
};

export type Limits = { readonly training: number; readonly calm: number; readonly network: number };

/**
 * How many may come before a proof is asked for. Just after opening thousands do, and a ministry comes from one network:
 * so the limits are wide then, and follow the number of seats at other times. `calm` is a third of the training's limit:
 * between the two a guarded training stays guarded, and an open one stays open.
 */
export function limitsOf(
	{ opensAt, seats }: { readonly opensAt: Date; readonly seats: number },
	now: Date,
): Limits {
	const minutes = (now.getTime() - opensAt.getTime()) / 60_000;
	const isOpening = minutes >= 0 && minutes < openingMinutes;
	const training = isOpening ? Math.max(10_000, 20 * seats) : Math.max(120, 3 * seats);
	return {
		training,
		calm: Math.floor(training / 3),
		network: isOpening ? Math.max(3_000, 5 * seats) : Math.max(300, 5 * seats),
	};
}

export type Guarding =
	/** As ever. */
	| { readonly kind: 'open' }
	/** Ask for a proof, and take nobody in yet. */
	| { readonly kind: 'challenge' }
	/** No script can prove anything: hold the place, and let the mail ask. */
	| { readonly kind: 'hold'; readonly until: Date }
	/** This address has had enough. */
	| { readonly kind: 'refuse' };

/** What one attempt meets, and until when the training is guarded from now on; null: as it was. */
export type GuardDecision = { readonly guarding: Guarding; readonly guardUntil: Date | null };

/**
 * Whether a training is under attack, and what that means for one who comes.
 * It begins with more in a minute than `limitsOf` allows, and ends ten minutes after the last minute with more than a
 * third of that. One network that sends too many is asked for proofs alone, however calm the training is.
 */
export function decideGuard(facts: GuardFacts, now: Date): GuardDecision {
	const limits = limitsOf(facts, now);
	const wasGuarded = facts.guardedUntil !== null && now < facts.guardedUntil;
	const isTooMuch = facts.training >= (wasGuarded ? limits.calm : limits.training);
	const guardUntil = isTooMuch ? new Date(now.getTime() + guardMinutes * 60_000) : null;
	if (facts.address >= addressPeople) return { guarding: { kind: 'refuse' }, guardUntil };
	const isGuarded = wasGuarded || isTooMuch || facts.network >= limits.network;
	if (!isGuarded || facts.proof === 'valid') return { guarding: { kind: 'open' }, guardUntil };
	if (facts.canProve) return { guarding: { kind: 'challenge' }, guardUntil };
	return {
		guarding: { kind: 'hold', until: new Date(now.getTime() + heldMinutes * 60_000) },
		guardUntil,
	};
}

/** The beginning of the stretch of time an instant is counted in; the same for every process. */
export function stretchOf(scope: RateScope, at: Date): Date {
	const length = stretchMinutes[scope] * 60_000;
	return new Date(Math.floor(at.getTime() / length) * length);
}
