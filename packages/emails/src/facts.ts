import { formatList } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { type Locale, type LocalizedText, type ShownText, only, shownText } from '@kutsu/kernel';
import type { Block, Detail, Line, Link, Words } from './blocks.ts';
import type { MailParticipant, MailProject, MailSession, MailTraining } from './mail.ts';
import { dateOf, timeOf, whenOf } from './when.ts';

/** What every mail about a training is written from. */
export type TrainingMail = {
	readonly locale: Locale;
	readonly project: MailProject;
	readonly training: MailTraining;
	readonly participant: MailParticipant;
};

/** The words subjects are made of: the title and the day of the first session. */
export function subjectOf(
	{ locale, project, training }: TrainingMail,
	session?: MailSession,
): { title: string; date: string } {
	const first = session ?? only(training.sessions.slice(0, 1));
	return {
		title: shownText(training.title, locale, project.requiredLocales).text,
		date: dateOf(first.startsAt, training.timeZone, locale),
	};
}

/** What, when, where, how to get in, who: each row only when there is something to say. */
export function detailsOf(mail: TrainingMail, extra: readonly Detail[] = []): Block {
	const { locale, participant, training } = mail;
	const rows: Detail[] = [
		...trainingRows(mail, training),
		{ label: m.mail_label_participant({}, { locale }), lines: [participant.name] },
		...extra,
		...codeRows(training, locale),
	];
	return { kind: 'details', rows };
}

function codeRows({ code }: MailTraining, locale: Locale): Detail[] {
	return code === '' ? [] : [{ label: m.mail_label_code({}, { locale }), lines: [code] }];
}

/** For one who does not come: nothing of how to get in. */
export function withoutEntry<M extends TrainingMail>(mail: M): M {
	const { conferenceUrl: _, isDiscreet: __, place, ...training } = mail.training;
	return { ...mail, training: { ...training, place: place ? { ...place, arrival: undefined } : undefined } };
}

/** The same, with what was otherwise before: a changed row says so in its label, and what it said. */
export function changedDetailsOf(mail: TrainingMail, before: MailTraining): Block {
	const { locale, participant, training } = mail;
	const [now, then] = [trainingRows(mail, training), trainingRows(mail, before)];
	const rows = now.map((row) => {
		const previous = then.find(({ key }) => key === row.key);
		return compareRows(row, previous, locale);
	});
	const gone = then.filter(({ key }) => !now.some((row) => row.key === key));
	return {
		kind: 'details',
		rows: [
			...rows,
			...gone.map((row) => changedRow(row, [m.mail_detail_removed({}, { locale })], row, locale)),
			{ label: m.mail_label_participant({}, { locale }), lines: [participant.name] },
			...codeRows(training, locale),
		],
	};
}

