import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';

export type PasswordResetMail = {
	readonly locale: Locale;
	/** The account's address. */
	readonly email: string;
	/** The one-time link, or its placeholder. */
	readonly resetUrl: string;
	readonly expiresAt: Date;
	/** IANA name: the wall clock the deadline is told by. */
	readonly timeZone: string;
};

/** Lets the owner of an account choose a new password; speaks for the installation, not for a project. */
export function passwordReset({ email, expiresAt, locale, resetUrl, timeZone }: PasswordResetMail): Mail {
	return writeLetter({
		locale,
		subject: m.mail_password_reset_subject({}, { locale }),
		heading: m.mail_password_reset_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_password_reset_intro({ email }, { locale }) },
			{ kind: 'action', link: { label: m.mail_password_reset_action({}, { locale }), href: resetUrl } },
			{
				kind: 'paragraph',
				words: m.mail_link_expires({ deadline: timeOf(expiresAt, timeZone, locale) }, { locale }),
			},
			{ kind: 'paragraph', words: m.mail_password_reset_ignore({}, { locale }) },
		],
	});
}
