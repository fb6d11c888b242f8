import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';
import { notYouBlocks } from './not-me.ts';

export type SeatReceivedMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the seat is accepted or declined. */
	readonly registrationUrl: string;
	readonly notMeUrl: string;
	/** Until when they may accept it. */
	readonly expiresAt: Date;
};

/** Tells one whom a colleague named that a seat is theirs once they accept it. Says not which colleague. */
export function seatReceived(mail: SeatReceivedMail): Mail {
	const { locale, participant, project, registrationUrl, training } = mail;
	const deadline = timeOf(mail.expiresAt, training.timeZone, locale);
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_received_subject({ ...subjectOf(mail), deadline }, { locale }),
		heading: m.mine_mail_received_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: m.mine_mail_received_intro({ name: participant.name, deadline }, { locale }),
			},
			{ kind: 'action', link: { label: m.mail_offered_answer({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mine_mail_received_then({}, { locale }) },
			...notYouBlocks(locale, mail.notMeUrl),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
