import { m } from '@kutsu/i18n/messages';
import {
	approvalBlocks,
	calendarNote,
	cancelBlocks,
	detailsOf,
	subjectOf,
	type TrainingMail,
} from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { notMeBlocks } from './not-me.ts';

export type ConfirmedMail = TrainingMail & {
	/** The signed link, or its placeholder. */
	readonly registrationUrl: string;
	/** Where one says that it was not them; absent where that was asked before. */
	readonly notMeUrl?: string | undefined;
	/** Until when the person may cancel with the link; absent when that moment has passed. */
	readonly cancelUntil?: Date | undefined;
	/** Whether an invitation to the first session rides with the mail. */
	readonly hasInvitation: boolean;
	/** Of a request that was approved; absent where nothing was asked. */
	readonly approval?: { readonly answer: string | null } | undefined;
};

/** Tells that there is a place: what, when, where, how to get in, how to cancel. */
export function registrationConfirmed(mail: ConfirmedMail): Mail {
	const { locale, participant, project, training } = mail;
	return writeLetter({
		locale,
		project,
		subject: m.mail_confirmed_subject(subjectOf(mail), { locale }),
		heading: m.mail_confirmed_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mail_confirmed_intro({ name: participant.name }, { locale }) },
			...approvalBlocks(mail.approval, locale),
			detailsOf(mail),
			...calendarNote(mail, mail.hasInvitation),
			...cancelBlocks(mail, mail.registrationUrl, mail.cancelUntil, training.timeZone),
			...notMeBlocks(locale, mail.notMeUrl),
		],
	});
}
