import { m } from '@kutsu/i18n/messages';
import { type LocalizedText, shownText } from '@kutsu/kernel';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import type { Detail } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type TrainingPostponedMail = TrainingMail & {
	/** What this person has, and keeps. */
	readonly state: 'confirmed' | 'waitlisted' | 'requested';
	readonly reason?: LocalizedText | null | undefined;
	/** The signed link, or its placeholder. */
	readonly registrationUrl: string;
	/** Whether a CANCEL for the calendar rides with the mail. */
	readonly hasCancellation: boolean;
};

/** Tells that the training is not held when it was to be, and that what one has of it stands until a new date is known. */
export function trainingPostponed(mail: TrainingPostponedMail): Mail {
	const { locale, project, registrationUrl, state } = mail;
	const { name } = mail.participant;
	const reason = mail.reason ? shownText(mail.reason, locale, project.requiredLocales) : undefined;
	const reasonRow: Detail[] = reason?.text
		? [{ label: m.mail_label_reason({}, { locale }), lines: [reason] }]
		: [];
	const keeps = {
		confirmed: m.itip_postponed_confirmed,
		waitlisted: m.itip_postponed_waiting,
		requested: m.itip_postponed_requested,
	} as const;
	return writeLetter({
		locale,
		project,
		subject: m.itip_postponed_subject(subjectOf(mail), { locale }),
		heading: m.itip_postponed_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.itip_postponed_intro({}, { locale }) },
			{ kind: 'paragraph', words: keeps[state]({ name }, { locale }) },
			detailsOf(withoutEntry(mail), reasonRow),
			...(mail.hasCancellation
				? ([{ kind: 'paragraph', words: m.itip_postponed_removed({}, { locale }) }] as const)
				: []),
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
		],
	});
}
