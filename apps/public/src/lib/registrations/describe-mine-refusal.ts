import type {
	DetailsRefusal,
	DisownRefusal,
	ModeRefusal,
	MoveRefusal,
	TakeBackRefusal,
	TransferRefusal,
} from '@kutsu/core/registrations/model';
import type { ConsentRefusal } from '@kutsu/core/consents/model';
import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

export type MineRefusal =
	| ModeRefusal
	| DetailsRefusal
	| TransferRefusal
	| TakeBackRefusal
	| MoveRefusal
	| DisownRefusal
	| ConsentRefusal;

/** Why something could not be done by a person's own link, and what to do then. */
export function describeMineRefusal(
	refusal: MineRefusal,
	{ email, timeZone, locale }: { readonly email: string; readonly timeZone: string; readonly locale: Locale },
): string {
	switch (refusal.code) {
		case 'training-cancelled':
			return m.registration_mine_training_cancelled();
		case 'no-longer-registered':
			return m.mine_refused_no_longer_registered();
		case 'not-confirmed-yet':
			return m.mine_refused_not_confirmed_yet();
		case 'too-late':
			return m.mine_refused_too_late({ when: formatDateTimeLong(refusal.until, timeZone, locale), email });
		case 'mode-not-offered':
			return m.registration_invalid_mode();
		case 'no-seat':
			return m.mine_refused_no_seat();
		case 'stale':
			return m.mine_refused_stale();
		case 'unknown-target-group':
			return m.registration_invalid_group();
		case 'unknown-municipality':
			return m.registration_invalid_municipality();
		case 'organisation-needed':
			return m.registration_invalid_organisation();
		case 'name-is-evidence':
			return m.mine_refused_name_is_evidence({ email });
		case 'name-taken':
			return m.mine_refused_name_taken();
		case 'line-would-change':
			return m.mine_refused_line_would_change({ email });
		case 'no-seat-to-give':
			return m.mine_refused_no_seat_to_give();
		case 'offered-to-colleague':
			return m.mine_refused_offered_to_colleague();
		case 'nothing-to-take-back':
			return m.mine_refused_nothing_to_take_back();
		case 'same-person':
			return m.mine_refused_same_person();
		case 'no-such-date':
			return m.mine_refused_no_such_date();
		case 'already-there':
			return m.mine_refused_already_there();
		case 'has-attended':
			return m.mine_refused_has_attended({ email });
		case 'has-begun':
			return m.mine_refused_has_begun({ email });
		case 'text-changed':
			return m.mine_refused_text_changed();
		default:
			return assertNever(refusal);
	}
}
