import { named } from '@kutsu/db';
import { myDataPdf } from '@kutsu/documents';
import type { MyDataDocument } from '@kutsu/documents';
import { formatDateTimeLong, formatDateTimeRange, languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { NotFound, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { consentLedger } from '../../consents/index.ts';
import type { ConsentEntry } from '../../consents/index.ts';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { answersOf } from '../../forms/index.ts';
import type { AttendanceMode, CancelledBy, RegistrationSource, RegistrationState } from '../model.ts';

type Stored = {
	readonly projectId: string;
	readonly person: {
		readonly firstName: string;
		readonly lastName: string;
		readonly email: string;
		readonly phone: string | null;
		readonly organisation: string | null;
		readonly targetGroup: LocalizedText | null;
		readonly municipality: LocalizedText | null;
		readonly locale: Locale;
		readonly createdAt: string;
	};
	readonly project: {
		readonly title: LocalizedText;
		/** Who answers for the data. */
		readonly organiser: LocalizedText;
		readonly fundingStatement: LocalizedText;
		readonly contactEmail: string;
		readonly timeZone: string;
		readonly requiredLocales: readonly Locale[];
	};
	readonly registrations: readonly {
		readonly id: string;
		readonly title: LocalizedText;
		readonly startsAt: string;
		readonly endsAt: string;
		readonly timeZone: string;
		readonly state: RegistrationState;
		readonly mode: AttendanceMode;
		readonly source: RegistrationSource;
		readonly createdAt: string;
		readonly confirmedAt: string | null;
		readonly cancelledAt: string | null;
		readonly cancelledBy: CancelledBy | null;
		readonly cancelReason: string | null;
		/** What they said when they asked to come, and what was answered; null where nothing was asked. */
		readonly request: { readonly reason: string | null; readonly answer: string | null } | null;
	}[];
	readonly attendance: readonly {
		readonly registrationId: string;
		readonly direction: 'in' | 'out' | 'void';
		readonly at: string;
	}[];
	/** What staff noted of the person. */
	readonly notes: readonly { readonly text: string; readonly at: string }[];
	readonly messages: readonly { readonly subject: string; readonly kind: string; readonly at: string }[];
};

/** All that a project knows of the person behind a link. Diet and access answers are named, never shown. */
export type MyData = Omit<Stored, 'projectId' | 'registrations'> & {
	readonly copiedAt: string;
	readonly registrations: readonly (Stored['registrations'][number] & {
		readonly answers: readonly { readonly question: string; readonly answer: string | null }[];
	})[];
	readonly consents: readonly (Omit<ConsentEntry, 'body'> & { readonly text: LocalizedText })[];
};

const dataSql = `
select p.project_id as "projectId",
	json_build_object('firstName', p.first_name, 'lastName', p.last_name, 'email', b.email, 'phone', p.phone, 'organisation', p.organisation,
		'targetGroup', (select g.name from target_groups g where g.project_id = p.project_id and g.id = p.target_group_id),
		'municipality', (select m.name from municipalities m where m.code = p.municipality_code), 'locale', p.locale, 'createdAt', p.created_at) as person,
	json_build_object('title', j.title, 'organiser', j.organiser, 'fundingStatement', j.funding_statement, 'contactEmail', j.contact_email, 'timeZone', j.time_zone, 'requiredLocales', j.required_locales) as project,
	(select coalesce(json_agg(json_build_object('id', o.id, 'title', t.title, 'startsAt', t.starts_at, 'endsAt', t.ends_at, 'timeZone', t.time_zone,
		'state', o.state, 'mode', o.mode, 'source', o.source, 'createdAt', o.created_at, 'confirmedAt', o.confirmed_at, 'cancelledAt', o.cancelled_at,
		'cancelledBy', o.cancelled_by, 'cancelReason', o.cancel_reason,
		'request', (select json_build_object('reason', q.reason, 'answer', q.answer) from registration_requests q
			where q.project_id = o.project_id and q.registration_id = o.id)) order by t.starts_at, o.created_at), '[]')
		from registrations o join trainings t on t.project_id = o.project_id and t.id = o.training_id
		where o.project_id = p.project_id and o.participant_id = p.id) as registrations,
	(select coalesce(json_agg(json_build_object('registrationId', e.registration_id, 'direction', e.direction, 'at', e.device_at) order by e.device_at, e.seq), '[]')
		from attendance_entries e join registrations o on o.project_id = e.project_id and o.id = e.registration_id
		where o.project_id = p.project_id and o.participant_id = p.id) as attendance,
	(select coalesce(json_agg(json_build_object('text', n.text, 'at', n.created_at) order by n.created_at), '[]') from participant_notes n
		where n.project_id = p.project_id and n.participant_id = p.id) as notes,
	(select coalesce(json_agg(json_build_object('subject', x.subject, 'kind', x.kind, 'at', coalesce(x.sent_at, x.created_at)) order by x.created_at), '[]')
		from outbox_messages x join registrations o on o.project_id = x.project_id and o.id = x.registration_id
		where o.project_id = p.project_id and o.participant_id = p.id) as messages
from registrations r
join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
join projects j on j.id = p.project_id
where r.id = $1 and r.link_generation = $2`;

/** @throws NotFound for a link that is forged, revoked or unknown. */
export async function myData(
	ctx: Context,
	input: { readonly token: string; readonly locale: Locale },
): Promise<MyData> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const [row] = await named<Stored>(readsOf(ctx), 'registrations_my_data', dataSql, [
		link.linkId,
		link.generation,
	]);
	if (!row) throw new NotFound('registration');
	const { projectId, registrations, ...data } = row;
	const ledger = await consentLedger(
		ctx,
		projectId,
		registrations.map(({ id }) => id),
	);
	const answered = [];
	for (const registration of registrations) {
		const answers = await answersOf(ctx, { projectId, registrationId: registration.id }, input.locale);
		answered.push({
			...registration,
			answers: answers.map(({ label, text }) => ({ question: label.text, answer: text })),
		});
	}
	return {
		copiedAt: ctx.now().toISOString(),
		...data,
		registrations: answered,
		consents: ledger.map(({ body, ...entry }) => ({ ...entry, text: body })),
	};
}

/** The same as PDF/UA in one language. @throws NotFound for a link that is forged, revoked or unknown. */
export async function myDataDocument(
	ctx: Context,
	input: { readonly token: string; readonly locale: Locale },
): Promise<Uint8Array> {
	return myDataPdf(documentOf(await myData(ctx, input), ctx.now(), input.locale), input.locale);
}

function documentOf(data: MyData, generatedAt: Date, locale: Locale): MyDataDocument {
	const { person, project } = data;
	const name = `${person.firstName} ${person.lastName}`;
	const own = (text: string) => ({ text, lang: locale });
	const shown = (text: LocalizedText) => shownText(text, locale, project.requiredLocales);
	const orNull = (said: ReturnType<typeof shown>) => (said.text === '' ? null : said);
	const statement = orNull(shown(project.fundingStatement));
	const at = (instant: string | Date) => formatDateTimeLong(new Date(instant), project.timeZone, locale);
	const titleOf = (id: string) => {
		const found = data.registrations.find((one) => one.id === id);
		return found ? shown(found.title).text : '';
	};
	const row = (label: string, ...lines: (string | null)[]) => {
		const told = lines.flatMap((line) => (line === null || line === '' ? [] : [own(line)]));
		return told.length > 0 ? [{ label, lines: told }] : [];
	};
	const section = (heading: string, rows: MyDataDocument['sections'][number]['rows']) => ({
		heading,
		rows,
		empty: m.mine_copy_none({}, { locale }),
	});
	return {
		title: own(m.mine_copy_title({}, { locale })),
		lead: [
			m.mine_copy_lead({ project: shown(project.title).text, name }, { locale }),
			m.mine_copy_needs({ email: project.contactEmail }, { locale }),
		],
		organiser: orNull(shown(project.organiser)),
		funding: statement && { statement, emblem: 'eu' },
		generatedAt,
		timeZone: project.timeZone,
		sections: [
			section(m.mine_copy_person({}, { locale }), [
				...row(m.mine_copy_name({}, { locale }), name),
				...row(m.mine_copy_email({}, { locale }), person.email),
				...row(m.mine_copy_phone({}, { locale }), person.phone),
				...row(m.mine_copy_organisation({}, { locale }), person.organisation),
				...row(m.mine_copy_group({}, { locale }), person.targetGroup && shown(person.targetGroup).text),
				...row(
					m.mine_copy_municipality({}, { locale }),
					person.municipality && shown(person.municipality).text,
				),
				...row(m.mine_copy_language({}, { locale }), languageName(person.locale, locale)),
			]),
			section(
				m.mine_copy_registrations({}, { locale }),
				data.registrations.flatMap((one) =>
					row(
						shown(one.title).text,
						formatDateTimeRange(new Date(one.startsAt), new Date(one.endsAt), one.timeZone, locale),
						`${stateName(one.state, locale)} · ${one.mode === 'online' ? m.mine_mail_mode_online({}, { locale }) : m.mine_mail_mode_onsite({}, { locale })}`,
						m.mine_copy_made({ when: at(one.createdAt) }, { locale }),
						one.cancelReason && m.mine_copy_reason({ reason: one.cancelReason }, { locale }),
						one.request?.reason ?? null,
						one.request?.answer ?? null,
					),
				),
			),
			section(
				m.mine_copy_answers({}, { locale }),
				data.registrations.flatMap((one) =>
					one.answers.flatMap(({ question, answer }) =>
						row(question, answer ?? m.mine_copy_given({}, { locale })),
					),
				),
			),
			section(
				m.mine_copy_consents({}, { locale }),
				data.consents.map((entry) => {
					const facts = { when: at(entry.at), version: entry.version };
					const said = entry.isGiven
						? m.mine_copy_consent_given(facts, { locale })
						: m.mine_copy_consent_withdrawn(facts, { locale });
					const text = shownText(entry.text, entry.locale, project.requiredLocales);
					return { label: titleOf(entry.registrationId), lines: [text, own(said)] };
				}),
			),
			section(
				m.mine_copy_attendance({}, { locale }),
				data.attendance.flatMap((entry) => {
					const words = {
						in: m.mine_copy_in({}, { locale }),
						out: m.mine_copy_out({}, { locale }),
						void: m.mine_copy_void({}, { locale }),
					};
					return row(titleOf(entry.registrationId), `${words[entry.direction]} ${at(entry.at)}`);
				}),
			),
			section(
				m.mine_copy_notes({}, { locale }),
				data.notes.flatMap((note) => row(at(note.at), note.text)),
			),
			section(
				m.mine_copy_messages({}, { locale }),
				data.messages.flatMap((message) =>
					row(at(message.at), message.subject || m.mine_copy_subject_gone({}, { locale })),
				),
			),
		],
	};
}

function stateName(state: RegistrationState, locale: Locale): string {
	const names = {
		requested: m.ways_state_requested,
		confirmed: m.registration_state_confirmed,
		offered: m.registration_state_offered,
		waitlisted: m.mine_state_waiting,
		cancelled: m.registration_state_cancelled,
	} as const;
	return names[state]({}, { locale });
}
