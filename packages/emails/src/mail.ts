import type { Locale, LocalizedText } from '@kutsu/kernel';

/** A mail as it is stored: links may be placeholders, filled in by `fillLinks` when SMTP takes it. */
export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

/** The project a mail speaks for. */
export type MailProject = {
	readonly name: LocalizedText;
	/** The order in which a missing language is replaced. */
	readonly requiredLocales: readonly Locale[];
	/** Its mail says neither who it is nor what it does. */
	readonly isDiscreet?: boolean | undefined;
	/** Stands in every footer: the funder's condition. */
	readonly fundingStatement: LocalizedText;
	/** From and Reply-To, shown as the address to ask at. */
	readonly contactEmail: string;
	/** In the mail's language. */
	readonly privacyUrl?: string | undefined;
};

/** One timed block. */
export type MailSession = {
	readonly title?: LocalizedText | null | undefined;
	readonly startsAt: Date;
	readonly endsAt: Date;
};

/** Where. Leave out of a mail whoever may not know it: an address may be for the confirmed only. */
export type MailPlace = {
	readonly name: LocalizedText;
	readonly room?: LocalizedText | null | undefined;
	readonly streetAddress?: string | null | undefined;
	readonly postalCode?: string | null | undefined;
	readonly municipality?: LocalizedText | null | undefined;
	/** How to get in: door, floor, parking, step-free way. */
	readonly arrival?: LocalizedText | null | undefined;
};

/** The training as this one person attends it: a place, an address to join at, or both. */
export type MailTraining = {
	/** Empty where the mail does not say it. */
	readonly code: string;
	/** The place is on the page that the mail links to, and nowhere in the mail. */
	readonly isDiscreet?: boolean | undefined;
	readonly title: LocalizedText;
	/** IANA name: the wall clock times are told by. */
	readonly timeZone: string;
	/** In order of time, at least one. */
	readonly sessions: readonly MailSession[];
	readonly place?: MailPlace | null | undefined;
	/** Only for who has a place. */
	readonly conferenceUrl?: string | null | undefined;
	/** Its page, in the mail's language; absent for one that has no public page. */
	readonly url?: string | null | undefined;
};

/** Whom the mail concerns: a mailbox may hold several people. */
export type MailParticipant = { readonly name: string };

/** The link kinds a placeholder may name, as in `{{link:registration:<id>}}`. */
export type LinkKind =
	| 'registration'
	| 'not-me'
	| 'my-registrations'
	| 'invitation'
	| 'training-invitation'
	| 'party'
	| 'password-reset';

const placeholder = /\{\{link:([a-z-]+):([A-Za-z0-9-]+)\}\}/g;

/** Stands in a stored mail for a live link. Texts cannot contain one: theirs are broken up when rendered. */
export function linkPlaceholder(kind: LinkKind, id: string): string {
	if (!/^[A-Za-z0-9-]+$/.test(id)) throw new RangeError('A placeholder names an id');
	return `{{link:${kind}:${id}}}`;
}

/** The mail with every placeholder replaced by the address `addressOf` gives for its kind and id. */
export function fillLinks(mail: Mail, addressOf: (kind: string, id: string) => string): Mail {
	const fill = (content: string, write: (address: string) => string) =>
		content.replace(placeholder, (_, kind: string, id: string) => write(addressOf(kind, id)));
	return {
		subject: mail.subject,
		html: fill(mail.html, escapeHtml),
		text: fill(mail.text, (address) => address),
	};
}

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
