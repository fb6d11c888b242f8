/** What a pure rule answers: granted with facts, or refused with a code and the facts behind it. */
export type Decision<Granted extends object, Refusal extends { readonly code: string }> =
	| ({ readonly ok: true } & Granted)
	| Refused<Refusal>;

/** The domain says no. Carries facts, never sentences: the screen translates by `code`. */
export type Refused<Refusal extends { readonly code: string }> = {
	readonly ok: false;
	readonly refusal: Refusal;
};

/** A granted decision with its facts. */
export function granted<const Facts extends object>(facts: Facts): { readonly ok: true } & Facts {
	return { ok: true, ...facts };
}

/** A refusal with its code and facts. */
export function refused<const Refusal extends { readonly code: string }>(refusal: Refusal): Refused<Refusal> {
	return { ok: false, refusal };
}
