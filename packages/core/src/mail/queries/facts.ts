import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { CalendarMethod } from '../../calendars/model.ts';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { partyOrganisationSql } from '../../organisations/index.ts';
import { placeSql } from '../../registrations/index.ts';
import type { CancelledBy, RegistrationState } from '../../registrations/model.ts';
import type { StaffRole } from '../../staff/index.ts';
import type { ToldOf } from '../rules/announcement.ts';

/** What a mail about one registration is written from. */
export type RegistrationFacts = {
	readonly registrationId: string;
	readonly trainingId: string;
	readonly state: RegistrationState;
	/** Null unless a seat is offered. */
	readonly offerExpiresAt: Date | null;
	readonly mode: 'onsite' | 'online';
	readonly wasConfirmed: boolean;
	readonly cancelledBy: CancelledBy | null;
	readonly linkGeneration: number;
	readonly firstName: string;
	readonly lastName: string;
	/** The message's; the person's where it names none. */
	readonly mailboxId: string;
	/** Their address is another by now. */
	readonly isElsewhere: boolean;
	/** From 1; counts those served before it. */
	readonly queuePlace: number;
	/** How those of the message's mailbox who have a seat in the training attend: each way once; empty when none has one. */
	readonly attending: readonly ('onsite' | 'online')[];
	readonly selfCancelUntil: Date;
	readonly cancelReason: LocalizedText | null;
	/** Of a request that was never answered, whatever became of it. */
	readonly wasRequest: boolean;
	/** Who made it for the person, and where they work unless it must not be known; null when they did themselves. */
	readonly liaison: { readonly name: string; readonly organisation: string | null } | null;
	/** Stood in line before a seat was offered. */
	readonly wasInLine: boolean;
	/** A colleague offered them their own seat. */
	readonly isFromColleague: boolean;
	/** What was answered to a request; null where nothing was asked or answered. */
	readonly answered: { readonly verdict: 'approve' | 'decline'; readonly answer: string | null } | null;
	/** The oldest mail about this registration, which later ones answer to. */
	readonly firstMessageId: string | null;
};

/** @throws NotFound when it is gone or erased. */
export async function registrationFacts(
	ctx: Context,
	projectId: string,
	registrationId: string,
	message: { readonly id: string; readonly mailboxId: string | null },
): Promise<RegistrationFacts> {
	const [row] = await named<RegistrationFacts>(
		readsOf(ctx),
		'mail_registration_facts',
		`select r.id as "registrationId", r.training_id as "trainingId", r.state, r.mode, r.confirmed_at is not null as "wasConfirmed",
			r.cancelled_by as "cancelledBy", r.link_generation as "linkGeneration", p.first_name as "firstName", p.last_name as "lastName",
			coalesce($4, p.mailbox_id) as "mailboxId", p.mailbox_id <> coalesce($4, p.mailbox_id) as "isElsewhere", t.self_cancel_until as "selfCancelUntil", t.cancel_reason as "cancelReason",
			${placeSql} as "queuePlace", r.offer_expires_at as "offerExpiresAt",
			array(select distinct o.mode from participants op join registrations o on o.project_id = op.project_id and o.participant_id = op.id
				where op.project_id = r.project_id and op.mailbox_id = coalesce($4, p.mailbox_id) and o.training_id = r.training_id and o.state = 'confirmed'
				order by o.mode) as attending,
			exists (select from registration_requests q where q.project_id = r.project_id and q.registration_id = r.id and q.verdict is null) as "wasRequest",
			r.source = 'transfer' as "isFromColleague",
			exists (select from audit_entries e where e.project_id = r.project_id and e.subject_kind = 'registration' and e.subject_id = r.id::text
				and e.action = 'registration.offer') as "wasInLine",
			(select json_build_object('name', y.liaison_name, 'organisation', ${partyOrganisationSql}) from parties y where y.project_id = r.project_id and y.id = r.party_id) as liaison,
			(select json_build_object('verdict', q.verdict, 'answer', q.answer) from registration_requests q
				where q.project_id = r.project_id and q.registration_id = r.id and q.verdict is not null) as answered,
			(select m.message_id_header from outbox_messages m where m.project_id = r.project_id and m.registration_id = r.id and m.id <> $3
				order by m.created_at, m.id limit 1) as "firstMessageId"
		 from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
		 join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 where r.project_id = $1 and r.id = $2`,
		[projectId, registrationId, message.id, message.mailboxId],
	);
	if (!row) throw new NotFound('registration');
	return row;
}

