import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

/** Sends a new link to a registration, after the old ones were ended. */
export function newLink(mail: TrainingMail & { readonly registrationUrl: string }): Mail {
	const { locale, project, registrationUrl } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_new_link_subject(subjectOf(mail), { locale }),
		heading: m.mine_mail_new_link_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mine_mail_new_link_intro({}, { locale }) },
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
