import { m } from '@kutsu/i18n/messages';
import { approvalBlocks, detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { notMeBlocks } from './not-me.ts';

export type WaitlistedMail = TrainingMail & {
	/** The place in the queue, from 1. */
	readonly place: number;
	/** The signed link, or its placeholder. */
	readonly registrationUrl: string;
	/** Of a request that was approved; absent where nothing was asked. */
	readonly approval?: { readonly answer: string | null } | undefined;
	/** Where one says that it was not them; absent where that was asked before. */
	readonly notMeUrl?: string | undefined;
};

/** Tells that the training is full, which place in the queue this is, and that nothing need be done. */
export function registrationWaitlisted(mail: WaitlistedMail): Mail {
	const { locale, participant, place, project, registrationUrl } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mail_waitlisted_subject(subjectOf(mail), { locale }),
		heading: m.mail_waitlisted_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_waitlisted_intro({ name: participant.name, place }, { locale }) },
			...approvalBlocks(mail.approval, locale),
			{ kind: 'paragraph', words: m.mail_waitlisted_next({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_waitlisted_wait({}, { locale }) },
			detailsOf(withoutEntry(mail)),
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			{ kind: 'heading', words: m.mail_waitlisted_leave_heading({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_waitlisted_leave({}, { locale }) },
			{ kind: 'link', link: { label: m.mail_waitlisted_leave_link({}, { locale }), href: registrationUrl } },
			...notMeBlocks(locale, mail.notMeUrl),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
