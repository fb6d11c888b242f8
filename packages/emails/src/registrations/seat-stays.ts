import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type SeatStaysMail = TrainingMail &
	(
		| {
				readonly to: 'giver';
				/** The signed link, or its placeholder. */
				readonly registrationUrl: string;
		  }
		| { readonly to: 'colleague' }
	);

/** Tells that a seat offered to a colleague stays the giver's: the giver, who hears not why, or the colleague. */
export function seatStays(mail: SeatStaysMail): Mail {
	const { locale, participant, project } = mail;
	const { name } = participant;
	if (mail.to === 'colleague')
		return writeLetter({
			locale,
			project,
			subject: m.mine_mail_withdrawn_subject(subjectOf(mail), { locale }),
			heading: m.mine_mail_withdrawn_heading({}, { locale }),
			blocks: [
				{ kind: 'paragraph', words: m.mine_mail_withdrawn_intro({ name }, { locale }) },
				detailsOf(withoutEntry(mail)),
			],
		});
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_kept_subject(subjectOf(mail), { locale }),
		heading: m.mine_mail_kept_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mine_mail_kept_intro({ name }, { locale }) },
			{ kind: 'paragraph', words: m.mine_mail_kept_then({}, { locale }) },
			{
				kind: 'action',
				link: { label: m.mail_view_registration({}, { locale }), href: mail.registrationUrl },
			},
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
