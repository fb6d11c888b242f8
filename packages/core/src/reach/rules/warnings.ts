import type { Warning } from '../model.ts';

export type WarningFacts = {
	readonly state: 'draft' | 'published' | 'cancelled';
	readonly startsAt: Date;
	readonly closesAt: Date;
	readonly capacitySeats: number;
	readonly takenSeats: number;
	readonly waiting: number;
};

const dayMs = 86_400_000;
const draftDays = 28;
const closingDays = 7;
/** Of the seats: fewer taken than this is few. */
const fewShare = 0.3;
/** Of the seats, and in people: as many waiting are a long queue. */
const longShare = 0.25;
const longQueue = 5;

/** What needs a look at one training that lies ahead; empty when nothing does. A cancelled one needs none. */
export function findWarnings(facts: WarningFacts, now: Date): Warning[] {
	const daysUntil = (instant: Date) => Math.floor((instant.getTime() - now.getTime()) / dayMs);
	const startsInDays = daysUntil(facts.startsAt);
	if (facts.state === 'draft')
		return startsInDays <= draftDays ? [{ code: 'draft-soon', startsInDays: Math.max(0, startsInDays) }] : [];
	if (facts.state === 'cancelled' || facts.startsAt <= now) return [];
	const { takenSeats, capacitySeats, waiting, closesAt } = facts;
	const warnings: Warning[] = [];
	const closesInDays = daysUntil(closesAt);
	if (closesAt > now && closesInDays < closingDays && takenSeats < capacitySeats * fewShare) {
		warnings.push({ code: 'few-registered', closesInDays, takenSeats, capacitySeats });
	}
	if (waiting >= Math.max(longQueue, capacitySeats * longShare))
		warnings.push({ code: 'long-queue', waiting });
	return warnings;
}
