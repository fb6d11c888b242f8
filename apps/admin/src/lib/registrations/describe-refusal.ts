import type { RegistrationRefusal } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with a person's details, in words. */
export function personMessage(issue: Issue): string {
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	switch (issue.path?.[0]) {
		case 'email':
			return m.common_invalid_email();
		case 'targetGroup':
			return m.planning_people_refused_group();
		case 'municipality':
			return m.planning_people_refused_municipality();
		default:
			return m.common_invalid_required();
	}
}

/** Why staff's registration is not taken, and beside which field it belongs; null for the form as a whole. */
export function describeRefusal(refusal: Exclude<RegistrationRefusal, { code: 'answers-refused' }>): {
	field: 'mode' | 'targetGroup' | 'municipality' | 'organisation' | null;
	text: string;
} {
	switch (refusal.code) {
		case 'mode-not-offered':
			return { field: 'mode', text: m.planning_people_refused_mode() };
		case 'unknown-target-group':
			return { field: 'targetGroup', text: m.planning_people_refused_group() };
		case 'organisation-needed':
			return { field: 'organisation', text: m.planning_people_refused_organisation() };
		case 'unknown-municipality':
			return { field: 'municipality', text: m.planning_people_refused_municipality() };
		case 'cancelled':
			return { field: null, text: m.planning_refused_cancelled() };
		case 'not-open-yet':
		case 'closed':
		// Asked of visitors only, never of a colleague at the desk.
		case 'not-for-you':
		case 'invitation-needed':
		case 'invitation-used':
		case 'invitation-expired':
		case 'invitation-other-address':
		case 'proof-needed':
		case 'address-limit':
			return { field: null, text: m.planning_people_refused_closed() };
		default:
			return assertNever(refusal);
	}
}
