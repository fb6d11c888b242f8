import { languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { type Locale, shownText } from '@kutsu/kernel';
import { writeLetter } from '../letter.ts';
import type { Mail, MailProject } from '../mail.ts';
import { dateOf } from '../when.ts';

export type FeedbackReceivedMail = {
	/** The language of the staff who read it. */
	readonly locale: Locale;
	readonly project: MailProject;
	/** As the visitor wrote it. */
	readonly message: string;
	/** Where the visitor wants the answer; null when none was given. */
	readonly email: string | null;
	/** The page it is about, as text: the visitor's browser named it. */
	readonly pageUrl: string;
	readonly feedbackLocale: Locale;
	readonly answerDueAt: Date;
	/** IANA name: the wall clock the deadline is told by. */
	readonly timeZone: string;
};

/** Brings feedback about accessibility to the project's mailbox, with the day by which it must be answered. */
export function feedbackReceived(mail: FeedbackReceivedMail): Mail {
	const { answerDueAt, locale, message, pageUrl, project, timeZone } = mail;
	const { text: name } = shownText(project.name, locale, project.requiredLocales);
	return writeLetter({
		locale,
		project,
		subject: m.mail_feedback_subject({ project: name }, { locale }),
		heading: m.mail_feedback_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: m.mail_feedback_intro({ deadline: dateOf(answerDueAt, timeZone, locale) }, { locale }),
			},
			{
				kind: 'details',
				rows: [
					{ label: m.mail_feedback_page({}, { locale }), lines: [pageUrl] },
					{
						label: m.mail_feedback_from({}, { locale }),
						lines: [mail.email ?? m.mail_feedback_no_address({}, { locale })],
					},
					{
						label: m.mail_feedback_language({}, { locale }),
						lines: [languageName(mail.feedbackLocale, locale)],
					},
				],
			},
			{ kind: 'heading', words: m.mail_feedback_message({}, { locale }) },
			{ kind: 'quote', words: message },
		],
	});
}
