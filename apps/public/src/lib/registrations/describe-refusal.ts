import type {
	AcceptanceRefusal,
	CancellationRefusal,
	RegistrationRefusal,
} from '@kutsu/core/registrations/model';
import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

/** A refusal in words; `field` when it is one field's and is said there. */
export type RefusalText = {
	readonly text: string;
	readonly field?: 'email' | 'mode' | 'targetGroup' | 'municipality' | 'organisation';
};

export function describeAdmissionRefusal(
	refusal: RegistrationRefusal,
	timeZone: string,
	locale: Locale,
	contactEmail: string,
): RefusalText {
	switch (refusal.code) {
		case 'not-open-yet':
			return {
				text: m.rush_opening_early({
					when: formatDateTimeLong(refusal.opensAt, timeZone, locale),
				}),
			};
		case 'closed':
			return {
				text: m.registration_refused_closed({ when: formatDateTimeLong(refusal.closedAt, timeZone, locale) }),
			};
		case 'cancelled':
			return { text: m.registration_refused_cancelled() };
		case 'mode-not-offered':
			return { text: m.registration_invalid_mode(), field: 'mode' };
		case 'unknown-target-group':
			return { text: m.registration_invalid_group(), field: 'targetGroup' };
		case 'organisation-needed':
			return { text: m.registration_invalid_organisation(), field: 'organisation' };
		case 'proof-needed':
			return { text: m.rush_proof_text() };
		case 'address-limit':
			return { text: m.rush_address_limit({ email: contactEmail }), field: 'email' };
		case 'unknown-municipality':
			return { text: m.registration_invalid_municipality(), field: 'municipality' };
		case 'not-for-you':
			return {
				text: m.ways_refused_not_for_you({
					audience: shownText(refusal.audience, locale).text || m.ways_audience_default(),
					email: contactEmail,
				}),
			};
		case 'invitation-needed':
			return { text: m.ways_refused_invitation_needed({ email: contactEmail }) };
		case 'invitation-used':
			return { text: m.ways_refused_invitation_used({ email: contactEmail }) };
		case 'invitation-expired':
			return {
				text: m.ways_refused_invitation_expired({
					when: formatDateTimeLong(refusal.expiredAt, timeZone, locale),
					email: contactEmail,
				}),
			};
		case 'invitation-other-address':
			return { text: m.ways_refused_invitation_other_address(), field: 'email' };
		case 'answers-refused':
			return { text: m.form_fault_unknown_question() };
		default:
			return assertNever(refusal);
	}
}

export function describeAcceptanceRefusal(
	refusal: AcceptanceRefusal,
	timeZone: string,
	locale: Locale,
): string {
	switch (refusal.code) {
		case 'not-approved-yet':
			return m.ways_accept_refused_not_approved();
		case 'training-cancelled':
			return m.registration_accept_refused_training_cancelled();
		case 'no-longer-registered':
			return m.registration_accept_refused_no_longer_registered();
		case 'offer-expired':
			return m.registration_accept_refused_offer_expired({
				when: formatDateTimeLong(refusal.expiredAt, timeZone, locale),
			});
		case 'not-your-turn':
			return m.registration_accept_refused_not_your_turn();
		case 'answers-needed':
			return m.party_answers_needed();
		case 'seat-taken':
			return m.registration_accept_refused_seat_taken();
		default:
			return assertNever(refusal);
	}
}

export function describeCancellationRefusal(
	refusal: CancellationRefusal,
	email: string,
	timeZone: string,
	locale: Locale,
): string {
	switch (refusal.code) {
		case 'already-cancelled':
			return m.registration_refused_already_cancelled();
		case 'too-late':
			return m.registration_refused_too_late({
				when: formatDateTimeLong(refusal.selfCancelUntil, timeZone, locale),
				email,
			});
		default:
			return assertNever(refusal);
	}
}
