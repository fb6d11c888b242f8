import { onDestroy, untrack } from 'svelte';
import { get } from 'svelte/store';
import type { SuperValidated } from 'sveltekit-superforms';
import type { FormOptions, SuperForm } from 'sveltekit-superforms/client';
import { superForm } from 'sveltekit-superforms/client';
import { browser } from '$app/env';
import { onNavigate } from '$app/navigation';

/**
 * A form of superforms whose refusals are told by an ErrorSummary: `attempt` rises with each, which brings the
 * focus there. Without scripts the summary shows when the page comes back with the form.
 * A page that is read anew, as after another of its forms was saved, leaves alone what has been changed in this one.
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
	if (browser) {
		const follows = options.applyAction ?? true;
		const stop = form.tainted.subscribe((tainted) => {
			form.options.applyAction = form.isTainted(tainted) ? 'never' : follows;
		});
		// Another page is another form, also where it is shown by the same component.
		onNavigate(() => {
			form.options.applyAction = follows;
		});
		onDestroy(stop);
	}
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
