import { m } from '@kutsu/i18n/messages';
import { detailsOf, everyone, leaveBlocks, subjectOf, withoutEntry, type MailboxMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

/** Asks one whose calendar said no whether the seat is to go: a calendar's answer alone takes nobody's seat. */
export function declineQuestion(mail: MailboxMail): Mail {
	const { locale, project } = mail;
	const told = withoutEntry(everyone(mail));
	const { name } = told.participant;
	return writeLetter({
		locale,
		project,
		subject: m.remind_question_subject(subjectOf(told), { locale }),
		heading: m.remind_question_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.remind_question_intro({}, { locale }) },
			{ kind: 'paragraph', words: m.remind_question_kept({ name }, { locale }) },
			detailsOf(told),
			...leaveBlocks(mail, m.remind_question_leave({}, { locale })),
		],
	});
}
