import { getLocale } from '@kutsu/i18n/runtime';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';

/** What a project needs to say how its texts are shown. */
export type ShownProject = { readonly requiredLocales: readonly Locale[] };

/** A text of the project in the language of the page. */
export function shownIn(project: ShownProject, text: LocalizedText): ShownText {
	return shownText(text, getLocale(), project.requiredLocales);
}

/** The language to mark a text with; undefined where it is the page's own. */
export function langOf(shown: ShownText): string | undefined {
	return shown.isFallback ? shown.lang : undefined;
}
