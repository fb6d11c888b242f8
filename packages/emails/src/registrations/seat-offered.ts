import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';

export type SeatOfferedMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the offer is accepted or declined. */
	readonly registrationUrl: string;
	/** Until when the seat is held. */
	readonly expiresAt: Date;
};

/** Tells one who waited that a seat is held for them, until when, and that they have to answer. */
export function seatOffered(mail: SeatOfferedMail): Mail {
	const { locale, participant, project, registrationUrl, training } = mail;
	const deadline = timeOf(mail.expiresAt, training.timeZone, locale);
	return writeLetter({
		locale,
		project,
		subject: m.mail_offered_subject({ ...subjectOf(mail), deadline }, { locale }),
		heading: m.mail_offered_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_offered_intro({ name: participant.name, deadline }, { locale }) },
			{ kind: 'paragraph', words: m.mail_offered_then({}, { locale }) },
			{ kind: 'action', link: { label: m.mail_offered_answer({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mail_offered_decline({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
