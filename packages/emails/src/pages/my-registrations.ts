import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { writeLetter } from '../letter.ts';
import type { Mail, MailProject } from '../mail.ts';
import { timeOf } from '../when.ts';

export type MyRegistrationsMail = {
	readonly locale: Locale;
	readonly project: MailProject;
	/** The link to all registrations of the address, or its placeholder. */
	readonly url: string;
	readonly expiresAt: Date;
	readonly timeZone: string;
};

/** The link somebody asked for: to all registrations of this address in a project. */
export function myRegistrations({ expiresAt, locale, project, timeZone, url }: MyRegistrationsMail): Mail {
	const deadline = timeOf(expiresAt, timeZone, locale);
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_all_subject({}, { locale }),
		heading: m.mine_mail_all_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mine_mail_all_intro({ deadline }, { locale }) },
			{ kind: 'action', link: { label: m.mine_mail_all_link({}, { locale }), href: url } },
			{ kind: 'paragraph', words: m.mine_mail_all_ignore({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
