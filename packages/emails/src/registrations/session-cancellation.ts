import { m } from '@kutsu/i18n/messages';
import { only } from '@kutsu/kernel';
import { detailsOf, subjectOf, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import type { SessionMail } from './session-invitation.ts';

/** Carries the CANCEL of a further session to one who no longer attends. */
export function sessionCancellation(mail: SessionMail): Mail {
	const { locale, participant, position, project, totalSessions: total, training } = mail;
	const numbers = { position, total };
	return writeLetter({
		locale,
		project,
		subject: m.mail_session_cancellation_subject(
			{ ...numbers, ...subjectOf(mail, only(training.sessions)) },
			{ locale },
		),
		heading: m.mail_session_cancellation_heading(numbers, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_session_cancellation_intro({ name: participant.name }, { locale }) },
			detailsOf(withoutEntry(mail)),
		],
	});
}
