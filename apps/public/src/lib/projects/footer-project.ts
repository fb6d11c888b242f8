import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';

/** What the foot of a page says of a project. */
export type FooterProject = {
	readonly slug: string;
	readonly title: ShownText;
	readonly fundingStatement: ShownText;
};

type ProjectTexts = {
	readonly slug: string;
	readonly title: LocalizedText;
	readonly fundingStatement: LocalizedText;
	readonly requiredLocales: readonly Locale[];
};

export function footerProject(
	{ slug, title, fundingStatement, requiredLocales }: ProjectTexts,
	locale: Locale,
): FooterProject {
	return {
		slug,
		title: shownText(title, locale, requiredLocales),
		fundingStatement: shownText(fundingStatement, locale, requiredLocales),
	};
}
