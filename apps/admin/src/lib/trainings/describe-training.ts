import type {
	TrainingFormat,
	TrainingKind,
	TrainingMode,
	TrainingState,
	TrainingVisibility,
} from '@kutsu/core/trainings/model';
import { m } from '@kutsu/i18n/messages';
import type { LocalizedText } from '@kutsu/kernel';
import type { Icon, Tone } from '@kutsu/ui';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import { shownIn } from '#lib/projects/shown-text.ts';
import type { ShownProject } from '#lib/projects/shown-text.ts';

export const stateTones: Readonly<Record<TrainingState, Tone>> = {
	draft: 'warn',
	published: 'success',
	cancelled: 'danger',
};

export const stateIcons: Readonly<Record<TrainingState, Icon>> = {
	draft: PencilLine,
	published: CircleCheck,
	cancelled: CircleX,
};

export function stateName(state: TrainingState): string {
	return m[`planning_state_${state}`]();
}

export function visibilityName(visibility: TrainingVisibility): string {
	return m[`planning_visibility_${visibility}`]();
}

export function formatName(format: TrainingFormat): string {
	return m[`public_format_${format}`]();
}

export function kindName(kind: TrainingKind): string {
	return m[`planning_kind_${kind}`]();
}

export function modeName(mode: TrainingMode): string {
	return m[`planning_mode_${mode}`]();
}

export type SeatCount = {
	readonly takenSeats: number;
	readonly capacitySeats: number;
	readonly waiting: number;
	/** By how many a decision went beyond capacity; 0 for none. */
	readonly beyondSeats: number;
};

/** The pools of a training together. */
export function seatCounts(
	pools: readonly {
		readonly capacitySeats: number;
		readonly takenSeats: number;
		readonly waitingSeats: number;
	}[],
): SeatCount {
	return pools.reduce<SeatCount>(
		(sum, pool) => ({
			takenSeats: sum.takenSeats + pool.takenSeats,
			capacitySeats: sum.capacitySeats + pool.capacitySeats,
			waiting: sum.waiting + pool.waitingSeats,
			beyondSeats: sum.beyondSeats + Math.max(0, pool.takenSeats - pool.capacitySeats),
		}),
		{ takenSeats: 0, capacitySeats: 0, waiting: 0, beyondSeats: 0 },
	);
}

export function seatsText({ takenSeats, capacitySeats, waiting, beyondSeats }: SeatCount): string {
	const figures = { taken: takenSeats, capacity: capacitySeats };
	const seats =
		waiting > 0 ? m.planning_seats_taken_queue({ ...figures, waiting }) : m.planning_seats_taken(figures);
	return beyondSeats > 0 ? m.planning_seats_beyond({ seats, count: beyondSeats }) : seats;
}

/** Where it is held, in one line. */
export function placeText(
	training: {
		readonly mode: TrainingMode;
		readonly municipality: LocalizedText | null;
		readonly venueName?: LocalizedText | null;
	},
	project: ShownProject,
): string {
	const place = [training.municipality, training.venueName]
		.flatMap((name) => (name ? [shownIn(project, name).text] : []))
		.join(', ');
	if (training.mode === 'online') return m.public_online();
	if (training.mode === 'hybrid')
		return place ? m.public_place_and_online({ place }) : m.public_onsite_and_online();
	return place || m.public_place_open();
}
