import type { StaffOutputs } from '@kutsu/api/types';
import { messageKinds, messageStates } from '@kutsu/core/mail/model';
import { m } from '@kutsu/i18n/messages';
import { kindWords, stateWords } from '#lib/mail/describe-message.ts';

type PersonEvent = StaffOutputs['desk']['person']['timeline'][number];

/** What happened, in words: what it was, who did it, and why when that was recorded. */
export function eventWords(
	event: PersonEvent,
	actionWords: (action: string) => string,
): { readonly title: string; readonly text: string } {
	const where = event.trainingCode ?? '';
	const words = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(', ');
	switch (event.kind) {
		case 'audit': {
			const beyond = event.changedFields.find((field) => field.startsWith('beyondSeats:'))?.split(':')[1];
			return {
				title: actionWords(event.action),
				text: words([
					where,
					event.actor.name,
					beyond && m.desk_event_beyond({ seats: beyond }),
					event.reason && m.desk_event_reason({ reason: event.reason }),
				]),
			};
		}
		case 'mail': {
			const kind = messageKinds.find((one) => one === event.mail);
			const state = messageStates.find((one) => one === event.state);
			return {
				title: m.desk_event_mail({ kind: kind ? kindWords(kind) : event.mail }),
				text: words([where, state && stateWords(state).text]),
			};
		}
		case 'attendance': {
			const titles = {
				in: m.desk_event_in,
				out: m.desk_event_out,
				void: m.desk_event_void,
			};
			return { title: titles[event.direction](), text: where };
		}
	}
}
