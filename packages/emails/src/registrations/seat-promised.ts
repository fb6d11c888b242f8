import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';

export type SeatPromisedMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the seat can be taken back. */
	readonly registrationUrl: string;
	/** Until when the colleague may accept it. */
	readonly expiresAt: Date;
};

/** Confirms that a seat was offered to a colleague, and that it is the giver's until they accept. */
export function seatPromised(mail: SeatPromisedMail): Mail {
	const { locale, participant, project, registrationUrl, training } = mail;
	const deadline = timeOf(mail.expiresAt, training.timeZone, locale);
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_promised_subject(subjectOf(mail), { locale }),
		heading: m.mine_mail_promised_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: m.mine_mail_promised_intro({ name: participant.name, deadline }, { locale }),
			},
			{ kind: 'paragraph', words: m.mine_mail_promised_take_back({}, { locale }) },
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mine_mail_changed_mistake({ email: project.contactEmail }, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
