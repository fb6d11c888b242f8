import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, withoutEntry } from '../facts.ts';
import type { TrainingMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { notMeBlocks } from '../registrations/not-me.ts';
import { timeOf } from '../when.ts';

/** `organisation` is null where it must not be known. */
export type MailLiaison = { readonly name: string; readonly organisation: string | null };

/** Who it was, as a letter says it. */
export function liaisonWords({ name, organisation }: MailLiaison): string {
	return organisation === null ? name : `${name} (${organisation})`;
}

export type ColleagueInvitedMail = TrainingMail & {
	readonly liaison: MailLiaison;
	/** A seat is held, or staff are asked once the colleague has confirmed. */
	readonly holds: 'seat' | 'nothing';
	/** Until when the seat is held, or the colleague can confirm. */
	readonly expiresAt: Date;
	/** The signed link, or its placeholder: the page where the colleague answers. */
	readonly registrationUrl: string;
	readonly notMeUrl: string;
};

/** Tells one whom a liaison registered that a seat is held for them, or that they may ask for one; until when, and that they answer for themselves. */
export function colleagueInvited(mail: ColleagueInvitedMail): Mail {
	const { liaison, locale, participant, project, registrationUrl, training } = mail;
	const isHeld = mail.holds === 'seat';
	const deadline = timeOf(mail.expiresAt, training.timeZone, locale);
	const said = { liaison: liaisonWords(liaison), name: participant.name, deadline };
	return writeLetter({
		locale,
		project,
		subject: (isHeld ? m.party_mail_invited_subject : m.party_mail_asked_subject)(
			{ ...subjectOf(mail), deadline },
			{ locale },
		),
		heading: m.party_mail_invited_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: (isHeld ? m.party_mail_invited_intro : m.party_mail_asked_intro)(said, { locale }),
			},
			{
				kind: 'paragraph',
				words: isHeld
					? m.party_mail_invited_then({}, { locale })
					: m.party_mail_asked_then({ deadline }, { locale }),
			},
			{ kind: 'action', link: { label: m.party_mail_invited_answer({}, { locale }), href: registrationUrl } },
			detailsOf(withoutEntry(mail)),
			{
				kind: 'paragraph',
				words: (isHeld ? m.party_mail_invited_decline : m.party_mail_asked_decline)({}, { locale }),
			},
			...notMeBlocks(locale, mail.notMeUrl),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}

export type ColleagueWaitlistedMail = TrainingMail & {
	readonly liaison: MailLiaison;
	/** The place in the queue, from 1. */
	readonly place: number;
	readonly registrationUrl: string;
	readonly notMeUrl: string;
};

/** The same for one who has a place in line. */
export function colleagueWaitlisted(mail: ColleagueWaitlistedMail): Mail {
	const { liaison, locale, participant, place, project, registrationUrl } = mail;
	const said = { liaison: liaisonWords(liaison), name: participant.name, place };
	return writeLetter({
		locale,
		project,
		subject: m.party_mail_waitlisted_subject(subjectOf(mail), { locale }),
		heading: m.party_mail_invited_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.party_mail_waitlisted_intro(said, { locale }) },
			{ kind: 'paragraph', words: m.party_mail_waitlisted_then({}, { locale }) },
			{
				kind: 'action',
				link: { label: m.party_mail_waitlisted_answer({}, { locale }), href: registrationUrl },
			},
			detailsOf(withoutEntry(mail)),
			...notMeBlocks(locale, mail.notMeUrl),
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
