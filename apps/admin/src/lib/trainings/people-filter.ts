import { RegistrationsInput, registrationStates } from '@kutsu/core/registrations/model';
import type { RegistrationState } from '@kutsu/core/registrations/model';

export type PeopleAddress = {
	readonly search: string;
	readonly state: RegistrationState | null;
	/** Where the page begins: after this person. */
	readonly after: { readonly lastName: string; readonly id: string } | null;
};

/** Reads what a list of registrations is narrowed by; a value that cannot be used is left out. */
export function readPeopleAddress(params: URLSearchParams): PeopleAddress {
	const after = RegistrationsInput.shape.after.safeParse({
		lastName: params.get('from') ?? undefined,
		id: params.get('after') ?? undefined,
	});
	return {
		search: (params.get('q') ?? '').trim().slice(0, 100),
		state: registrationStates.find((state) => state === params.get('state')) ?? null,
		after: after.success ? (after.data ?? null) : null,
	};
}

/** The query of a list of registrations. A page after the first also names the person it begins after. */
export function peopleQuery({ search, state, after }: PeopleAddress): string {
	const params = new URLSearchParams();
	if (search !== '') params.set('q', search);
	if (state !== null) params.set('state', state);
	if (after !== null) params.set('after', after.id);
	if (after !== null) params.set('from', after.lastName);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}
