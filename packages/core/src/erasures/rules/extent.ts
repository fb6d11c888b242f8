import type { ErasureCause, ErasureScope } from '../model.ts';

/** One registration of the person, as erasure sees it. */
export type HeldRegistration = { readonly id: string; readonly hasAttended: boolean };

export type ErasureExtent = {
	readonly scope: ErasureScope;
	/** Whose answers, mail and details go. */
	readonly registrationIds: readonly string[];
	/** Whether the person's own row goes, or, where they attended, all of it that is no evidence. */
	readonly coversPerson: boolean;
};

/**
 * How far an erasure reaches. Asked for, it covers the person: everything, or all but the evidence where they came to
 * something. "Not me", and a seat that was given and never taken, cover one registration, and the person only when
 * nothing else holds them.
 * @param all every registration of the person in the project, the one in hand among them
 */
export function extentOf(
	cause: ErasureCause,
	registrationId: string,
	all: readonly HeldRegistration[],
): ErasureExtent {
	const attended = all.some((one) => one.hasAttended);
	const isOnly = all.every((one) => one.id === registrationId);
	if (cause !== 'asked' && !isOnly)
		return { scope: 'registration', registrationIds: [registrationId], coversPerson: false };
	return {
		scope: attended ? 'evidence_stays' : 'everything',
		registrationIds: all.map((one) => one.id),
		coversPerson: true,
	};
}
