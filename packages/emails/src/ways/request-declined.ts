import { m } from '@kutsu/i18n/messages';
import { answerBlocks, detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type RequestDeclinedMail = TrainingMail & {
	/** What the organiser says beside the verdict, in the mail's language; null for nothing. */
	readonly answer: string | null;
	/** The catalogue, in the mail's language. */
	readonly catalogueUrl: string;
};

/** Tells one who asked for a place that the organiser did not approve it, in the organiser's words, and what else there is. */
export function requestDeclined(mail: RequestDeclinedMail): Mail {
	const { answer, catalogueUrl, locale, participant, project } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.ways_mail_declined_subject(subjectOf(mail), { locale }),
		heading: m.ways_mail_declined_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.ways_mail_declined_intro({ name: participant.name }, { locale }) },
			...answerBlocks(answer, locale),
			detailsOf(withoutEntry(mail)),
			{ kind: 'action', link: { label: m.ways_mail_declined_others({}, { locale }), href: catalogueUrl } },
			{ kind: 'paragraph', words: m.ways_mail_declined_ask({ email: project.contactEmail }, { locale }) },
		],
	});
}
