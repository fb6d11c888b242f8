import type { Decision } from '@kutsu/kernel';
import { granted, refused } from '@kutsu/kernel';
import type { ConsentKind, ConsentRefusal, GivenConsent } from '../model.ts';

export type ConsentChange = {
	readonly kind: ConsentKind;
	readonly isGiven: boolean;
	readonly version: number;
};

type Facts = {
	/** The texts that are asked now. */
	readonly asked: readonly GivenConsent[];
	/** What holds: the last entry of each kind. */
	readonly standing: readonly ConsentChange[];
	/** What the person wants to hold. */
	readonly wanted: readonly GivenConsent[];
};

/**
 * What to write into the ledger so that exactly `wanted` holds: nothing for what holds already, be it by an older text.
 * Whatever was given may be withdrawn, asked still or not; giving needs the text that is asked now.
 */
export function planConsents({
	asked,
	standing,
	wanted,
}: Facts): Decision<{ readonly changes: readonly ConsentChange[] }, ConsentRefusal> {
	const isStanding = (kind: ConsentKind) => standing.some((one) => one.kind === kind && one.isGiven);
	const given = wanted.filter(({ kind }) => !isStanding(kind));
	const isShown = ({ kind, version }: GivenConsent) =>
		asked.some((text) => text.kind === kind && text.version === version);
	if (!given.every(isShown)) return refused({ code: 'text-changed' });
	const withdrawn = standing.filter((one) => one.isGiven && !wanted.some(({ kind }) => kind === one.kind));
	return granted({
		changes: [
			...given.map(({ kind, version }) => ({ kind, version, isGiven: true })),
			...withdrawn.map(({ kind, version }) => ({ kind, version, isGiven: false })),
		],
	});
}
