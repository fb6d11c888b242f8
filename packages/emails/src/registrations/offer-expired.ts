import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { liaisonWords } from '../parties/colleague.ts';
import type { MailLiaison } from '../parties/colleague.ts';

/** They stood in line; a colleague offered them their seat; or who registered them. */
export type OfferExpiredCause = 'line' | 'colleague' | MailLiaison;
export type OfferExpiredMail = TrainingMail & { readonly cause: OfferExpiredCause };

/** Tells that a held seat was not taken in time, and how to come all the same. */
export function offerExpired(mail: OfferExpiredMail): Mail {
	const { locale, project, training } = mail;
	const { subject, heading, intro, again } = wordsOf(mail);
	return writeLetter({
		locale,
		project,
		subject,
		heading,
		blocks: [
			{ kind: 'paragraph', words: intro },
			{ kind: 'paragraph', words: again },
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

function wordsOf(mail: OfferExpiredMail) {
	const { cause, locale, participant } = mail;
	if (cause === 'line')
		return {
			subject: m.mail_offer_expired_subject(subjectOf(mail), { locale }),
			heading: m.mail_offer_expired_heading({}, { locale }),
			intro: m.mail_offer_expired_intro({ name: participant.name }, { locale }),
			again: m.mail_offer_expired_again({}, { locale }),
		};
	const name = participant.name;
	const intro =
		cause === 'colleague'
			? m.mail_given_expired_intro({ name }, { locale })
			: m.mail_held_expired_intro({ liaison: liaisonWords(cause), name }, { locale });
	return {
		subject: m.mail_held_expired_subject(subjectOf(mail), { locale }),
		heading: m.mail_held_expired_heading({}, { locale }),
		intro,
		again: m.mail_held_expired_again({}, { locale }),
	};
}
