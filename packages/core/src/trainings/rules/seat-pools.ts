import type { TrainingMode, TrainingPoolScope } from '../model.ts';

export type WantedPool = { readonly scope: TrainingPoolScope; readonly capacitySeats: number };

/** The pools of a training: one for all when it has one mode, one each when it is hybrid. On-site first. */
export function poolsOf(held: { mode: TrainingMode; onsiteSeats: number; onlineSeats: number }): readonly WantedPool[] {
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
