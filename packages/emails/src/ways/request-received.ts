import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type RequestReceivedMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the request is seen and withdrawn. */
	readonly registrationUrl: string;
};

/** Tells one who asked for a place that the organiser will answer, and that nothing is reserved yet. */
export function requestReceived(mail: RequestReceivedMail): Mail {
	const { locale, participant, project, registrationUrl } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.ways_mail_received_subject(subjectOf(mail), { locale }),
		heading: m.ways_mail_received_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.ways_mail_received_intro({ name: participant.name }, { locale }) },
			{ kind: 'paragraph', words: m.ways_mail_received_next({}, { locale }) },
			detailsOf(withoutEntry(mail)),
			{ kind: 'action', link: { label: m.ways_mail_received_view({}, { locale }), href: registrationUrl } },
			{ kind: 'paragraph', words: m.ways_mail_received_withdraw({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
