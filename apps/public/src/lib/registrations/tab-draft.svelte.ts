import { draftOf, restoreDraft, tabDrafts } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * An unfinished form that is kept in this tab, when someone chose so, and nowhere else: many workstations are shared.
 * A form that was sent leaves nothing behind.
 */
export class TabDraft {
	/** What an earlier visit of this tab left; null when nothing, or when it was answered. */
	found = $state<Draft | null>(null);
	isKept = $state(false);
	isRestored = $state(false);
	#form: HTMLFormElement | null = null;
	#isSent = false;
	readonly #drafts: ReturnType<typeof tabDrafts>;

	constructor(path: string) {
		this.#drafts = tabDrafts(path);
	}

	/** Begins to listen to a form; gives what ends it. */
	watch(form: HTMLFormElement): () => void {
		this.#form = form;
		this.found = this.#drafts.read();
		const keep = () => this.#keep();
		form.addEventListener('input', keep);
		form.addEventListener('change', keep);
		return () => {
			form.removeEventListener('input', keep);
			form.removeEventListener('change', keep);
		};
	}

	/** `more`: for fields that are kept elsewhere than in the page. */
	restore(more: (draft: Draft) => void): void {
		if (!this.#form || !this.found) return;
		more(this.found);
		restoreDraft(this.#form, this.found);
		this.found = null;
		this.isKept = true;
		this.isRestored = true;
	}

	discard(): void {
		this.#drafts.drop();
		this.found = null;
	}

	/** After the choice to keep it was made or taken back. */
	chosen(): void {
		if (this.isKept) this.#keep();
		else this.#drafts.drop();
	}

	sent(): void {
		this.#isSent = true;
		this.#drafts.drop();
	}

	#keep(): void {
		if (this.isKept && !this.#isSent && this.#form) this.#drafts.keep(draftOf(this.#form));
	}
}
