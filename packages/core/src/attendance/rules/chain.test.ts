import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainStart, chainText, findBrokenLinks } from './chain.ts';
import type { ChainedEntry } from './chain.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function aChain(length: number): (ChainedEntry & { hash: string })[] {
	let previousHash = chainStart;
	return Array.from({ length }, (_, index) => {
		const entry: ChainedEntry = {
			projectId: 'p',
			trainingId: 't',
			seq: index + 1,
			sessionId: 's',
			registrationId: `r${index}`,
			direction: 'in',
			method: 'list',
			correctsSeq: null,
			minutes: null,
			recordedBy: 'u',
			deviceAt: new Date(index),
			receivedAt: new Date(index),
			requestId: `q${index}`,
			previousHash,
		};
		const hash = hashOf(chainText(entry));
		previousHash = hash;
		return { ...entry, hash };
	});
}
const headOf = (chain: { hash: string }[]) => ({
	lastSeq: chain.length,
	lastHash: chain.at(-1)?.hash ?? chainStart,
});

test('a whole chain has no faults, and neither has an empty one', () => {
	for (const length of [0, 1, 7])
		expect(findBrokenLinks(aChain(length), headOf(aChain(length)), hashOf)).toEqual([]);
});

test('any one entry altered, removed or cut off the end is found', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (length, pick) => {
			const chain = aChain(length);
			const at = pick % length;
			const altered = chain.map((entry, index) =>
				index === at ? { ...entry, registrationId: 'someone else' } : entry,
			);
			const removed = chain.filter((_, index) => index !== at);
			expect(findBrokenLinks(altered, headOf(chain), hashOf)[0]).toEqual({ seq: at + 1, fault: 'altered' });
			expect(findBrokenLinks(removed, headOf(chain), hashOf)[0]).toEqual({ seq: at + 1, fault: 'missing' });
		}),
	);
});

test('an entry altered together with its own hash breaks the link after it, or the head', () => {
	const chain = aChain(3);
	const forge = (at: number) =>
		chain.map((entry, index) => {
			if (index !== at) return entry;
			const forged = { ...entry, registrationId: 'someone else' };
			return { ...forged, hash: hashOf(chainText(forged)) };
		});
	expect(findBrokenLinks(forge(0), headOf(chain), hashOf)).toEqual([{ seq: 2, fault: 'unlinked' }]);
	expect(findBrokenLinks(forge(2), headOf(chain), hashOf)).toEqual([{ seq: 3, fault: 'altered' }]);
});
