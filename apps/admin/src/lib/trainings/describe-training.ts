import type { TrainingFormat, TrainingMode, TrainingState, TrainingVisibility } from '@kutsu/core/trainings/model';
import { m } from '@kutsu/i18n/messages';
import type { LocalizedText } from '@kutsu/kernel';
import type { Tone } from '@kutsu/ui';
import { shownIn } from '#lib/projects/shown-text.ts';
import type { ShownProject } from '#lib/projects/shown-text.ts';

export const stateTones: Readonly<Record<TrainingState, Tone>> = { draft: 'warn', published: 'success', cancelled: 'danger' };

export function stateName(state: TrainingState): string {
	return m[`planning_state_${state}`]();
}

export function visibilityName(visibility: TrainingVisibility): string {
	return m[`planning_visibility_${visibility}`]();
}

export function formatName(format: TrainingFormat): string {
	return m[`public_format_${format}`]();
}

export type SeatCount = { readonly takenSeats: number; readonly capacitySeats: number; readonly waiting: number };

export function seatsText({ takenSeats, capacitySeats, waiting }: SeatCount): string {
	const figures = { taken: takenSeats, capacity: capacitySeats };
	return waiting > 0 ? m.planning_seats_taken_queue({ ...figures, waiting }) : m.planning_seats_taken(figures);
}

/** Where it is held, in one line. */
export function placeText(
	training: { readonly mode: TrainingMode; readonly municipality: LocalizedText | null; readonly venueName?: LocalizedText | null },
	project: ShownProject,
): string {
	const place = [training.municipality, training.venueName].flatMap((name) => (name ? [shownIn(project, name).text] : [])).join(', ');
	if (training.mode === 'online') return m.public_online();
	if (training.mode === 'hybrid') return place ? m.public_place_and_online({ place }) : m.public_onsite_and_online();
	return place || m.public_place_open();
}
