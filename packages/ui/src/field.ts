/** What a form library gives for one field: nothing, one sentence, or several. */
export type FieldErrors = string | readonly string[] | null | undefined;

/** The props every field shares. */
export type FieldProps = {
	readonly label: string;
	readonly name: string;
	/** Default: `fieldId(name)`, which is what ErrorSummary links to. */
	readonly id?: string | undefined;
	readonly hint?: string | undefined;
	readonly errors?: FieldErrors;
	readonly required?: boolean | undefined;
	/** Says "optional" after the label, where most fields beside it are required. */
	readonly optional?: boolean | undefined;
	/** For search fields whose purpose shows otherwise; the label stays for screen readers. */
	readonly labelHidden?: boolean | undefined;
	/** How much text is expected: the field's width says so. */
	readonly width?: 'short' | 'medium' | 'full' | undefined;
};

export type Option = {
	readonly value: string;
	readonly label: string;
	readonly hint?: string | undefined;
	readonly lang?: string | undefined;
	readonly disabled?: boolean | undefined;
};
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] };

/** The id of a field's control: `f-` and the name, safe in a URL fragment. */
export function fieldId(name: string): string {
	return `f-${name.replace(/[^\w-]+/g, '-')}`;
}

/** The sentences to show; `[]` for a valid field. */
export function errorTexts(errors: FieldErrors): readonly string[] {
	if (!errors) return [];
	return typeof errors === 'string' ? [errors] : errors;
}

/** The ids for `aria-describedby`, or nothing at all. */
export function describedBy(id: string, hint: string | undefined, errors: FieldErrors): string | undefined {
	const ids = [hint && `${id}-hint`, errorTexts(errors).length > 0 && `${id}-error`].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Rows for ErrorSummary out of superforms' `$allErrors`, in the form's order. */
export function summaryOf(
	all: readonly { readonly path: string; readonly messages: readonly string[] }[],
): { readonly name: string; readonly text: string }[] {
	return all.flatMap(({ path, messages }) =>
		messages.map((text) => ({ name: path.replace(/\._errors$/, ''), text })),
	);
}
