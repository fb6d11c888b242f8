import { consentKinds } from '@kutsu/core/consents/model';
import type { ConsentKind } from '@kutsu/core/consents/model';
import { uiTexts } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import { locales } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

const text = z.string().check(z.trim(), z.maxLength(1000));
const ConsentTexts = z.object({ version: z.int().check(z.minimum(0)), fi: text, sv: text, en: text });

/** What a project asks consent to: nothing at all, or words in every language it must publish. */
export function consentForm(requiredLocales: readonly Locale[]) {
	return ConsentTexts.check((context) => {
		const { value } = context;
		if (locales.every((locale) => value[locale] === '')) return;
		for (const locale of requiredLocales) {
			if (value[locale] !== '') continue;
			const language = uiTexts(getLocale()).languageNames[locale];
			context.issues.push({
				...{ code: 'custom', input: value[locale], path: [locale] },
				message: m.consents_admin_required_missing({ language }),
			});
		}
	});
}
export type ConsentForm = z.output<typeof ConsentTexts>;

/** The kind by the last part of an address; undefined for one there is not. */
export function consentKindOf(part: string): ConsentKind | undefined {
	return consentKinds.find((kind) => kind === part);
}

export function consentName(kind: ConsentKind): string {
	return m[`consents_admin_${kind}`]();
}
