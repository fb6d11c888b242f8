import type { PublicOutputs } from '@kutsu/api/types';
import { questionModes } from '@kutsu/core/forms/asking';
import type { AttendanceMode } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';

/** What comes back with a form that was not taken. */
export type FormMessage = {
	/** What is wrong, or to be done; null when `question` says it. */
	readonly text: string | null;
	/** What the browser is asked to work out first; null when nothing. */
	readonly challenge: string | null;
	/** The address that was likely meant; null when it seems right. */
	readonly question: string | null;
};
/** What a training asks beside the person's own details. */
export type Asked = PublicOutputs['forms']['get'];

export function isAttendanceMode(mode: string): mode is AttendanceMode {
	return questionModes.some((one) => one === mode);
}

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with a field, and what to do about it. */
export function fieldMessage(issue: Issue): string {
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	switch (issue.path?.[0]) {
		case 'firstName':
			return m.registration_invalid_first_name();
		case 'lastName':
			return m.registration_invalid_last_name();
		case 'email':
			return m.common_invalid_email();
		case 'targetGroup':
			return m.registration_invalid_group();
		case 'municipality':
			return m.registration_invalid_municipality();
		case 'mode':
			return m.registration_invalid_mode();
		default:
			return m.common_invalid_required();
	}
}
