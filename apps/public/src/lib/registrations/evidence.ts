import { formatDate } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';

/** Until when evidence of attendance stays; a rule in words while the day is not known. */
export function evidenceUntil(endsOn: string | null, locale: Locale): string {
	if (endsOn === null) return m.mine_erase_until_unknown();
	return m.mine_erase_until({ when: formatDate(new Date(`${endsOn}T12:00:00Z`), 'UTC', locale) });
}
