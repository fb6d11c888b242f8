import type { RegistrationState } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import type { Tone } from '@kutsu/ui/tone.ts';

/** A registration's state in a word and a colour, for a list of several. */
export function stateWords(
	state: RegistrationState,
	isTrainingCancelled: boolean,
): { readonly state: string; readonly tone: Tone } {
	if (isTrainingCancelled) return { state: m.public_phase_cancelled(), tone: 'danger' };
	const words = {
		requested: { state: m.ways_state_requested(), tone: 'info' },
		confirmed: { state: m.registration_state_confirmed(), tone: 'success' },
		offered: { state: m.registration_state_offered(), tone: 'info' },
		waitlisted: { state: m.mine_state_waiting(), tone: 'warn' },
		cancelled: { state: m.registration_state_cancelled(), tone: 'neutral' },
	} as const;
	return words[state];
}
