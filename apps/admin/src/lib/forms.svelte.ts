import { untrack } from 'svelte';
import { get } from 'svelte/store';
import type { SuperValidated } from 'sveltekit-superforms';
import type { FormOptions, SuperForm } from 'sveltekit-superforms/client';
import { superForm } from 'sveltekit-superforms/client';

/**
 * A form of superforms whose refusals are told by an ErrorSummary: `attempt` rises with each, which brings the
 * focus there. Without scripts the summary shows when the page comes back with the form.
 */
export function openForm<Out extends Record<string, unknown>, Message = string>(
	validated: () => SuperValidated<Out, Message>,
	options: FormOptions<Out, Message> = {},
): SuperForm<Out, Message> & { readonly attempt: number; readonly isRefused: boolean } {
	let attempt = $state(0);
	const form = superForm<Out, Message>(untrack(validated), {
		scrollToError: 'off',
		autoFocusOnError: false,
		// What was wrong is gone as soon as it is changed; what is wrong now, sending it says.
		validators: 'clear',
		...options,
		onUpdated: (event) => {
			if (!event.form.valid) attempt += 1;
			options.onUpdated?.(event);
		},
	});
	// Sent without scripts, the form comes back with the page, refused.
	const cameBackRefused = get(form.posted) && get(form.allErrors).length > 0;
	return {
		...form,
		get attempt() {
			return attempt;
		},
		get isRefused() {
			return attempt > 0 || cameBackRefused;
		},
	};
}
