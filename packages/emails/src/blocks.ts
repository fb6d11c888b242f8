import type { Locale, ShownText } from '@kutsu/kernel';

/** Words in the mail's language, or a text of the project's that may have come out in another. */
export type Words = string | ShownText;

export type Link = { readonly label: string; readonly href: string };

/** Said beside a fact in a lower voice: in which language it is, what it was before. */
export type Note = { readonly note: string };

export type Line = Words | Link | Note;

/** One row of the facts: what it is called, and its lines. */
export type Detail = {
	readonly label: string;
	readonly lines: readonly Line[];
	/** Stands out: what is looked for first. */
	readonly isMain?: boolean;
	/** Its label stands out, and says so. */
	readonly isChanged?: boolean;
};

/** What a mail is made of; HTML and plain text are written from the same blocks, so they say the same. */
export type Block =
	| { readonly kind: 'heading'; readonly words: string }
	| { readonly kind: 'paragraph'; readonly words: Words }
	| { readonly kind: 'details'; readonly rows: readonly Detail[] }
	| { readonly kind: 'action'; readonly link: Link }
	| { readonly kind: 'link'; readonly link: Link }
	| { readonly kind: 'quote'; readonly words: string };

/** A letter ready to be written: everything shown is clean, and nothing but our own links is a placeholder. */
export type CleanLetter = {
	readonly locale: Locale;
	readonly subject: string;
	readonly sender: ShownText;
	readonly heading: string;
	readonly blocks: readonly Block[];
	readonly footer: readonly Block[];
};
