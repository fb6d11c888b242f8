/**
 * Whether what an editor had before them is what stands now. The order of keys and of a list do not matter, and a
 * text that is empty is as good as one that is not there.
 */
export function isUnchanged(seen: unknown, stands: unknown): boolean {
	return canonical(seen) === canonical(stands);
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const entries = Object.entries(value)
		.filter(([, one]) => one !== undefined && one !== '')
		.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
	return `{${entries.toSorted().join()}}`;
}
