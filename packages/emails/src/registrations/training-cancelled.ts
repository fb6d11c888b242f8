import { m } from '@kutsu/i18n/messages';
import { type LocalizedText, shownText } from '@kutsu/kernel';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import type { Block, Detail } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type TrainingCancelledMail = TrainingMail & {
	/** What this person had when the training was cancelled. */
	readonly state: 'confirmed' | 'waitlisted' | 'requested';
	readonly reason?: LocalizedText | null | undefined;
	/** The catalogue, in the mail's language. */
	readonly catalogueUrl?: string | undefined;
	/** Whether a CANCEL for the calendar rides with the mail. */
	readonly hasCancellation: boolean;
};

/** Tells everyone who had a seat or waited that the training is not held. */
export function trainingCancelled(mail: TrainingCancelledMail): Mail {
	const { catalogueUrl, locale, project } = mail;
	const { name } = mail.participant;
	const reason = mail.reason ? shownText(mail.reason, locale, project.requiredLocales) : undefined;
	const reasonRow: Detail[] = reason?.text
		? [{ label: m.mail_label_reason({}, { locale }), lines: [reason] }]
		: [];
	const removed: Block = { kind: 'paragraph', words: m.mail_calendar_removed({}, { locale }) };
	const others: Block[] = catalogueUrl
		? [
				{
					kind: 'action',
					link: { label: m.mail_training_cancelled_others({}, { locale }), href: catalogueUrl },
				},
			]
		: [];
	return writeLetter({
		locale,
		project,
		subject: m.mail_training_cancelled_subject(subjectOf(mail), { locale }),
		heading: m.mail_training_cancelled_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words:
					mail.state === 'confirmed'
						? m.mail_training_cancelled_intro({ name }, { locale })
						: mail.state === 'requested'
							? m.ways_mail_training_cancelled_requested({ name }, { locale })
							: m.mail_training_cancelled_waiting({ name }, { locale }),
			},
			detailsOf(withoutEntry(mail), reasonRow),
			...(mail.hasCancellation ? [removed] : []),
			...others,
		],
	});
}
