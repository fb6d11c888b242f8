import { m } from '@kutsu/i18n/messages';
import { type LocalizedText, shownText } from '@kutsu/kernel';
import { detailsOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type StaffLetterMail = TrainingMail & {
	readonly subject: LocalizedText;
	/** Paragraphs are parted by an empty line. */
	readonly body: LocalizedText;
};

/** What staff wrote to people of a training, in the language of each. */
export function staffLetter(mail: StaffLetterMail): Mail {
	const { locale, project } = mail;
	const shown = (text: LocalizedText) => shownText(text, locale, project.requiredLocales).text;
	const subject = shown(mail.subject);
	const paragraphs = shown(mail.body)
		.split(/\n\s*\n/)
		.map((words) => words.trim())
		.filter((words) => words !== '');
	return writeLetter({
		locale,
		project,
		subject,
		heading: subject,
		blocks: [
			...paragraphs.map((words) => ({ kind: 'paragraph' as const, words })),
			{ kind: 'paragraph', words: m.mail_staff_letter_about({}, { locale }) },
			detailsOf(withoutEntry(mail)),
		],
	});
}
