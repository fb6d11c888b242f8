import { m } from '@kutsu/i18n/messages';
import { calendarNote, cancelBlocks, detailsOf, subjectOf } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import type { ConfirmedMail } from './confirmed.ts';

/** Tells one who waited that a seat became free and is theirs. */
export function registrationPromoted(mail: ConfirmedMail): Mail {
	const { locale, participant, project, training } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mail_promoted_subject(subjectOf(mail), { locale }),
		heading: m.mail_promoted_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_promoted_intro({ name: participant.name }, { locale }) },
			{ kind: 'paragraph', words: m.mail_promoted_ask({}, { locale }) },
			detailsOf(mail),
			...calendarNote(mail, mail.hasInvitation),
			...cancelBlocks(mail, mail.registrationUrl, mail.cancelUntil, training.timeZone),
		],
	});
}
