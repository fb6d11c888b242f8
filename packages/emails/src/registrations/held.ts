import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';

export type HeldMail = TrainingMail & {
	/** The signed link, or its placeholder: the page where the place is confirmed. */
	readonly registrationUrl: string;
	/** Until when the place is held. */
	readonly expiresAt: Date;
};

/** Asks one who came in a flood without a proof whether the address is theirs; until then the place is only held. */
export function registrationHeld(mail: HeldMail): Mail {
	const { locale, participant, project, registrationUrl, training } = mail;
	const deadline = timeOf(mail.expiresAt, training.timeZone, locale);
	return writeLetter({
		locale,
		project,
		subject: m.rush_mail_subject({ ...subjectOf(mail), deadline }, { locale }),
		heading: m.rush_mail_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.rush_mail_intro({ name: participant.name, deadline }, { locale }) },
			{ kind: 'paragraph', words: m.rush_mail_why({}, { locale }) },
			{ kind: 'action', link: { label: m.rush_mail_confirm({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.rush_mail_ignore({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