export type HistoryRow = {
	readonly sessionId: string;
	readonly method: CalendarMethod;
	readonly messageSequence: number;
	readonly sessionSequence: number;
	readonly mayHaveArrived: boolean;
	readonly startsAt: Date | null;
	readonly endsAt: Date | null;
	readonly venueId: string | null;
	readonly roomId: string | null;
	readonly placeDigest: string | null;
	readonly conferenceDigest: string | null;
	readonly attending: 'onsite' | 'online' | 'both' | null;
};

/** What a mailbox was told of sessions, oldest first; what `exceptMessageId` says does not count as arrived. */
export async function calendarHistory(
	ctx: Context,
	asked: { projectId: string; mailboxId: string; sessionIds: readonly string[]; exceptMessageId: string },
): Promise<HistoryRow[]> {
	return named<HistoryRow>(
		readsOf(ctx),
		'mail_calendar_history',
		`select d.session_id as "sessionId", d.method, d.message_sequence as "messageSequence", d.session_sequence as "sessionSequence",
			d.message_id <> $4 and m.state <> 'failed' and (m.state <> 'expired' or m.attempts > 0) as "mayHaveArrived",
			d.starts_at as "startsAt", d.ends_at as "endsAt", d.venue_id as "venueId", d.room_id as "roomId", d.place_digest as "placeDigest", d.conference_digest as "conferenceDigest", d.attending
		 from calendar_deliveries d join outbox_messages m on m.id = d.message_id
		 where d.project_id = $1 and d.mailbox_id = $2 and d.session_id = any($3::uuid[])
		 order by d.message_sequence`,
		[asked.projectId, asked.mailboxId, asked.sessionIds, asked.exceptMessageId],
	);
}

/** When the last calendar message about a training was written to a mailbox; null before there was one. */
export async function lastWrittenTo(
	ctx: Context,
	asked: {
		projectId: string;
		mailboxId: string;
		trainingId: string;
		registrationId: string;
		exceptMessageId: string;
	},
): Promise<Date | null> {
	const [row] = await named<{ at: Date | null }>(
		readsOf(ctx),
		'mail_last_written_to',
		`select max(m.rendered_at) as at from registrations r
		 join outbox_messages m on m.project_id = r.project_id and m.registration_id = r.id
		 where r.project_id = $1 and r.training_id = $3 and m.mailbox_id = $2 and m.id <> $4
			and (r.id = $5 or r.participant_id in (select p.id from participants p where p.project_id = $1 and p.mailbox_id = $2))`,
		[asked.projectId, asked.mailboxId, asked.trainingId, asked.exceptMessageId, asked.registrationId],
	);
	return row?.at ?? null;
}

/** Whether what a written message says of a session was changed since, or said to its mailbox anew. */
export async function isOvertaken(
	ctx: Context,
	message: {
		readonly id: string;
		readonly projectId: string | null;
		readonly mailboxId: string | null;
		readonly facts: Readonly<Record<string, string>>;
		readonly renderedAt: Date | null;
	},
): Promise<boolean> {
	const sessionId = message.facts['sessionId'];
	if (sessionId === undefined) return false;
	const [row] = await named<{ found: boolean }>(
		readsOf(ctx),
		'mail_is_overtaken',
		`select exists (select from sessions s where s.project_id = $1 and s.id = $2 and s.calendar_revised_at > $5)
			or exists (select from calendar_deliveries d where d.project_id = $1 and d.session_id = $2 and d.mailbox_id = $3 and d.message_id <> $4 and d.sent_at >= $5) as found`,
		[message.projectId, sessionId, message.mailboxId, message.id, message.renderedAt],
	);
	return row?.found ?? false;
}

/** A place that was told before and may no longer be the training's, as it is called now. */
export async function findFormerPlace(
	ctx: Context,
	asked: { projectId: string; venueId: string; roomId: string | null },
): Promise<FormerPlace | undefined> {
	const [row] = await named<FormerPlace>(
		readsOf(ctx),
		'mail_former_place',
		`select v.name, r.name as room, v.street_address as "streetAddress", v.postal_code as "postalCode", m.name as municipality
		 from venues v join municipalities m on m.code = v.municipality_code
		 left join rooms r on r.project_id = v.project_id and r.venue_id = v.id and r.id = $3
		 where v.project_id = $1 and v.id = $2`,
		[asked.projectId, asked.venueId, asked.roomId],
	);
	return row;
}

export type FormerPlace = {
	readonly name: LocalizedText;
	readonly room: LocalizedText | null;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly municipality: LocalizedText;
};

/** The project mail speaks for. @throws NotFound */
export async function senderProject(ctx: Context, projectId: string): Promise<SenderProject> {
	const [row] = await named<SenderProject>(
		readsOf(ctx),
		'mail_sender_project',
		`select id, slug, title, time_zone as "timeZone", required_locales as "requiredLocales", funding_statement as "fundingStatement",
			contact_email as "contactEmail" from projects where id = $1`,
		[projectId],
	);
	if (!row) throw new NotFound('project');
	return row;
}

