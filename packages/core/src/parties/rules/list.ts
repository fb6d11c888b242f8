import { isPlainName, largestParty } from '../model.ts';
import type { RowProblem } from '../model.ts';
import type { Entry } from '../../ways/model.ts';
import type { ListedRow } from './rows.ts';

/** A line that can be registered, unless there is no more room in the party. */
export type Candidate = {
	readonly firstName: string;
	readonly lastName: string;
	/** Trimmed and lower-cased. */
	readonly email: string;
	/** Key of a target group. */
	readonly targetGroup: string;
	/** How the way into the training lets them in. */
	readonly entry: Entry;
};

/** One named in a list, not yet asked whether the training is for them. */
export type Listed = Omit<Candidate, 'entry'>;

export type SortedRow = {
	readonly row: ListedRow;
	/** What to register, or what is wrong. */
	readonly outcome: Candidate | RowProblem;
};

export type ListFacts = {
	/** Key of the target group of a line that names none. */
	readonly targetGroup: string;
	/** Keys by what people call them: names in all languages, lower case. */
	readonly groupsByName: ReadonlyMap<string, string>;
	/** Whether this party has, or has had, this person: by address and name. */
	isInParty(candidate: Listed): boolean;
	/** How the way lets this one in; null when the training is not for them. */
	entryOf(candidate: Listed): Entry | null;
	/** How many more may be registered. */
	readonly roomLeft: number;
	/** The test of an address that the registration form makes. */
	isEmail(text: string): boolean;
};

const longest = { name: 100, email: 254 } as const;

/** What is to be registered of a list, in its order, and what is wrong with the rest. */
export function sortRows(rows: readonly ListedRow[], facts: ListFacts): readonly SortedRow[] {
	const seen = new Set<string>();
	let roomLeft = facts.roomLeft;
	return rows.map((row) => {
		const checked = checkRow(row, facts);
		if (typeof checked === 'string') return { row, outcome: checked };
		const key = samenessOf(checked);
		if (seen.has(key)) return { row, outcome: 'duplicate' };
		seen.add(key);
		if (facts.isInParty(checked)) return { row, outcome: 'in-party' };
		const entry = facts.entryOf(checked);
		if (entry === null) return { row, outcome: 'not-for-you' };
		if (roomLeft <= 0) return { row, outcome: 'over-limit' };
		roomLeft -= 1;
		return { row, outcome: { ...checked, entry } };
	});
}

function checkRow(row: ListedRow, facts: ListFacts): Listed | RowProblem {
	const email = row.email.trim().toLowerCase();
	if (email === '') return 'no-email';
	if (email.length > longest.email) return 'too-long';
	if (!facts.isEmail(email)) return 'invalid-email';
	const [firstName, lastName] = [row.firstName.trim(), row.lastName.trim()];
	if (firstName === '' || lastName === '') return 'no-name';
	if (firstName.length > longest.name || lastName.length > longest.name) return 'too-long';
	if (!isPlainName(firstName) || !isPlainName(lastName)) return 'invalid-name';
	const named = row.profession.trim().toLowerCase();
	const targetGroup = named === '' ? facts.targetGroup : facts.groupsByName.get(named);
	if (targetGroup === undefined) return 'unknown-profession';
	return { firstName, lastName, email, targetGroup };
}

/** One person is one address and one name, whatever the capitals and spaces: several people may share an address. */
export function samenessOf(person: Pick<Candidate, 'firstName' | 'lastName' | 'email'>): string {
	const name = `${person.firstName} ${person.lastName}`;
	return `${person.email} ${name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()}`;
}

/** How often a liaison may fill a place anew that a colleague did not take. */
export const turnover = 3;

/** How many more may come by a party: as many as its invitation has uses left, or as the training allows one liaison. */
export function roomOf(
	limit: number,
	members: readonly { readonly isThere: boolean }[],
	invitation: { readonly maxUses: number; readonly usedCount: number } | null,
): number {
	if (invitation === null) return roomLeftOf(limit, members);
	return Math.max(0, Math.min(invitation.maxUses - invitation.usedCount, largestParty - members.length));
}

/**
 * How many more a liaison may register: the limit less those who are there; in all, three times the limit, so that a
 * party is no way to write to the whole country.
 */
export function roomLeftOf(limit: number, members: readonly { readonly isThere: boolean }[]): number {
	const there = members.filter((member) => member.isThere).length;
	return Math.max(0, Math.min(limit - there, limit * turnover - members.length));
}
