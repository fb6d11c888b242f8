import { consentKinds } from '@kutsu/core/consents/model';
import type { ConsentKind, GivenConsent } from '@kutsu/core/consents/model';
import { m } from '@kutsu/i18n/messages';

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
export function givenConsents(fields: FormData): GivenConsent[] {
	return consentKinds.flatMap((kind) => {
		const version = Number(fields.get(consentField(kind)));
		return Number.isInteger(version) && version > 0 ? [{ kind, version }] : [];
	});
}
