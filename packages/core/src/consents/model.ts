import { Locale } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, localizedLine } from '../projects/model.ts';

/** What people may be asked to agree to, each apart. Held equal to the table's list by a test. */
export const consentKinds = ['photo', 'mailing_list', 'sharing_with_host'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** One text that is asked now. */
export type ConsentText = {
	readonly kind: ConsentKind;
	readonly version: number;
	readonly body: LocalizedText;
};

/** What someone ticked, with the text they had before them. */
export const GivenConsent = z.object({
	kind: z.enum(consentKinds),
	version: z.int().check(z.minimum(1)),
});
export type GivenConsent = z.infer<typeof GivenConsent>;

/** At most one of a kind. */
export const GivenConsents = z.array(GivenConsent).check(
	z.maxLength(consentKinds.length),
	z.refine((given) => new Set(given.map(({ kind }) => kind)).size === given.length),
);

/** How a person's consent stands. */
export type StandingConsent = {
	readonly kind: ConsentKind;
	readonly isGiven: boolean;
	/** Of the text it was given or withdrawn by. */
	readonly version: number;
	readonly locale: Locale;
	readonly at: Date;
};

const token = z.string().check(z.maxLength(400));
export const MyConsentsInput = z.object({ token });
export const SetMyConsentsInput = z.object({
	token,
	locale: Locale,
	/** Those that hold from now on; the others that are asked are withdrawn. */
	given: GivenConsents,
});

/** Why consents were not changed. */
export type ConsentRefusal =
	/** A text was changed while it was read: it is shown anew. */
	{ readonly code: 'text-changed' };

export const ConsentTextsInput = InProject;
export const EditConsentTextInput = z.extend(InProject, {
	kind: z.enum(consentKinds),
	/** The version the editor had before them; 0 when there was none. */
	version: z.int().check(z.minimum(0)),
	/** Empty in all languages: no longer asked. */
	body: localizedLine(1000),
});
export type EditConsentTextInput = z.output<typeof EditConsentTextInput>;
