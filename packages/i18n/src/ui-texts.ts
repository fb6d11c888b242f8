import type { Locale } from '@kutsu/kernel';
import { formatNumber } from './format.ts';
import { m } from './paraglide/messages.js';

/** The words that the components of `@kutsu/ui` say by themselves: `provideTexts(uiTexts(locale))` in a root layout. */
export function uiTexts(locale: Locale) {
	const inThis = { locale };
	return {
		breadcrumb: m.common_breadcrumb({}, inThis),
		cancel: m.common_cancel({}, inThis),
		clear: m.common_clear({}, inThis),
		clearFilters: m.common_clear_filters({}, inThis),
		close: m.common_close({}, inThis),
		copied: m.common_copied({}, inThis),
		copy: m.common_copy({}, inThis),
		errorsHeading: m.common_errors_heading({}, inThis),
		language: m.common_language({}, inThis),
		languageNames: {
			fi: m.common_language_fi({}, inThis),
			sv: m.common_language_sv({}, inThis),
			en: m.common_language_en({}, inThis),
		},
		loading: m.common_loading({}, inThis),
		mainNavigation: m.common_main_navigation({}, inThis),
		matches: (count: number) => m.common_matches({ count: formatNumber(count, locale) }, inThis),
		menu: m.common_menu({}, inThis),
		missing: m.common_missing({}, inThis),
		moreActions: m.common_more_actions({}, inThis),
		next: m.common_next({}, inThis),
		noMatches: m.common_no_matches({}, inThis),
		notices: m.common_notices({}, inThis),
		opensInNewTab: m.common_opens_in_new_tab({}, inThis),
		optional: m.common_optional({}, inThis),
		pages: m.common_pages({}, inThis),
		previous: m.common_previous({}, inThis),
		remove: (what: string) => m.common_remove_what({ what }, inThis),
		required: m.common_required({}, inThis),
		shownIn: (lang: Locale) => m.common_shown_in({ language: inLanguage[locale][lang] }, inThis),
		skipToContent: m.common_skip_to_content({}, inThis),
		theme: m.common_theme({}, inThis),
		themeDark: m.common_theme_dark({}, inThis),
		themeLight: m.common_theme_light({}, inThis),
		themeSystem: m.common_theme_system({}, inThis),
	};
}

/** "In Finnish" is a form of its own in each language. */
const inLanguage: Readonly<Record<Locale, Readonly<Record<Locale, string>>>> = {
	fi: { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' },
	sv: { fi: 'på finska', sv: 'på svenska', en: 'på engelska' },
	en: { fi: 'in Finnish', sv: 'in Swedish', en: 'in English' },
};
