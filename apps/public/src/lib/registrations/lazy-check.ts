import type { ClientValidationAdapter } from 'sveltekit-superforms/adapters';
import type { Asked } from './form-words.ts';
import type { RegistrationForm } from './registration-form.ts';

/**
 * The check of a form, fetched when somebody begins to fill it in: most of what it weighs is not needed to show the
 * form. Where it cannot be fetched, the server's check is the only one.
 */
export function lazyCheck(
	asked: Asked,
): ClientValidationAdapter<RegistrationForm> & { readonly fetch: () => void } {
	let check: Promise<ClientValidationAdapter<RegistrationForm> | undefined> | undefined;
	const fetched = () =>
		(check ??= import('./registration-check.ts').then(
			({ registrationCheck }) => registrationCheck(asked),
			() => (check = undefined),
		));
	return {
		superFormValidationLibrary: 'zod4',
		fetch: () => void fetched(),
		async validate(form) {
			const fetchedCheck = await fetched();
			return fetchedCheck ? fetchedCheck.validate(form) : { success: true, data: form as RegistrationForm };
		},
	};
}
