import type { EditRefusal, Missing } from '@kutsu/core/trainings/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

const inLanguage = {
	fi: m.planning_missing_in_fi,
	sv: m.planning_missing_in_sv,
	en: m.planning_missing_in_en,
} as const satisfies Record<Locale, unknown>;

/** One thing a training lacks to be shown. */
export function describeMissing(missing: Missing): string {
	switch (missing.field) {
		case 'title':
			return m.planning_missing_title({ language: inLanguage[missing.locale]() });
		case 'description':
			return m.planning_missing_description({ language: inLanguage[missing.locale]() });
		case 'questions':
			return m.planning_missing_questions({ language: inLanguage[missing.locale]() });
		case 'venue':
			return m.planning_missing_venue();
		case 'conferenceUrl':
			return m.planning_missing_conference();
		case 'window':
			return m.planning_missing_window();
		case 'sessions':
			return m.planning_missing_sessions();
		default:
			return assertNever(missing);
	}
}

/** Why an edit was not saved, and beside which field it belongs; null for the form as a whole. */
export function describeEditRefusal(refusal: EditRefusal): {
	field: 'mode' | 'onsiteSeats' | 'onlineSeats' | null;
	text: string;
} {
	switch (refusal.code) {
		case 'cancelled':
			return { field: null, text: m.planning_refused_cancelled() };
		case 'incomplete':
			return {
				field: null,
				text: [m.planning_refused_incomplete(), ...refusal.missing.map(describeMissing)].join('\n'),
			};
		case 'capacity-below-taken':
			return {
				field: refusal.mode === 'onsite' ? 'onsiteSeats' : 'onlineSeats',
				text: m.planning_refused_below_taken({ taken: refusal.takenSeats }),
			};
		case 'mode-in-use':
			return { field: 'mode', text: m.planning_refused_mode_in_use() };
		default:
			return assertNever(refusal);
	}
}
