import type { RowFate } from '@kutsu/core/organisations/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';

/** What comes of a row of a list, in words. */
export function fateWords(fate: RowFate): {
	readonly tone: 'success' | 'neutral' | 'danger';
	readonly text: string;
} {
	switch (fate) {
		case 'add':
			return { tone: 'success', text: m.organisations_fate_add() };
		case 'known':
			return { tone: 'neutral', text: m.organisations_fate_known() };
		case 'twice':
			return { tone: 'neutral', text: m.organisations_fate_twice() };
		case 'no-name':
			return { tone: 'danger', text: m.organisations_fate_no_name() };
		case 'too-long':
			return { tone: 'danger', text: m.organisations_fate_too_long() };
		case 'unknown-type':
			return { tone: 'danger', text: m.organisations_fate_unknown_type() };
		case 'unknown-municipality':
			return { tone: 'danger', text: m.organisations_fate_unknown_municipality() };
		case 'invalid-domain':
			return { tone: 'danger', text: m.organisations_fate_invalid_domain() };
		case 'unclear-sensitive':
			return { tone: 'danger', text: m.organisations_fate_unclear_sensitive() };
		default:
			return assertNever(fate);
	}
}
