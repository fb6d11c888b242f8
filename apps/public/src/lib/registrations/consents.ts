import { consentKinds } from '@kutsu/core/consents/model';
import type { ConsentKind, ConsentText, GivenConsent } from '@kutsu/core/consents/model';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale, ShownText } from '@kutsu/kernel';

export function consentTitle(kind: ConsentKind): string {
	const titles = {
		photo: m.mine_consent_photo,
		mailing_list: m.mine_consent_mailing_list,
		sharing_with_host: m.mine_consent_sharing_with_host,
	} as const;
	return titles[kind]();
}

export function consentField(kind: ConsentKind): `consent_${ConsentKind}` {
	return `consent_${kind}`;
}

/** What was ticked: the box of a kind holds the version that was shown beside it. */
export function givenConsents(valueOf: (field: ReturnType<typeof consentField>) => unknown): GivenConsent[] {
	return consentKinds.flatMap((kind) => {
		const version = Number(valueOf(consentField(kind)));
		return Number.isInteger(version) && version > 0 ? [{ kind, version }] : [];
	});
}

/** A consent as a form shows it. */
export type ConsentView = {
	readonly field: ReturnType<typeof consentField>;
	readonly version: number;
	readonly title: string;
	readonly body: ShownText;
};

export function consentViews(
	asked: readonly ConsentText[],
	locale: Locale,
	requiredLocales: readonly Locale[],
): ConsentView[] {
	return asked.map(({ kind, version, body }) => ({
		field: consentField(kind),
		version,
		title: consentTitle(kind),
		body: shownText(body, locale, requiredLocales),
	}));
}
