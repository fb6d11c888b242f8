export type JsonLdValue = string | number | boolean | null | undefined | JsonLd | readonly JsonLdValue[];

/** A node of linked data. What is null, undefined or an empty list is left out when written. */
export type JsonLd = { readonly [property: string]: JsonLdValue };

// `<` could end the script element or open a comment in it; the line separators end a line in older JavaScript.
const unsafe = /[<>&\u2028\u2029]/g;

/** The node as JSON that may stand inside a script element; parsing it gives the node back. */
export function jsonLdText(node: JsonLd): string {
	return JSON.stringify(node, (_, value: unknown) => (isNothing(value) ? undefined : value)).replaceAll(
		unsafe,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** The whole script element, safe to write into a page as it is. A data block: no content security policy stops it. */
export function jsonLdScript(node: JsonLd): string {
	return `<script type="application/ld+json">${jsonLdText(node)}</script>`;
}

function isNothing(value: unknown): boolean {
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
