export { editConsentText } from './commands/edit-consent-text.ts';
export { setMyConsents } from './commands/set-my-consents.ts';
export {
	consentLedger,
	consentsAskedBy,
	consentsOfRegistrations,
	consentTextsOf,
	myConsents,
} from './queries.ts';
export type { ConsentEntry, ConsentTextState, MyConsents } from './queries.ts';
export { copyConsents, saveGivenConsents } from './store.ts';
