import { m } from '@kutsu/i18n/messages';
import { only } from '@kutsu/kernel';
import { detailsOf, subjectOf, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import type { SessionMail } from './session-invitation.ts';

export type SessionCancellationMail = SessionMail & {
	/** Why it goes from the calendar: the person no longer attends, the session is not held, or the person has another address. */
	readonly because: 'left' | 'not-held' | 'elsewhere';
};

/** Carries the CANCEL of one session of a training. */
export function sessionCancellation(mail: SessionCancellationMail): Mail {
	const { locale, position, project, totalSessions: total, training } = mail;
	const numbers = { position, total };
	return writeLetter({
		locale,
		project,
		subject: m.mail_session_cancellation_subject(
			{ ...numbers, ...subjectOf(mail, only(training.sessions)) },
			{ locale },
		),
		heading: m.mail_session_cancellation_heading(numbers, { locale }),
		blocks: [{ kind: 'paragraph', words: introOf(mail) }, detailsOf(withoutEntry(mail))],
	});
}

function introOf({ because, locale, participant: { name } }: SessionCancellationMail): string {
	if (because === 'elsewhere') return m.itip_session_elsewhere({}, { locale });
	return because === 'left'
		? m.mail_session_cancellation_intro({ name }, { locale })
		: m.mail_session_cancellation_not_held({ name }, { locale });
}
