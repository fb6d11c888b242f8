/** What a form holds, by field; more than one where several are chosen. */
export type Draft = Readonly<Record<string, readonly string[]>>;

const prefix = 'draft:';
/** Fields the page brings itself, which are another's in another visit. */
const ofThePage = new Set(['requestId', 'proof', 'emailAsked', 'emailAnswer']);

/** What was typed into a form, without what lies under `data-no-draft`: diet and access needs are never kept. */
export function draftOf(form: HTMLFormElement): Draft {
	const draft: Record<string, string[]> = {};
	for (const control of form.elements) {
		if (!isField(control) || control.name === '' || ofThePage.has(control.name)) continue;
		if (control.closest('[data-no-draft]') || control.type === 'file' || control.type === 'password')
			continue;
		if (isChoice(control) && !control.checked) continue;
		const values =
			control instanceof HTMLSelectElement
				? [...control.selectedOptions].map((option) => option.value)
				: [control.value];
		const given = values.filter((value) => value !== '');
		if (given.length > 0) draft[control.name] = [...(draft[control.name] ?? []), ...given];
	}
	return draft;
}

/** Puts a draft back as if it were typed, so that whatever listens to the fields hears it. */
export function restoreDraft(form: HTMLFormElement, draft: Draft): void {
	for (const control of form.elements) {
		if (!isField(control) || control.closest('[data-no-draft]')) continue;
		const values = draft[control.name];
		if (values === undefined || ofThePage.has(control.name)) continue;
		if (isChoice(control)) control.checked = values.includes(control.value);
		else if (control instanceof HTMLSelectElement)
			for (const option of control.options) option.selected = values.includes(option.value);
		else control.value = values[0] ?? '';
		control.dispatchEvent(new Event('input', { bubbles: true }));
		control.dispatchEvent(new Event('change', { bubbles: true }));
	}
}

/** In this tab alone: gone when it is closed. A browser that keeps nothing is no fault. */
export function tabDrafts(path: string) {
	const key = prefix + path;
	const quietly = <Result>(work: () => Result): Result | undefined => {
		try {
			return work();
		} catch (error) {
			if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
			throw error;
		}
	};
	return {
		// Written by `keep` below, in this tab.
		read: () => quietly(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null) ?? null,
		keep: (draft: Draft) => void quietly(() => sessionStorage.setItem(key, JSON.stringify(draft))),
		drop: () => void quietly(() => sessionStorage.removeItem(key)),
	};
}

type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(control: Element): control is FieldElement {
	return (
		control instanceof HTMLInputElement ||
		control instanceof HTMLSelectElement ||
		control instanceof HTMLTextAreaElement
	);
}

function isChoice(control: FieldElement): control is HTMLInputElement {
	return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
}
