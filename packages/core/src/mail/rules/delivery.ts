import type { MessageState } from '../model.ts';

/** What decides about one message at one moment. */
export type DeliveryFacts = {
	readonly state: MessageState;
	/** Due from then; for one being sent, when its sender is taken for lost. */
	readonly nextAttemptAt: Date;
	/** Null when it never goes stale. */
	readonly expiresAt: Date | null;
	/** Mail of a demo project never leaves the machine. */
	readonly isDemo: boolean;
	/** What it says is no longer so: the registration it confirms was cancelled. */
	readonly isSuperseded: boolean;
	readonly hasSmtp: boolean;
};

export type DeliveryDecision =
	/** Not due, or at its end: another run of the same job finds nothing to do. */
	| { readonly outcome: 'nothing' }
	| { readonly outcome: 'expired'; readonly reason: 'moment-passed' | 'superseded' }
	| { readonly outcome: 'held'; readonly reason: 'demo' }
	/** Written and kept in the outbox, readable there. */
	| { readonly outcome: 'waits'; readonly reason: 'no-smtp' }
	| { readonly outcome: 'send' };

/** What happens to a message now. What has lost its moment or its truth goes nowhere, whatever else holds. */
export function decideDelivery(facts: DeliveryFacts, now: Date): DeliveryDecision {
	const isOpen = facts.state === 'queued' || facts.state === 'sending';
	if (!isOpen || facts.nextAttemptAt > now) return { outcome: 'nothing' };
	if (facts.expiresAt !== null && facts.expiresAt <= now)
		return { outcome: 'expired', reason: 'moment-passed' };
	if (facts.isSuperseded) return { outcome: 'expired', reason: 'superseded' };
	if (facts.isDemo) return { outcome: 'held', reason: 'demo' };
	if (!facts.hasSmtp) return { outcome: 'waits', reason: 'no-smtp' };
	return { outcome: 'send' };
}
