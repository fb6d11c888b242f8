import { m } from '@kutsu/i18n/messages';
import { type Locale, shownText } from '@kutsu/kernel';
import type { Detail } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail, MailProject } from '../mail.ts';
import { timeOf } from '../when.ts';

export type StaffInvitationMail = {
	readonly locale: Locale;
	readonly project: MailProject;
	/** The role's name in the mail's language. */
	readonly roleName: string;
	/** Absent when the installation itself invites. */
	readonly inviterName?: string | undefined;
	/** The one-time link, or its placeholder. */
	readonly acceptUrl: string;
	readonly expiresAt: Date;
	/** IANA name: the wall clock the deadline is told by. */
	readonly timeZone: string;
};

/** Invites someone to work in a project, in one role. */
export function staffInvitation(mail: StaffInvitationMail): Mail {
	const { acceptUrl, expiresAt, inviterName, locale, project, roleName, timeZone } = mail;
	const name = shownText(project.name, locale, project.requiredLocales);
	const inviter: Detail[] = inviterName
		? [{ label: m.mail_label_inviter({}, { locale }), lines: [inviterName] }]
		: [];
	return writeLetter({
		locale,
		project,
		subject: m.mail_invitation_subject({ project: name.text }, { locale }),
		heading: m.mail_invitation_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_invitation_intro({}, { locale }) },
			{
				kind: 'details',
				rows: [
					{ label: m.mail_label_project({}, { locale }), lines: [name] },
					{ label: m.mail_label_role({}, { locale }), lines: [roleName] },
					...inviter,
				],
			},
			{ kind: 'action', link: { label: m.mail_invitation_accept({}, { locale }), href: acceptUrl } },
			{
				kind: 'paragraph',
				words: m.mail_link_expires({ deadline: timeOf(expiresAt, timeZone, locale) }, { locale }),
			},
			{ kind: 'paragraph', words: m.mail_invitation_unexpected({}, { locale }) },
		],
	});
}
