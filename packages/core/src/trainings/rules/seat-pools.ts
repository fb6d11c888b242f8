import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { EditRefusal, TrainingMode, TrainingPoolScope } from '../model.ts';
import type { PoolCount } from './registration-phase.ts';

export type WantedPool = { readonly scope: TrainingPoolScope; readonly capacitySeats: number };

export type Held = {
	readonly mode: TrainingMode;
	readonly onsiteSeats: number;
	readonly onlineSeats: number;
};

/** The pools of a new training: one for all when it has one mode, one each when it is hybrid. On-site first. */
export function poolsOf(held: Held): readonly WantedPool[] {
	switch (held.mode) {
		case 'onsite':
			return [{ scope: 'all', capacitySeats: held.onsiteSeats }];
		case 'online':
			return [{ scope: 'all', capacitySeats: held.onlineSeats }];
		case 'hybrid':
			return [
				{ scope: 'onsite', capacitySeats: held.onsiteSeats },
				{ scope: 'online', capacitySeats: held.onlineSeats },
			];
	}
}

export type LockedPool = PoolCount & { readonly id: string };

export type PoolChanges = {
	readonly update: readonly (WantedPool & { readonly id: string })[];
	readonly insert: readonly WantedPool[];
	/** Someone waiting may now have a seat. */
	readonly hasMoreSeats: boolean;
};

/**
 * How the pools of a training change with its mode and seats. Seats that are taken stay taken: a pool keeps its
 * people and takes the scope they came under; one that is no longer used stays, empty.
 * Refusals: `mode-in-use` while somebody holds a seat or waits in a mode that would end, `capacity-below-taken`.
 */
export function decidePools(
	pools: readonly LockedPool[],
	before: TrainingMode,
	wanted: Held,
): Decision<PoolChanges, Extract<EditRefusal, { code: 'capacity-below-taken' | 'mode-in-use' }>> {
	const update: (WantedPool & { id: string })[] = [];
	const insert: WantedPool[] = [];
	let hasMoreSeats = false;
	let spare: LockedPool | undefined;
	// First what ends: a pool for all that nobody uses may serve the other mode.
	for (const mode of modes) {
		const pool = poolFor(pools, before, mode);
		if (!pool || offers(wanted.mode, mode)) continue;
		if (pool.takenSeats > 0 || pool.waitingSeats > 0) return refused({ code: 'mode-in-use', mode });
		if (pool.scope === 'all') spare = pool;
		else if (pool.capacitySeats > 0) update.push({ id: pool.id, scope: pool.scope, capacitySeats: 0 });
	}
	for (const mode of modes) {
		if (!offers(wanted.mode, mode)) continue;
		const capacitySeats = mode === 'onsite' ? wanted.onsiteSeats : wanted.onlineSeats;
		const pool = poolFor(pools, before, mode) ?? spare;
		const others = pools.filter((other) => other.id !== pool?.id);
		const scope = wanted.mode === 'hybrid' || others.length > 0 ? mode : 'all';
		if (!pool) {
			insert.push({ scope, capacitySeats });
			continue;
		}
		if (capacitySeats + pool.overrideSeats < pool.takenSeats)
			return refused({ code: 'capacity-below-taken', mode, takenSeats: pool.takenSeats });
		if (capacitySeats > pool.capacitySeats) hasMoreSeats = true;
		if (scope !== pool.scope || capacitySeats !== pool.capacitySeats)
			update.push({ id: pool.id, scope, capacitySeats });
	}
	return granted({ update, insert, hasMoreSeats });
}

const modes = ['onsite', 'online'] as const;

function offers(held: TrainingMode, mode: 'onsite' | 'online'): boolean {
	return held === 'hybrid' || held === mode;
}

function poolFor(
	pools: readonly LockedPool[],
	held: TrainingMode,
	mode: 'onsite' | 'online',
): LockedPool | undefined {
	return (
		pools.find((pool) => pool.scope === mode) ??
		(held === mode ? pools.find((pool) => pool.scope === 'all') : undefined)
	);
}