/** What the link to the registration is for, and how to cancel with it. */
export function cancelBlocks(
	{ locale, project }: TrainingMail,
	registrationUrl: string,
	cancelUntil: Date | undefined,
	timeZone: string,
): Block[] {
	const email = project.contactEmail;
	const view: Link = { label: m.mail_view_registration({}, { locale }), href: registrationUrl };
	const cancel: Link = { label: m.mail_cancel_link({}, { locale }), href: registrationUrl };
	return [
		{ kind: 'action', link: view },
		{ kind: 'heading', words: m.mail_cancel_heading({}, { locale }) },
		...(cancelUntil
			? ([
					{
						kind: 'paragraph',
						words: m.mail_cancel_until({ deadline: timeOf(cancelUntil, timeZone, locale) }, { locale }),
					},
					{ kind: 'link', link: cancel },
				] as const)
			: ([{ kind: 'paragraph', words: m.mail_cancel_late({ email }, { locale }) }] as const)),
		{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
	];
}

/** What mail to all of a mailbox is written from: those of it who have a seat, one at least, each with a link. */
export type MailboxMail = Omit<TrainingMail, 'participant'> & {
	readonly people: readonly { readonly name: string; readonly registrationUrl: string }[];
	/** Until when one may cancel with the link; absent when that moment has passed. */
	readonly cancelUntil?: Date | undefined;
};

/** The same, concerning all of them by name. */
export function everyone(mail: MailboxMail): TrainingMail {
	const name = formatList(
		mail.people.map((person) => person.name),
		mail.locale,
	);
	return { ...mail, participant: { name } };
}

/** How each gives up their seat. */
export function leaveBlocks(mail: MailboxMail): Block[] {
	const { cancelUntil, locale, people, project, training } = mail;
	const email = project.contactEmail;
	const labelOf = (name: string) =>
		cancelUntil ? m.remind_mail_cancel_of({ name }, { locale }) : m.remind_mail_view_of({ name }, { locale });
	return [
		{ kind: 'heading', words: m.mail_cancel_heading({}, { locale }) },
		{
			kind: 'paragraph',
			words: cancelUntil
				? m.mail_cancel_until({ deadline: timeOf(cancelUntil, training.timeZone, locale) }, { locale })
				: m.mail_cancel_late({ email }, { locale }),
		},
		...people.map(({ name, registrationUrl: href }): Block => ({
			kind: 'link',
			link: { label: labelOf(name), href },
		})),
		{ kind: 'paragraph', words: m.mail_do_not_forward({}, { locale }) },
	];
}

/** What the organiser answered to a request, in their own words; nothing when they said no more than the verdict. */
export function answerBlocks(answer: string | null, locale: Locale): Block[] {
	if (answer === null) return [];
	return [
		{ kind: 'heading', words: m.ways_mail_answer_heading({}, { locale }) },
		{ kind: 'quote', words: answer },
	];
}

/** Says that a request was approved, and what the organiser said with it; nothing where nothing was asked. */
export function approvalBlocks(
	approval: { readonly answer: string | null } | undefined,
	locale: Locale,
): Block[] {
	if (!approval) return [];
	return [
		{ kind: 'paragraph', words: m.ways_mail_approved({}, { locale }) },
		...answerBlocks(approval.answer, locale),
	];
}

/** Says that a calendar part rides with the mail, when one does. */
export function calendarNote(mail: TrainingMail, isAttached: boolean): Block[] {
	if (!isAttached) return [];
	const { locale, training } = mail;
	const words =
		training.sessions.length > 1
			? m.mail_calendar_attached_many({}, { locale })
			: m.mail_calendar_attached({}, { locale });
	return [{ kind: 'paragraph', words }];
}

type KeyedDetail = Detail & { readonly key: 'title' | 'when' | 'where' | 'arrival' | 'online' };

function trainingRows({ locale, project }: TrainingMail, training: MailTraining): KeyedDetail[] {
	const shown = (text: LocalizedText) => shownText(text, locale, project.requiredLocales);
	const { place } = training;
	const rows: KeyedDetail[] = [
		{
			key: 'title',
			label: m.mail_label_training({}, { locale }),
			lines: noted(shown(training.title), locale),
			isMain: true,
		},
		{
			key: 'when',
			label: m.mail_label_when({}, { locale }),
			lines: whenLines(training, locale, shown),
			isMain: true,
		},
	];
	if (training.isDiscreet)
		rows.push({
			key: 'where',
			label: m.mail_label_where({}, { locale }),
			lines: [m.itip_discreet_where({}, { locale })],
		});
	if (place) {
		const [city, street] = [
			place.municipality ? shown(place.municipality).text : '',
			place.streetAddress ?? '',
		];
		const town = [place.postalCode, city].filter(Boolean).join(' ');
		const address = [street, town].filter(Boolean).join(', ');
		const lines = [
			shown(place.name),
			...(place.room ? [shown(place.room)] : []),
			...(address ? [address] : []),
		];
		rows.push({ key: 'where', label: m.mail_label_where({}, { locale }), lines });
		const arrival = place.arrival ? shown(place.arrival) : undefined;
		if (arrival?.text) {
			rows.push({
				key: 'arrival',
				label: m.mail_label_arrival({}, { locale }),
				lines: noted(arrival, locale),
			});
		}
	}
	if (training.conferenceUrl) {
		const join: Link = { label: m.mail_join_online({}, { locale }), href: training.conferenceUrl };
		rows.push({ key: 'online', label: m.mail_label_online({}, { locale }), lines: [join] });
	}
	return rows;
}

function whenLines(
	training: MailTraining,
	locale: Locale,
	shown: (text: LocalizedText) => ShownText,
): Words[] {
	return training.sessions.flatMap((session) => {
		const title = session.title ? shown(session.title) : undefined;
		return [...(title?.text ? [title] : []), whenOf(session, training.timeZone, locale)];
	});
}

/** A text that came out in another language says in which. */
function noted(text: ShownText, locale: Locale): Line[] {
	if (!text.isFallback || !text.text) return [text];
	const notes = { fi: m.mail_only_in_fi, sv: m.mail_only_in_sv, en: m.mail_only_in_en } as const;
	return [text, { note: notes[text.lang]({}, { locale }) }];
}

function compareRows(row: KeyedDetail, previous: KeyedDetail | undefined, locale: Locale): Detail {
	if (previous && sameLines(row, previous)) return row;
	return changedRow(row, row.lines, previous, locale);
}

function changedRow(
	row: KeyedDetail,
	lines: Detail['lines'],
	previous: KeyedDetail | undefined,
	locale: Locale,
): Detail {
	const label = m.mail_label_changed({ label: row.label }, { locale });
	// An old address to join at is no use to anyone.
	const words =
		previous?.key === 'online' ? '' : (previous?.lines ?? []).map(plainWords).filter(Boolean).join(', ');
	const before = words ? [{ note: m.mail_detail_before({ words }, { locale }) }] : [];
	return { ...row, label, lines: [...lines, ...before], isChanged: true };
}

function sameLines(a: Detail, b: Detail): boolean {
	return JSON.stringify(a.lines) === JSON.stringify(b.lines);
}

function plainWords(line: Line): string {
	if (typeof line === 'string') return line;
	return 'text' in line ? line.text : '';
}
