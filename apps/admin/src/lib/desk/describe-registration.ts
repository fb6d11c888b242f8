import type { StaffOutputs } from '@kutsu/api/types';
import { questionOf } from '@kutsu/core/desk/model';
import type { ListColumn, RegistrationColumn } from '@kutsu/core/desk/model';
import type { RegistrationSource, RegistrationState } from '@kutsu/core/registrations/model';
import { formatDateTime } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import type { Tone } from '@kutsu/ui';

export type DeskRow = StaffOutputs['desk']['list']['rows'][number];

const tones: Readonly<Record<RegistrationState, Tone>> = {
	requested: 'info',
	confirmed: 'success',
	offered: 'info',
	waitlisted: 'warn',
	cancelled: 'neutral',
};

/** A state as it is shown: with the place in the queue, or until when a seat is held. */
export function stateWords(
	one: Pick<DeskRow, 'state' | 'place' | 'offerExpiresAt'>,
	timeZone: string,
): { readonly text: string; readonly tone: Tone } {
	const tone = tones[one.state];
	if (one.state === 'waitlisted' && one.place !== null)
		return { tone, text: m.planning_people_state_place({ place: one.place }) };
	if (one.offerExpiresAt !== null) {
		const when = formatDateTime(one.offerExpiresAt, timeZone, getLocale());
		return { tone, text: m.planning_people_state_offered_until({ when }) };
	}
	return { tone, text: stateName(one.state) };
}

export function stateName(state: RegistrationState): string {
	return m[`desk_state_${state}`]();
}

export function sourceName(source: RegistrationSource): string {
	return m[`desk_source_${source}`]();
}

/** Of the list's own columns; empty for a question's, which bring their own words. */
export function columnName(column: ListColumn): string {
	return isOwn(column) ? m[`desk_column_${column}`]() : '';
}

function isOwn(column: ListColumn): column is RegistrationColumn {
	return questionOf(column) === undefined;
}

/** Columns of consents. */
export const consentColumns: ReadonlySet<ListColumn> = new Set([
	'consent_photo',
	'consent_mailing_list',
	'consent_sharing_with_host',
]);
