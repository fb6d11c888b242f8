import type { StaffOutputs } from '@kutsu/api/types';

/** What was seen of a telling, short: the same people, the same words. */
export function seenOf({ mails, people }: StaffOutputs['trainings']['tellingOfEdit']): string {
	const words = JSON.stringify([people, mails]);
	let sum = 0;
	for (const letter of words) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2 ** 40;
	return `${words.length}.${sum}`;
}
