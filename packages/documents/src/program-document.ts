import type { ShownText } from '@kutsu/kernel';

/** A text already chosen for its reader, with the language it is in. */
export type Shown = Pick<ShownText, 'text' | 'lang'>;

/** What a visitor may see; staff's blockers have no place here. */
export type PrintedItemKind =
	| 'registration'
	| 'opening'
	| 'keynote'
	| 'talk'
	| 'panel'
	| 'workshop'
	| 'poster'
	| 'break'
	| 'closing';

export type PrintedSpeaker = {
	/** Null when only the role is known. */
	readonly name: string | null;
	readonly role: Shown;
	/** Shown by role only, whatever `name` holds. */
	readonly isProtected: boolean;
};

export type PrintedItem = {
	readonly kind: PrintedItemKind;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** One of `tracks`, `rooms`; null when none is decided. */
	readonly trackId: string | null;
	readonly roomId: string | null;
	readonly title: Shown;
	/** Blank lines part paragraphs. */
	readonly abstract: Shown | null;
	readonly speakers: readonly PrintedSpeaker[];
	/** BCP 47, in the order spoken. */
	readonly languages: readonly string[];
	readonly mayBeRecorded: boolean;
	readonly isStreamed: boolean;
};

/** `colour` is `#rrggbb`; it decorates and never carries meaning alone. */
export type PrintedTrack = { readonly id: string; readonly name: Shown; readonly colour: string };
export type PrintedRoom = { readonly id: string; readonly name: Shown };

/** A seminar's program, ready for print in one language. */
export type ProgramDocument = {
	readonly project: Shown | null;
	readonly title: Shown;
	/** As read: `tiistai 13.5.2025 klo 8.30–16.15`. */
	readonly dateLine: string;
	readonly place: Shown | null;
	readonly organiser: Shown | null;
	/** IANA; the times are printed in it. */
	readonly timeZone: string;
	/** Null for a draft, which says so across every page. */
	readonly release: { readonly number: number; readonly releasedAt: Date } | null;
	/** Also the document's own date: the same input gives the same bytes. */
	readonly generatedAt: Date;
	/** Null when nobody is to be named; `emblem` is null for a funder other than the European Union. */
	readonly funding: { readonly statement: Shown; readonly emblem: 'eu' | null } | null;
	/** Pairs such as `fi-sv`, for the whole seminar. */
	readonly interpretation: readonly string[];
	/** Where the newest version is read. */
	readonly url: string | null;
	/** In the order of their columns. */
	readonly tracks: readonly PrintedTrack[];
	readonly rooms: readonly PrintedRoom[];
	/** `eventDate` is the day the items belong to, also those past midnight. Items in any order. */
	readonly days: readonly { readonly eventDate: string; readonly items: readonly PrintedItem[] }[];
};
