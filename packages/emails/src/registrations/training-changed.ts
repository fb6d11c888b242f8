import { m } from '@kutsu/i18n/messages';
import { cancelBlocks, changedDetailsOf, subjectOf, type TrainingMail, withoutEntry } from '../facts.ts';
import type { Block } from '../blocks.ts';
import { writeLetter } from '../letter.ts';
import type { Mail, MailTraining } from '../mail.ts';

export type TrainingChangedMail = TrainingMail & {
	readonly state: 'confirmed' | 'waitlisted';
	/** The training as this person last heard of it. */
	readonly before: MailTraining;
	/** The signed link, or its placeholder. */
	readonly registrationUrl: string;
	/** Until when the person may cancel with the link; absent when that moment has passed. */
	readonly cancelUntil?: Date | undefined;
	/** It was cancelled or postponed, and is held after all. */
	readonly isHeldAfterAll?: boolean | undefined;
	/** Whether an updated invitation rides with the mail. */
	readonly hasInvitation: boolean;
};

/** Tells what has changed, beside what it was, and that the place still stands. */
export function trainingChanged(mail: TrainingChangedMail): Mail {
	const { locale, project, training } = mail;
	const { name } = mail.participant;
	const updated: Block = { kind: 'paragraph', words: m.mail_calendar_updated({}, { locale }) };
	const waits = mail.state === 'waitlisted';
	const details = waits
		? changedDetailsOf(withoutEntry(mail), withoutEntry({ ...mail, training: mail.before }).training)
		: changedDetailsOf(mail, mail.before);
	return writeLetter({
		locale,
		project,
		subject: mail.isHeldAfterAll
			? m.itip_held_subject(subjectOf(mail), { locale })
			: m.mail_training_changed_subject(subjectOf(mail), { locale }),
		heading: mail.isHeldAfterAll
			? m.itip_held_heading({}, { locale })
			: m.mail_training_changed_heading({}, { locale }),
		blocks: [
			{
				kind: 'paragraph',
				words:
					mail.state === 'confirmed'
						? m.mail_training_changed_intro({ name }, { locale })
						: m.mail_training_changed_waiting({ name }, { locale }),
			},
			...(mail.isHeldAfterAll
				? ([{ kind: 'paragraph', words: m.itip_held_intro({}, { locale }) }] as const)
				: []),
			...(training.isDiscreet
				? ([{ kind: 'paragraph', words: m.itip_discreet_changed({}, { locale }) }] as const)
				: []),
			details,
			...(mail.hasInvitation ? [updated] : []),
			...cancelBlocks(mail, mail.registrationUrl, mail.cancelUntil, training.timeZone),
		],
	});
}
