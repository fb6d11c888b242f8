/** A look at people as the audit trail keeps it: by what it was narrowed, without the words that were searched for. */
export function lookOf(look: {
	readonly filter: Readonly<Record<string, string | undefined>>;
	readonly search?: string | undefined;
	readonly isFurtherPage?: boolean;
	readonly columns?: readonly string[];
}): string[] {
	return [
		...Object.entries(look.filter)
			.filter(([, value]) => value !== undefined && value !== '')
			.map(([key, value]) => `${key}:${value}`)
			.toSorted(),
		...(look.search ? ['search'] : []),
		...(look.isFurtherPage ? ['page'] : []),
		...(look.columns ?? []).map((column) => `column:${column}`),
	];
}
