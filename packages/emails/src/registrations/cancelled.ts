import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import type { Block } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { liaisonWords } from '../parties/colleague.ts';
import type { MailLiaison } from '../parties/colleague.ts';

export type CancelledMail = TrainingMail & {
	readonly cancelledBy: 'participant' | 'staff' | 'liaison';
	/** What was given up: a seat, a place in the queue, a request for either, or what a liaison had made. */
	readonly from: 'confirmed' | 'waitlisted' | 'requested' | 'party';
	/** Who had made the registration; needed where the liaison ended it. */
	readonly liaison?: MailLiaison | null | undefined;
	/** Whether a CANCEL for the calendar rides with the mail. */
	readonly hasCancellation: boolean;
	/** Whether an updated invitation rides with it, for others of the same mailbox who keep their seats. */
	readonly hasUpdate?: boolean | undefined;
};

/** Confirms that a registration has ended, who ended it, and what to do if that was a mistake. */
export function registrationCancelled(mail: CancelledMail): Mail {
	const { locale, project, training } = mail;
	const { subject, heading, intro } = wordsOf(mail);
	const again: Block[] = training.url
		? [
				{ kind: 'paragraph', words: m.mail_cancelled_again({}, { locale }) },
				{ kind: 'link', link: { label: m.mail_training_page({}, { locale }), href: training.url } },
			]
		: [];
	const removed: Block = { kind: 'paragraph', words: m.mail_calendar_removed({}, { locale }) };
	return writeLetter({
		locale,
		project,
		subject,
		heading,
		blocks: [
			{ kind: 'paragraph', words: intro },
			detailsOf(withoutEntry(mail)),
			...(mail.hasCancellation ? [removed] : []),
			...(mail.hasUpdate
				? ([{ kind: 'paragraph', words: m.itip_others_updated({}, { locale }) }] as const)
				: []),
			{ kind: 'paragraph', words: m.mail_cancelled_mistake({ email: project.contactEmail }, { locale }) },
			...again,
		],
	});
}

function wordsOf(mail: CancelledMail): { subject: string; heading: string; intro: string } {
	const { cancelledBy, locale } = mail;
	const { name } = mail.participant;
	if (mail.from === 'party' || cancelledBy === 'liaison') {
		return {
			subject: m.mail_cancelled_subject(subjectOf(mail), { locale }),
			heading: m.mail_cancelled_heading({}, { locale }),
			intro: partyWords(mail),
		};
	}
	if (mail.from === 'requested') {
		return {
			subject: m.ways_mail_withdrawn_subject(subjectOf(mail), { locale }),
			heading: m.ways_mail_withdrawn_heading({}, { locale }),
			intro:
				cancelledBy === 'staff'
					? m.ways_mail_withdrawn_by_staff({ name }, { locale })
					: m.ways_mail_withdrawn_by_participant({ name }, { locale }),
		};
	}
	if (mail.from === 'waitlisted') {
		return {
			subject: m.mail_left_waitlist_subject(subjectOf(mail), { locale }),
			heading: m.mail_left_waitlist_heading({}, { locale }),
			intro:
				cancelledBy === 'staff'
					? m.mail_left_waitlist_by_staff({ name }, { locale })
					: m.mail_left_waitlist_by_participant({ name }, { locale }),
		};
	}
	return {
		subject: m.mail_cancelled_subject(subjectOf(mail), { locale }),
		heading: m.mail_cancelled_heading({}, { locale }),
		intro:
			cancelledBy === 'staff'
				? m.mail_cancelled_by_staff({ name }, { locale })
				: m.mail_cancelled_by_participant({ name }, { locale }),
	};
}

function partyWords({ cancelledBy, liaison, locale, participant }: CancelledMail): string {
	const { name } = participant;
	if (cancelledBy === 'participant') return m.party_mail_ended_by_participant({ name }, { locale });
	return cancelledBy === 'liaison' && liaison
		? m.party_mail_ended_by_liaison({ name, liaison: liaisonWords(liaison) }, { locale })
		: m.party_mail_ended_by_staff({ name }, { locale });
}
