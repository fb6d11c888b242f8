/** Where in a value: the steps from its root, `['rooms', 0, 'name']`. */
export type PathIn = readonly (string | number)[];

/** Whether a database can keep the text: it holds no zero byte and no half of a character (Unicode 16 3.8, D75). */
export function isWritable(text: string): boolean {
	return !text.includes('\u0000') && text.isWellFormed();
}

/** Where a value of lists, plain objects and texts holds a text, or a key, that cannot be kept; in its order. */
export function findUnwritable(value: unknown, path: PathIn = []): PathIn[] {
	if (typeof value === 'string') return isWritable(value) ? [] : [path];
	if (Array.isArray(value))
		return value.flatMap((item: unknown, index) => findUnwritable(item, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, item]) =>
		isWritable(key) ? findUnwritable(item, [...path, key]) : [path],
	);
}
