import { projectPageKinds } from '@kutsu/core/projects/model';
import type { ProjectPageKind } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { uiTexts } from '@kutsu/i18n';
import { getLocale } from '@kutsu/i18n/runtime';
import type { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

const text = z.string().check(z.trim(), z.maxLength(30_000));
const PageTexts = z.object({ revision: z.int().check(z.minimum(1)), fi: text, sv: text, en: text });

/** The texts of one page: flat, so that the form works without scripts. Those the project must publish are not left out. */
export function pageForm(requiredLocales: readonly Locale[]) {
	return PageTexts.check((context) => {
		for (const locale of requiredLocales) {
			if (context.value[locale] !== '') continue;
			const language = uiTexts(getLocale()).languageNames[locale];
			context.issues.push({
				...{ code: 'custom', input: context.value[locale], path: [locale] },
				message: m.settings_pages_language_missing({ language }),
			});
		}
	});
}
export type PageForm = z.output<typeof PageTexts>;

type Issue = { readonly code?: string | undefined; readonly maximum?: unknown };

/** What is wrong with an entry, in words. */
export function pageMessage(issue: Issue): string {
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}

/** The page by the last part of its address; undefined for a page there is not. */
export function pageKindOf(part: string): ProjectPageKind | undefined {
	return projectPageKinds.find((kind) => kind === part);
}

/** What a page is called, also on the public site. */
export function pageTitle(kind: ProjectPageKind): string {
	return m[`public_${kind}_title`]();
}
