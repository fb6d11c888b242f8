import type { PasswordFault } from '../model.ts';
import { passwordLength } from '../model.ts';

/** Words a guesser tries first, in the languages of the product; digits and case around them do not help. */
const guessedWords = [
	'password',
	'passwort',
	'letmein',
	'welcome',
	'qwerty',
	'qwertz',
	'azerty',
	'iloveyou',
	'administrator',
	'admin',
	'kutsu',
	'salasana',
	'tervetuloa',
	'rakastan',
	'perkele',
	'suomi',
	'finland',
	'helsinki',
	'kesä',
	'kesa',
	'talvi',
	'syksy',
	'kevät',
	'kevat',
	'lösenord',
	'losenord',
	'välkommen',
	'valkommen',
	'sommar',
	'vinter',
	'summer',
	'winter',
	'spring',
	'autumn',
	'changeme',
	'secret',
];

/**
 * What is wrong with a password, all of it at once; empty for a good one. Length counts, and what others would
 * try first: no rules about signs and capitals (NIST SP 800-63B §3.1.1.2).
 */
export function findPasswordFaults(
	password: string,
	of: { readonly email: string; readonly name?: string },
): PasswordFault[] {
	const faults: PasswordFault[] = [];
	const length = [...password].length;
	if (length < passwordLength.min) faults.push('too-short');
	if (length > passwordLength.max) faults.push('too-long');
	if (isOfFewSigns(password) || isMostlyGuessed(password)) faults.push('too-easy');
	if (holdsOwnName(password, of)) faults.push('names-you');
	return faults;
}

function isOfFewSigns(password: string): boolean {
	return new Set(password.toLowerCase()).size < 5 || steps(password) === 1;
}

/** How many different steps there are from sign to sign: one in `abcdefgh…` and `123456…`. */
function steps(password: string): number {
	const codes = [...password].map((sign) => sign.codePointAt(0) ?? 0);
	return new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0))).size;
}

/** What is left without the guessed words, digits and signs would itself be too short to guess at. */
function isMostlyGuessed(password: string): boolean {
	const letters = guessedWords.reduce(
		(left, word) => left.replaceAll(word, ''),
		unleet(password.toLowerCase()),
	);
	return letters.replaceAll(/[^\p{L}]/gu, '').length < 4 && /\p{L}/u.test(password);
}

function unleet(text: string): string {
	return text
		.replaceAll('0', 'o')
		.replaceAll('1', 'i')
		.replaceAll('3', 'e')
		.replaceAll('4', 'a')
		.replaceAll('5', 's')
		.replaceAll('@', 'a')
		.replaceAll('$', 's');
}

function holdsOwnName(
	password: string,
	{ email, name = '' }: { readonly email: string; readonly name?: string },
): boolean {
	const lower = password.toLowerCase();
	const parts = [
		...email
			.toLowerCase()
			.split(/[^\p{L}\d]+/u)
			.slice(0, -1),
		...name.toLowerCase().split(/\s+/),
	];
	// A long password may happen to hold a short name; it may not be built on one.
	return parts.some(
		(part) => part.length >= 4 && lower.includes(part) && lower.replaceAll(part, '').length < 8,
	);
}
