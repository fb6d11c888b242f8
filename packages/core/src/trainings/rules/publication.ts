import { findMissingLocales, granted, refused } from '@kutsu/kernel';
import type { Decision, Locale, LocalizedText } from '@kutsu/kernel';
import type {
	AddressDisclosure,
	Missing,
	PublicationRefusal,
	TrainingMode,
	TrainingState,
} from '../model.ts';

export type PublicationFacts = {
	readonly state: TrainingState;
	/** The project's, in its order. */
	readonly requiredLocales: readonly Locale[];
	readonly title: LocalizedText;
	readonly description: LocalizedText;
	/** Everything its form says to those who register; left out: not looked at. */
	readonly questionTexts?: readonly LocalizedText[];
	/** Why a required language may be missing; empty for none. */
	readonly missingLocaleReason: string;
	readonly mode: TrainingMode;
	readonly venueId: string | null;
	readonly addressDisclosure: AddressDisclosure;
	readonly conferenceUrl: string | null;
	/** End of the last session. */
	readonly endsAt: Date;
	readonly closesAt: Date;
};

/**
 * Whether a draft may be shown, and the reason to record when a required language was missing.
 * Refusals: `already-published`, `cancelled`, `incomplete` with everything it lacks, title first.
 */
export function decidePublication(
	facts: PublicationFacts,
	now: Date,
): Decision<{ readonly missingLocaleReason: string | null }, PublicationRefusal> {
	if (facts.state === 'published') return refused({ code: 'already-published' });
	if (facts.state === 'cancelled') return refused({ code: 'cancelled' });
	const missing = findMissing(facts);
	if (facts.endsAt <= now) missing.push({ field: 'sessions' });
	if (missing.length > 0) return refused({ code: 'incomplete', missing });
	return granted({
		missingLocaleReason: findMissingTexts(facts).length > 0 ? facts.missingLocaleReason.trim() : null,
	});
}

/** What a training lacks to be shown, whatever its state; empty when it is complete. A recorded reason excuses missing languages. */
export function findMissing(facts: Omit<PublicationFacts, 'state'>): Missing[] {
	const missing: Missing[] = facts.missingLocaleReason.trim() === '' ? findMissingTexts(facts) : [];
	// A title in no language at all is excused by nothing.
	if (missing.length === 0 && findMissingLocales(facts.title, ['fi', 'sv', 'en']).length === 3) {
		missing.push(...facts.requiredLocales.map((locale) => ({ field: 'title' as const, locale })));
	}
	if (facts.mode !== 'online' && facts.venueId === null && facts.addressDisclosure === 'public')
		missing.push({ field: 'venue' });
	if (facts.mode !== 'onsite' && facts.conferenceUrl === null) missing.push({ field: 'conferenceUrl' });
	if (facts.closesAt > facts.endsAt) missing.push({ field: 'window' });
	return missing;
}

/** The required languages in which title, description when there is one, or some text of the form is missing. */
export function findMissingTexts(
	facts: Pick<PublicationFacts, 'title' | 'description' | 'questionTexts' | 'requiredLocales'>,
): Extract<Missing, { locale: Locale }>[] {
	const hasDescription = Object.values(facts.description).some(
		(text) => text !== undefined && text.trim() !== '',
	);
	return [
		...findMissingLocales(facts.title, facts.requiredLocales).map((locale) => ({
			field: 'title' as const,
			locale,
		})),
		...(hasDescription ? findMissingLocales(facts.description, facts.requiredLocales) : []).map((locale) => ({
			field: 'description' as const,
			locale,
		})),
		...facts.requiredLocales
			.filter((locale) => facts.questionTexts?.some((text) => findMissingLocales(text, [locale]).length > 0))
			.map((locale) => ({ field: 'questions' as const, locale })),
	];
}
