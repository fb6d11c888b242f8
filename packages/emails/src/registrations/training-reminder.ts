import { m } from '@kutsu/i18n/messages';
import { detailsOf, everyone, leaveBlocks, subjectOf, type MailboxMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

/** Reminds of a training ahead: what, when, where, how to get in, and how to give up the seat in time. No calendar part: it is there already. */
export function trainingReminder(mail: MailboxMail): Mail {
	const { locale, project } = mail;
	const told = everyone(mail);
	return writeLetter({
		locale,
		project,
		subject: m.remind_mail_subject(subjectOf(told), { locale }),
		heading: m.remind_mail_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: m.remind_mail_intro({ name: told.participant.name }, { locale }),
			},
			detailsOf(told),
			...leaveBlocks(mail),
		],
	});
}
