import type { ReachDimension, ReachRow, Warning } from '@kutsu/core/reach/model';
import { unknownKey } from '@kutsu/core/reach/model';
import { languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import { assertNever } from '@kutsu/kernel';
import type { ShownText } from '@kutsu/kernel';
import { shownIn } from '#lib/projects/shown-text.ts';
import type { ShownProject } from '#lib/projects/shown-text.ts';

/** What a row counts: a region, a target group, a language, or those of whom it is not known. */
export function rowName(row: ReachRow, dimension: ReachDimension, project: ShownProject): ShownText {
	const locale = getLocale();
	if (row.name) return shownIn(project, row.name);
	const text =
		row.key === unknownKey
			? m.reach_unknown()
			: dimension === 'language'
				? languageName(row.key, locale)
				: row.key;
	return { text, lang: locale, isFallback: false };
}

export function warningText(warning: Warning): string {
	switch (warning.code) {
		case 'draft-soon':
			return m.reach_warning_draft_soon({ count: warning.startsInDays });
		case 'few-registered':
			return m.reach_warning_few_registered({
				count: warning.closesInDays,
				taken: warning.takenSeats,
				capacity: warning.capacitySeats,
			});
		case 'long-queue':
			return m.reach_warning_long_queue({ count: warning.waiting });
		default:
			return assertNever(warning);
	}
}
