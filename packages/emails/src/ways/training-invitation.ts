import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import type { Block } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { timeOf } from '../when.ts';

export type TrainingInvitationMail = TrainingMail & {
	/** The personal link, or its placeholder. */
	readonly registerUrl: string;
	readonly expiresAt: Date;
	/** Until when a seat is held; null when none is. */
	readonly reservedUntil: Date | null;
};

/** Invites one person to register for a training with a link of their own. */
export function trainingInvitation(mail: TrainingInvitationMail): Mail {
	const { expiresAt, locale, project, registerUrl, reservedUntil, training } = mail;
	const moment = (at: Date) => ({ deadline: timeOf(at, training.timeZone, locale) });
	const reserved: Block[] =
		reservedUntil === null
			? []
			: [
					{
						kind: 'paragraph',
						words: m.ways_mail_invited_reserved(moment(reservedUntil), { locale }),
					},
				];
	return writeLetter({
		locale,
		project,
		subject: m.ways_mail_invited_subject(subjectOf(mail), { locale }),
		heading: m.ways_mail_invited_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.ways_mail_invited_intro({}, { locale }) },
			detailsOf(withoutEntry(mail)),
			...reserved,
			{ kind: 'action', link: { label: m.ways_mail_invited_register({}, { locale }), href: registerUrl } },
			{ kind: 'paragraph', words: m.ways_mail_invited_expires(moment(expiresAt), { locale }) },
			{ kind: 'paragraph', words: m.ways_mail_invited_ignore({}, { locale }) },
		],
	});
}
