/** Rows for ErrorSummary out of a refused form that came back without scripts. */
export function errorRows(
	errors: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly text: string }[] {
	return Object.entries(errors).flatMap(([name, texts]) =>
		Array.isArray(texts) ? texts.map((text) => ({ name, text: String(text) })) : [],
	);
}
