import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type RepeatedMail = TrainingMail & {
	/** The place in the queue, from 1; null with a seat. */
	readonly place: number | null;
	/** The signed link, or its placeholder. */
	readonly registrationUrl: string;
};

/** Tells one who registered again what they already have: the form itself answers everybody alike. */
export function registrationRepeated(mail: RepeatedMail): Mail {
	const { locale, place, project, registrationUrl } = mail;
	const { name } = mail.participant;
	return writeLetter({
		locale,
		project,
		subject: m.mail_repeated_subject(subjectOf(mail), { locale }),
		heading: m.mail_repeated_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words:
					place === null
						? m.mail_repeated_confirmed({ name }, { locale })
						: m.mail_repeated_waitlisted({ name, place }, { locale }),
			},
			detailsOf(place === null ? mail : withoutEntry(mail)),
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			{ kind: 'paragraph', words: m.mail_repeated_not_you({}, { locale }) },
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
