/** A text field as it was sent; empty when it was not, or is a file. */
export function textIn(fields: FormData, name: string): string {
	const value = fields.get(name);
	return typeof value === 'string' ? value : '';
}
