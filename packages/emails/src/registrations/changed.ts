import { m } from '@kutsu/i18n/messages';
import { detailsOf, subjectOf, type TrainingMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';

export type ChangedMail = TrainingMail & {
	readonly registrationUrl: string;
	/** How the person comes now. */
	readonly mode: 'onsite' | 'online';
	/** Whether an updated invitation rides with the mail. */
	readonly hasInvitation: boolean;
};

/** Confirms what a person changed in their registration, as it stands now. */
export function registrationChanged(mail: ChangedMail): Mail {
	const { locale, mode, participant, project, registrationUrl } = mail;
	const way =
		mode === 'online' ? m.mine_mail_mode_online({}, { locale }) : m.mine_mail_mode_onsite({}, { locale });
	return writeLetter({
		locale,
		project,
		subject: m.mine_mail_changed_subject(subjectOf(mail), { locale }),
		heading: m.mine_mail_changed_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.mine_mail_changed_intro({ name: participant.name }, { locale }) },
			detailsOf(mail, [{ label: m.mine_mail_mode({}, { locale }), lines: [way] }]),
			...(mail.hasInvitation
				? ([{ kind: 'paragraph', words: m.mail_calendar_updated({}, { locale }) }] as const)
				: []),
			{ kind: 'action', link: { label: m.mail_view_registration({}, { locale }), href: registrationUrl } },
			{
				kind: 'paragraph',
				words: m.mine_mail_changed_mistake({ email: project.contactEmail }, { locale }),
			},
			{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
		],
	});
}
