import type { MarkRefusal } from '@kutsu/core/attendance/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';

export function describeMarkRefusal(refusal: MarkRefusal, name: string): string {
	switch (refusal.code) {
		case 'not-confirmed':
			return m.attendance_refused_not_confirmed({ name });
		case 'not-yet':
			return m.attendance_refused_not_yet();
		case 'cancelled':
			return m.attendance_refused_cancelled();
		case 'nothing-to-undo':
			return m.attendance_refused_nothing_to_undo({ name });
		default:
			return assertNever(refusal);
	}
}
