import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type SeatFreeMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the seat is taken. */
	readonly registrationUrl: string;
};

/** Shortly before the training: tells everyone in line that a seat is free, and that the first to accept has it. */
export function seatFree(mail: SeatFreeMail): Mail {
	const { locale, participant, project, registrationUrl } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mail_seat_free_subject(subjectOf(mail), { locale }),
		heading: m.mail_seat_free_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_seat_free_intro({ name: participant.name }, { locale }) },
			{ kind: 'action', link: { label: m.mail_seat_free_take({}, { locale }), href: registrationUrl } },
			{ kind: 'paragraph', words: m.mail_seat_free_else({}, { locale }) },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
