import { formatList } from '@kutsu/i18n';
import { partsOfLeadTime } from '@kutsu/core/reminders/model';
import type { LeadTime } from '@kutsu/core/reminders/model';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';

/** `7 days before`. */
export function leadTimeText(leadTime: LeadTime): string {
	const { count, unit } = partsOfLeadTime(leadTime);
	if (unit === 'day') return count === 1 ? m.remind_admin_day() : m.remind_admin_days({ count });
	return count === 1 ? m.remind_admin_hour() : m.remind_admin_hours({ count });
}

/** `7 days before and the day before`, in a sentence; says so where there are none. */
export function leadTimesText(leadTimes: readonly LeadTime[], locale: Locale): string {
	if (leadTimes.length === 0) return m.remind_admin_none();
	const [first = '', ...rest] = leadTimes.map(leadTimeText);
	const small = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
	return formatList([small(first), ...rest.map(small)], locale);
}
