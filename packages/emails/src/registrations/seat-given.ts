import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type SeatGivenMail = TrainingMail & {
	/** Where the seat went: to a colleague, or with the same person to another date. */
	readonly to: 'colleague' | 'other-date';
	/** Whether a CANCEL for the calendar rides with the mail. */
	readonly hasCancellation: boolean;
	/** Whether an updated invitation rides with it, for others of the same mailbox who keep their seats. */
	readonly hasUpdate?: boolean | undefined;
};

/** Confirms that a seat is no longer this person's at this date, because they gave it or moved. */
export function seatGiven(mail: SeatGivenMail): Mail {
	const { locale, participant, project, to } = mail;
	const { name } = participant;
	const isColleague = to === 'colleague';
	return writeLetter({
		locale,
		project,
		subject: isColleague
			? m.mine_mail_given_subject(subjectOf(mail), { locale })
			: m.mine_mail_moved_subject(subjectOf(mail), { locale }),
		heading: isColleague
			? m.mine_mail_given_heading({}, { locale })
			: m.mine_mail_moved_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words: isColleague
					? m.mine_mail_given_intro({ name }, { locale })
					: m.mine_mail_moved_intro({ name }, { locale }),
			},
			detailsOf(withoutEntry(mail)),
			...(mail.hasCancellation
				? ([{ kind: 'paragraph', words: m.mail_calendar_removed({}, { locale }) }] as const)
				: []),
			...(mail.hasUpdate
				? ([{ kind: 'paragraph', words: m.itip_others_updated({}, { locale }) }] as const)
				: []),
			{ kind: 'paragraph', words: m.mail_cancelled_mistake({ email: project.contactEmail }, { locale }) },
		],
	});
}
