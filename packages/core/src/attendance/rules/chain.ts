import type { AttendanceDirection, AttendanceMethod } from '../model.ts';

/** Everything an entry's hash covers: ids, codes and times, nothing that erasure will blank. */
export type ChainedEntry = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly seq: number;
	readonly sessionId: string;
	readonly registrationId: string;
	readonly direction: AttendanceDirection;
	readonly method: AttendanceMethod;
	readonly correctsSeq: number | null;
	readonly minutes: number | null;
	readonly recordedBy: string;
	readonly deviceAt: Date;
	readonly receivedAt: Date;
	readonly requestId: string;
	readonly previousHash: string;
};

/** What stands before the first entry of a training. */
export const chainStart = '0'.repeat(64);

/** The text that is hashed, one field a line, in a fixed order; `hashOf` is SHA-256 in hex. */
export function chainText(entry: ChainedEntry): string {
	return [
		'kutsu-attendance-1',
		entry.projectId,
		entry.trainingId,
		entry.seq,
		entry.sessionId,
		entry.registrationId,
		entry.direction,
		entry.method,
		entry.correctsSeq ?? '',
		entry.minutes ?? '',
		entry.recordedBy,
		entry.deviceAt.toISOString(),
		entry.receivedAt.toISOString(),
		entry.requestId,
		entry.previousHash,
	].join('\n');
}

/** Where a training's chain does not hold: a missing, moved or altered entry. Empty when it does. Entries in order of seq. */
export function findBrokenLinks(
	entries: readonly (ChainedEntry & { readonly hash: string })[],
	head: { readonly lastSeq: number; readonly lastHash: string },
	hashOf: (text: string) => string,
): { seq: number; fault: 'missing' | 'altered' | 'unlinked' }[] {
	const faults: { seq: number; fault: 'missing' | 'altered' | 'unlinked' }[] = [];
	let expectedSeq = 1;
	let previous = chainStart;
	for (const entry of entries) {
		while (expectedSeq < entry.seq) faults.push({ seq: expectedSeq++, fault: 'missing' });
		if (entry.previousHash !== previous) faults.push({ seq: entry.seq, fault: 'unlinked' });
		else if (hashOf(chainText(entry)) !== entry.hash) faults.push({ seq: entry.seq, fault: 'altered' });
		previous = entry.hash;
		expectedSeq = entry.seq + 1;
	}
	while (expectedSeq <= head.lastSeq) faults.push({ seq: expectedSeq++, fault: 'missing' });
	if (faults.length === 0 && previous !== head.lastHash) faults.push({ seq: head.lastSeq, fault: 'altered' });
	return faults;
}
