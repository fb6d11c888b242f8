import { m } from '@kutsu/i18n/messages';
import type { Tone } from '@kutsu/ui';

const reasons: Readonly<Record<string, () => string>> = {
	'already-cancelled': m.desk_outcome_already_cancelled,
	'too-late': m.desk_outcome_over,
	over: m.desk_outcome_over,
	full: m.desk_outcome_full,
	'already-there': m.desk_outcome_already_there,
	'another-course': m.desk_outcome_another_course,
	'same-training': m.desk_outcome_already_there,
	'awaits-approval': m.desk_seating_awaits,
	'mode-not-offered': m.desk_outcome_mode,
	cancelled: m.planning_refused_cancelled,
	'not-waiting-for-approval': m.desk_outcome_not_requested,
	erased: m.desk_outcome_erased,
};

/** What became of one of the chosen, or would; a code without words of its own is shown as it is. */
export function outcomeWords(outcome: string | null, isPreview: boolean): { text: string; tone: Tone } {
	if (outcome === 'done')
		return { tone: 'success', text: isPreview ? m.desk_outcome_will() : m.desk_outcome_done() };
	if (outcome === null) return { tone: 'neutral', text: m.desk_outcome_waiting() };
	return { tone: 'warn', text: reasons[outcome]?.() ?? outcome };
}
