import type { Locale } from '@kutsu/kernel';
import { createContext } from 'svelte';

/** Every word the components say by themselves. An app provides them once, in its root layout, in its own language. */
export type UiTexts = {
	readonly breadcrumb: string;
	readonly cancel: string;
	readonly clear: string;
	readonly clearFilters: string;
	readonly close: string;
	readonly copied: string;
	readonly copy: string;
	readonly errorsHeading: string;
	readonly language: string;
	readonly languageNames: Readonly<Record<Locale, string>>;
	readonly loading: string;
	readonly mainNavigation: string;
	readonly matches: (count: number) => string;
	readonly menu: string;
	readonly missing: string;
	readonly moreActions: string;
	readonly next: string;
	readonly noMatches: string;
	readonly notices: string;
	readonly opensInNewTab: string;
	readonly optional: string;
	readonly pages: string;
	readonly previous: string;
	readonly remove: (what: string) => string;
	readonly required: string;
	readonly shownIn: (lang: Locale) => string;
	readonly skipToContent: string;
	readonly theme: string;
	readonly themeDark: string;
	readonly themeLight: string;
	readonly themeSystem: string;
};

const [read, write] = createContext<() => UiTexts>();

/** Called once in the root layout's script; every component below reads from it. */
export function provideTexts(texts: UiTexts | (() => UiTexts)): void {
	write(typeof texts === 'function' ? texts : () => texts);
}

/** The texts of the nearest provider. @throws when the root layout provides none. */
export function uiTexts(): UiTexts {
	return read()();
}