export type SenderProject = {
	readonly id: string;
	readonly slug: string;
	readonly title: LocalizedText;
	readonly timeZone: string;
	readonly requiredLocales: readonly Locale[];
	readonly fundingStatement: LocalizedText;
	readonly contactEmail: string;
};

/** What an invitation of a colleague says. @throws NotFound */
export async function invitationFacts(
	ctx: Context,
	invitationId: string,
): Promise<{ role: StaffRole; inviterName: string | null; expiresAt: Date }> {
	const [row] = await named<{
		role: StaffRole;
		inviterName: string | null;
		expiresAt: Date;
	}>(
		readsOf(ctx),
		'mail_invitation_facts',
		`select i.role, u.name as "inviterName", i.expires_at as "expiresAt"
		 from staff_invitations i left join auth_users u on u.id = i.invited_by where i.id = $1`,
		[invitationId],
	);
	if (!row) throw new NotFound('invitation');
	return row;
}

/** What an invitation to a training says. @throws NotFound */
export async function trainingInvitationFacts(
	ctx: Context,
	projectId: string,
	invitationId: string,
): Promise<{ trainingId: string; expiresAt: Date; reservedUntil: Date | null }> {
	const [row] = await named<{ trainingId: string; expiresAt: Date; reservedUntil: Date | null }>(
		readsOf(ctx),
		'mail_training_invitation_facts',
		`select training_id as "trainingId", expires_at as "expiresAt", reserved_until as "reservedUntil"
		 from training_invitations where project_id = $1 and id = $2`,
		[projectId, invitationId],
	);
	if (!row) throw new NotFound('invitation');
	return row;
}

/** Whose party a mail gives the link to. @throws NotFound */
export async function partyFacts(
	ctx: Context,
	partyId: string,
): Promise<{ trainingId: string; liaisonName: string; linkGeneration: number }> {
	const [row] = await named<{ trainingId: string; liaisonName: string; linkGeneration: number }>(
		readsOf(ctx),
		'mail_party_facts',
		'select training_id as "trainingId", liaison_name as "liaisonName", link_generation as "linkGeneration" from parties where id = $1',
		[partyId],
	);
	if (!row) throw new NotFound('party');
	return row;
}

/** What someone wrote about accessibility. @throws NotFound */
export async function feedbackFacts(
	ctx: Context,
	projectId: string,
	feedbackId: string,
): Promise<{ message: string; email: string | null; pageUrl: string; locale: Locale; answerDueAt: Date }> {
	const [row] = await named<{
		message: string;
		email: string | null;
		pageUrl: string;
		locale: Locale;
		answerDueAt: Date;
	}>(
		readsOf(ctx),
		'mail_feedback_facts',
		`select message, email, page_url as "pageUrl", locale, answer_due_at as "answerDueAt" from accessibility_feedback where project_id = $1 and id = $2`,
		[projectId, feedbackId],
	);
	if (!row) throw new NotFound('feedback');
	return row;
}

/** Whom a change or a cancellation of a training concerns: one row a registration. */
export type Concerned = {
	readonly registrationId: string;
	readonly mailboxId: string;
	readonly toAddress: string;
	readonly locale: Locale;
	readonly state: Exclude<RegistrationState, 'cancelled'>;
	readonly confirmedAt: Date | null;
};

export type TrainingToAnnounce = {
	readonly isPostponed: boolean;
	readonly projectId: string;
	readonly trainingId: string;
	readonly state: 'draft' | 'published' | 'cancelled';
	readonly endsAt: Date;
	readonly cancelledAt: Date | null;
};

/** @throws NotFound */
export async function trainingToAnnounce(ctx: Context, trainingId: string): Promise<TrainingToAnnounce> {
	const [row] = await named<TrainingToAnnounce>(
		readsOf(ctx),
		'mail_training_to_announce',
		`select project_id as "projectId", id as "trainingId", state, postponed_at is not null as "isPostponed", ends_at as "endsAt", cancelled_at as "cancelledAt" from trainings where id = $1`,
		[trainingId],
	);
	if (!row) throw new NotFound('training');
	return row;
}

/** Everyone with a seat or in the queue, in order of arrival. */
export async function concernedBy(
	ctx: Context,
	training: { projectId: string; trainingId: string },
): Promise<Concerned[]> {
	return named<Concerned>(
		readsOf(ctx),
		'mail_concerned',
		`select r.id as "registrationId", p.mailbox_id as "mailboxId", b.email as "toAddress", r.locale, r.state, r.confirmed_at as "confirmedAt"
		 from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 where r.project_id = $1 and r.training_id = $2 and r.state <> 'cancelled' order by r.created_at, r.id`,
		[training.projectId, training.trainingId],
	);
}

