import { m } from '@kutsu/i18n/messages';
import { only } from '@kutsu/kernel';
import { detailsOf, subjectOf, type TrainingMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type SessionMail = Omit<TrainingMail, 'training'> & {
	/** The training with this one session alone. */
	readonly training: TrainingMail['training'];
	/** Which of the training's sessions it is, from 1. */
	readonly position: number;
	readonly totalSessions: number;
};

/** Carries the invitation to a further session of a training: iTIP allows one UID per message. */
export function sessionInvitation(mail: SessionMail & { readonly registrationUrl: string }): Mail {
	const { locale, participant, position, project, registrationUrl, totalSessions: total, training } = mail;
	const numbers = { position, total };
	return writeLetter({
		locale,
		project,
		subject: m.mail_session_invitation_subject(
			{ ...numbers, ...subjectOf(mail, only(training.sessions)) },
			{ locale },
		),
		heading: m.mail_session_invitation_heading(numbers, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: m.mail_session_invitation_intro({ name: participant.name, total }, { locale }),
			},
			detailsOf(mail),
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
