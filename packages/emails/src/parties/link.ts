import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { subjectOf } from '../facts.ts';
import type { TrainingMail } from '../facts.ts';
import { writeLetter } from '../letter.ts';
import type { Mail } from '../mail.ts';
import { whenOf } from '../when.ts';

export type PartyLinkMail = Omit<TrainingMail, 'participant'> & {
	readonly liaisonName: string;
	/** The signed link, or its placeholder. */
	readonly partyUrl: string;
};

/** Gives a liaison the link by which they register colleagues and see how each has answered. */
export function partyLink(mail: PartyLinkMail): Mail {
	const { liaisonName, locale, partyUrl, project, training } = mail;
	const title = shownText(training.title, locale, project.requiredLocales);
	return writeLetter({
		locale,
		project,
		subject: m.party_mail_link_subject(subjectOf({ ...mail, participant: { name: liaisonName } }), {
			locale,
		}),
		heading: m.party_mail_link_heading({}, { locale }),
		blocks: [
			{ kind: 'paragraph', words: m.party_mail_link_intro({ name: liaisonName }, { locale }) },
			{
				kind: 'details',
				rows: [
					{ label: m.mail_label_training({}, { locale }), lines: [title], isMain: true },
					{
						label: m.mail_label_when({}, { locale }),
						lines: training.sessions.map((session) => whenOf(session, training.timeZone, locale)),
						isMain: true,
					},
				],
			},
			{ kind: 'action', link: { label: m.party_mail_link_open({}, { locale }), href: partyUrl } },
			{ kind: 'paragraph', words: m.party_mail_link_nothing_yet({}, { locale }) },
			{ kind: 'paragraph', words: m.party_mail_link_private({}, { locale }) },
			{ kind: 'paragraph', words: m.party_mail_link_unexpected({}, { locale }) },
		],
	});
}