/** First invitations that were asked for and are not written yet: `registration session`. */
export async function invitationsUnderWay(
	ctx: Context,
	training: { projectId: string; trainingId: string },
): Promise<ReadonlySet<string>> {
	const rows = await named<{ registrationId: string; sessionId: string }>(
		readsOf(ctx),
		'mail_invitations_under_way',
		`select m.registration_id as "registrationId", m.facts ->> 'sessionId' as "sessionId"
		 from registrations r join outbox_messages m on m.project_id = r.project_id and m.registration_id = r.id
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'confirmed' and m.state in ('queued', 'sending')
			and m.kind in ('registration-confirmed', 'session-invitation', 'registration-changed', 'training-changed')`,
		[training.projectId, training.trainingId],
	);
	return new Set(rows.map((row) => `${row.registrationId} ${row.sessionId}`));
}

/** The change of a training that waits to be told, locked; undefined when none waits. */
export async function lockChangeNotice(
	ctx: TxContext,
	training: { projectId: string; trainingId: string },
): Promise<{ dueAt: Date | null } | undefined> {
	const [row] = await named<{ dueAt: Date | null }>(
		ctx.tx,
		'mail_lock_change_notice',
		'select due_at as "dueAt" from change_notices where project_id = $1 and training_id = $2 for update',
		[training.projectId, training.trainingId],
	);
	return row;
}

/** The last thing each mailbox was told of each session of a training. */
export async function lastTold(
	ctx: Context,
	training: { projectId: string; trainingId: string },
): Promise<(ToldOf & { readonly mailboxId: string })[]> {
	return named(
		readsOf(ctx),
		'mail_last_told',
		`select distinct on (d.mailbox_id, d.session_id) d.mailbox_id as "mailboxId", d.session_id as "sessionId", d.method, d.session_sequence as "sessionSequence",
			d.starts_at as "startsAt", d.ends_at as "endsAt", d.place_digest as "placeDigest", d.conference_digest as "conferenceDigest"
		 from sessions s join calendar_deliveries d on d.project_id = s.project_id and d.session_id = s.id
		 where s.project_id = $1 and s.training_id = $2
		 order by d.mailbox_id, d.session_id, d.message_sequence desc`,
		[training.projectId, training.trainingId],
	);
}

/** What staff wrote to the people they chose. @throws NotFound, also once it is erased */
export async function letterFacts(
	ctx: Context,
	projectId: string,
	runId: string,
): Promise<{ subject: LocalizedText; body: LocalizedText }> {
	const [row] = await named<{ subject: LocalizedText; body: LocalizedText }>(
		readsOf(ctx),
		'mail_letter_facts',
		'select subject, body from staff_letters where project_id = $1 and run_id = $2',
		[projectId, runId],
	);
	if (!row) throw new NotFound('letter');
	return row;
}

/** Someone with a seat in a training, of those who share a mailbox. */
export type Attending = {
	readonly registrationId: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly mode: 'onsite' | 'online';
};

/** Everyone of a mailbox who has a seat in a training, in the order they got it. */
export async function attendingOfMailbox(
	ctx: Context,
	asked: { projectId: string; mailboxId: string; trainingId: string },
): Promise<Attending[]> {
	return named<Attending>(
		readsOf(ctx),
		'mail_attending_of_mailbox',
		`select r.id as "registrationId", p.first_name as "firstName", p.last_name as "lastName", r.mode
		 from participants p join registrations r on r.project_id = p.project_id and r.participant_id = p.id
		 where p.project_id = $1 and p.mailbox_id = $2 and p.erased_at is null and r.training_id = $3 and r.state = 'confirmed'
		 order by r.confirmed_at, r.id`,
		[asked.projectId, asked.mailboxId, asked.trainingId],
	);
}

/** The generation of each registration's link, of all whose people share the mailbox of one. */
export async function linkGenerationsOfMailbox(
	ctx: Context,
	asked: { projectId: string; mailboxId: string; trainingId: string },
): Promise<ReadonlyMap<string, number>> {
	const rows = await named<{ id: string; linkGeneration: number }>(
		readsOf(ctx),
		'mail_link_generations',
		`select r.id, r.link_generation as "linkGeneration"
		 from participants p join registrations r on r.project_id = p.project_id and r.participant_id = p.id
		 where p.project_id = $1 and p.mailbox_id = $2 and r.training_id = $3`,
		[asked.projectId, asked.mailboxId, asked.trainingId],
	);
	return new Map(rows.map((row) => [row.id, row.linkGeneration]));
}
