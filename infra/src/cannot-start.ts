/** A fault the person at the keyboard can mend. Its message is one sentence that says what to do. */
export class CannotStart extends Error {
	override readonly name = 'CannotStart';
}

const sentencesByCode: Readonly<Record<string, (place: string) => string>> = {
	ENOSPC: (place) =>
		`The disk that holds ${place} is full (Kutsu needs 200 MB there to begin with): free some space, or set KUTSU_DATA_DIR to a folder on another disk.`,
	EDQUOT: (place) =>
		`Your disk quota for ${place} is used up: free some space, or set KUTSU_DATA_DIR to another folder.`,
	EACCES: (place) =>
		`${place} may not be written by this user: change its owner, or set KUTSU_DATA_DIR to a folder you own.`,
	EPERM: (place) =>
		`${place} may not be written by this user: change its owner, or set KUTSU_DATA_DIR to a folder you own.`,
	EROFS: (place) => `${place} is on a read-only disk: set KUTSU_DATA_DIR to a folder that can be written.`,
	ENOENT: (place) => `${place} cannot be made: set KUTSU_DATA_DIR to a folder on a disk of this machine.`,
	ENOTDIR: (place) =>
		`${place} cannot be made because a file stands in its way: set KUTSU_DATA_DIR to a folder.`,
	EEXIST: (place) =>
		`${place} cannot be made because a file stands in its way: set KUTSU_DATA_DIR to a folder.`,
};

/** The same error, as a sentence about `place` where the operating system's code is one that a person can act on. */
export function asCannotStart(error: unknown, place: string): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const sentence = sentencesByCode[code];
	return sentence ? new CannotStart(sentence(place), { cause: error }) : error;
}
