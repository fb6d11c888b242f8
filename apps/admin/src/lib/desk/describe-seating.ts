import type { SeatingRefusal } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';

/** Why a seat was not given, and what to do. */
export function describeSeating(refusal: SeatingRefusal): string {
	switch (refusal.code) {
		case 'full':
			return m.desk_seating_full({ seats: refusal.beyondSeats });
		case 'beyond-differs':
			return m.desk_seating_differs({ seats: refusal.beyondSeats });
		case 'reason-needed':
			return m.desk_seating_reason();
		case 'already-seated':
			return m.desk_seating_already();
		case 'awaits-approval':
			return m.desk_seating_awaits();
		case 'giver-keeps-seat':
			return m.desk_seating_giver_keeps();
		case 'no-longer-registered':
			return m.desk_seating_gone();
		case 'training-cancelled':
			return m.planning_refused_cancelled();
		default:
			return assertNever(refusal);
	}
}

/** Whether the refusal is about seats, and not about the person's answers. */
export function isSeating(refusal: { readonly code: string }): refusal is SeatingRefusal {
	return codes.some((code) => code === refusal.code);
}

const codes: readonly SeatingRefusal['code'][] = [
	'full',
	'beyond-differs',
	'reason-needed',
	'already-seated',
	'awaits-approval',
	'giver-keeps-seat',
	'no-longer-registered',
	'training-cancelled',
];
