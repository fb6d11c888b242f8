import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

/** Tells that an offer was not answered in time, and how to get in line again. */
export function offerExpired(mail: TrainingMail): Mail {
	const { locale, participant, project, training } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mail_offer_expired_subject(subjectOf(mail), { locale }),
		heading: m.mail_offer_expired_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_offer_expired_intro({ name: participant.name }, { locale }) },
			{ kind: 'paragraph', words: m.mail_offer_expired_again({}, { locale }) },
			...(training.url
				? ([
						{
							kind: 'action',
							link: { label: m.mail_training_page({}, { locale }), href: training.url },
						},
					] as const)
				: []),
			detailsOf(withoutEntry(mail)),
		],
	});
}
