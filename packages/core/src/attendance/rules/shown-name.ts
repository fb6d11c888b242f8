/** A name as it is shown: whole, or its initials, each part of a double name by its own. */
export function shownName(name: string, isHidden: boolean): string {
	if (!isHidden) return name;
	return name
		.split(/[\s-]+/u)
		.flatMap((part) => [...part].slice(0, 1))
		.map((letter) => `${letter.toUpperCase()}.`)
		.join('');
}
