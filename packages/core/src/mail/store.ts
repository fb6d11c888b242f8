import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { CalendarMethod } from '../calendars/model.ts';
import type { TxContext } from '../context.ts';
import type { MessageKind, MessageReason, MessageState, NewMessage } from './model.ts';
import { sendingMinutes } from './rules/retry.ts';
import type { RegistrationNow } from './rules/truth.ts';

/** A message under its lock, with what decides about it. */
export type LockedMessage = {
	readonly id: string;
	readonly projectId: string | null;
	readonly kind: MessageKind;
	readonly causeKey: string;
	readonly mailboxId: string | null;
	readonly registrationId: string | null;
	readonly toAddress: string;
	readonly subject: string;
	readonly facts: Readonly<Record<string, string>>;
	readonly renderedAt: Date | null;
	readonly locale: Locale;
	readonly state: MessageState;
	readonly isSignIn: boolean;
	readonly attempts: number;
	readonly nextAttemptAt: Date;
	readonly expiresAt: Date | null;
	readonly messageIdHeader: string;
	readonly createdAt: Date;
	/** Of a demo project, or to an account that works in demo projects only. */
	readonly isDemo: boolean;
	/** Null for mail about no registration. */
	readonly registration: RegistrationNow | null;
	/** Of a training that is not to be named in mail. */
	readonly isDiscreet: boolean;
	/** Of an invitation of a colleague, or to a training: neither taken nor withdrawn. Null for other mail. */
	readonly isInvitationOpen: boolean | null;
	/** Of a reminder or a question to all of a mailbox: somebody there has a seat in a training that is as it says. */
	readonly concernsMailbox: boolean | null;
};

const messageColumns = `m.id, m.project_id as "projectId", m.kind, m.cause_key as "causeKey", m.mailbox_id as "mailboxId",
	m.registration_id as "registrationId", m.to_address as "toAddress", m.subject, m.facts, m.rendered_at as "renderedAt", m.locale, m.state,
	m.is_sign_in as "isSignIn", m.attempts, m.next_attempt_at as "nextAttemptAt", m.expires_at as "expiresAt",
	m.message_id_header as "messageIdHeader", m.created_at as "createdAt",
	coalesce(p.is_demo, (select bool_and(ap.is_demo) from memberships a join projects ap on ap.id = a.project_id
		where a.user_id = m.facts ->> 'userId' and a.revoked_at is null), false) as "isDemo",
	coalesce(t.is_discreet, (select d.is_discreet from trainings d where d.project_id = m.project_id and d.id = coalesce(ti.training_id,
		(select y.training_id from parties y where y.project_id = m.project_id and y.id = (m.facts ->> 'partyId')::uuid))), false) as "isDiscreet",
	case when i.id is not null then i.accepted_at is null and i.revoked_at is null
		when ti.id is not null then ti.used_count < ti.max_uses and ti.revoked_at is null end as "isInvitationOpen",
	case when m.kind = 'training-reminder' then t.state = 'published'
		and (m.facts ->> 'startsAt')::numeric = extract(epoch from t.starts_at) * 1000
		and coalesce((select m.facts ->> 'leadTime' = any(rp.lead_times) from reminder_plans rp
			where rp.project_id = t.project_id and rp.training_id = t.id), true)
		and exists (select from participants mp join registrations mr on mr.project_id = mp.project_id and mr.participant_id = mp.id
			where mp.project_id = m.project_id and mp.mailbox_id = m.mailbox_id and mp.erased_at is null and mr.training_id = t.id
				and mr.state = 'confirmed') end as "concernsMailbox",
	case when r.id is not null then json_build_object('state', r.state, 'isTrainingCancelled', t.state = 'cancelled', 'isTrainingPostponed', t.postponed_at is not null, 'awaitsAddress', r.awaits_address) end as registration`;

const messageJoins = `left join projects p on p.id = m.project_id
left join registrations r on r.project_id = m.project_id and r.id = m.registration_id
left join trainings t on t.project_id = r.project_id and t.id = r.training_id
left join staff_invitations i on m.kind = 'staff-invitation' and i.id = (m.facts ->> 'invitationId')::uuid
left join training_invitations ti on m.kind = 'training-invitation' and ti.project_id = m.project_id and ti.id = (m.facts ->> 'invitationId')::uuid`;

/** The message, locked; undefined when it is gone, or another worker holds it. */
export async function lockMessage(ctx: TxContext, id: string): Promise<LockedMessage | undefined> {
	const [row] = await named<LockedMessage>(
		ctx.tx,
		'mail_lock',
		`select ${messageColumns} from outbox_messages m ${messageJoins} where m.id = $1 for update of m skip locked`,
		[id],
	);
	return row;
}

/** The same for staff of a project, who wait for the lock. */
export async function lockMessageOfProject(
	ctx: TxContext,
	projectId: string,
	id: string,
): Promise<LockedMessage | undefined> {
	const [row] = await named<LockedMessage>(
		ctx.tx,
		'mail_lock_of_project',
		`select ${messageColumns} from outbox_messages m ${messageJoins} where m.project_id = $1 and m.id = $2 for update of m`,
		[projectId, id],
	);
	return row;
}

/** Brings a message to a state that is its own reason; its claim, if any, is over. */
export async function saveState(
	ctx: TxContext,
	id: string,
	state: MessageState,
	reason: MessageReason,
): Promise<void> {
	await named(
		ctx.tx,
		'mail_save_state',
		'update outbox_messages set state = $2, last_error = $3 where id = $1',
		[id, state, reason],
	);
}

/** Marks a message as being sent: whoever finds it so after ten minutes takes its sender for lost. */
export async function saveClaim(ctx: TxContext, message: LockedMessage): Promise<{ attempt: number }> {
	const attempt = message.attempts + 1;
	await named(
		ctx.tx,
		'mail_claim',
		"update outbox_messages set state = 'sending', attempts = $2, next_attempt_at = $3, last_error = null where id = $1",
		[message.id, attempt, new Date(ctx.now().getTime() + sendingMinutes * 60_000)],
	);
	return { attempt };
}

/** Ends a claim: the server took the mail, so its text and its one-time link go. `false` when another claim stands. */
export async function saveSent(ctx: TxContext, id: string, attempt: number): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'mail_sent',
		`with sent as (
			update outbox_messages set state = 'sent', sent_at = $3, last_error = null, facts = facts - 'sealedToken'
			where id = $1 and state = 'sending' and attempts = $2 returning id
		)
		update outbox_bodies b set text = '', html = '', calendar = null from sent where b.message_id = sent.id returning b.message_id`,
		[id, attempt, ctx.now()],
	);
	return rows.length === 1;
}

/** Ends a claim, or a failed try to write the mail. `false` when another claim stands. */
export async function saveFailure(
	ctx: TxContext,
	id: string,
	attempt: number,
	outcome: { state: 'queued' | 'failed'; lastError: string; nextAttemptAt?: Date },
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'mail_failure',
		`update outbox_messages set state = $3, last_error = $4, attempts = $2, next_attempt_at = coalesce($5, next_attempt_at)
		 where id = $1 and state in ('queued', 'sending') and attempts in ($2, $2 - 1) returning id`,
		[id, attempt, outcome.state, outcome.lastError, outcome.nextAttemptAt ?? null],
	);
	return rows.length === 1;
}

export type StoredBody = {
	readonly text: string;
	readonly html: string;
	readonly calendar: { readonly method: CalendarMethod; readonly content: string } | null;
};

/** Keeps what was written; a message written anew replaces what it said before. */
export async function saveRendered(
	ctx: TxContext,
	message: LockedMessage,
	mail: StoredBody & { readonly subject: string; readonly renderedAt: Date },
): Promise<void> {
	await named(
		ctx.tx,
		'mail_rendered',
		`with message as (
			update outbox_messages set subject = $2, rendered_at = $3 where id = $1 returning id, erase_after
		)
		insert into outbox_bodies (message_id, text, html, calendar_method, calendar, erase_after)
		select id, $4, $5, $6, $7, erase_after from message
		on conflict (message_id) do update set text = excluded.text, html = excluded.html, calendar_method = excluded.calendar_method, calendar = excluded.calendar`,
		[
			message.id,
			mail.subject,
			mail.renderedAt,
			mail.text,
			mail.html,
			mail.calendar?.method ?? null,
			mail.calendar?.content ?? null,
		],
	);
}

/** The written body; undefined before it is written. */
export async function readBody(ctx: TxContext, id: string): Promise<StoredBody | undefined> {
	const [row] = await named<{
		text: string;
		html: string;
		calendar_method: CalendarMethod | null;
		calendar: string | null;
	}>(
		ctx.tx,
		'mail_body',
		'select text, html, calendar_method, calendar from outbox_bodies where message_id = $1',
		[id],
	);
	if (!row) return undefined;
	const { calendar, calendar_method: method } = row;
	return {
		text: row.text,
		html: row.html,
		calendar: method !== null && calendar !== null ? { method, content: calendar } : null,
	};
}

export type DeliveryRow = {
	readonly projectId: string;
	readonly sessionId: string;
	readonly mailboxId: string;
	readonly messageId: string;
	readonly method: CalendarMethod;
	readonly messageSequence: number;
	readonly sessionSequence: number;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly venueId: string | null;
	readonly roomId: string | null;
	readonly placeDigest: string | null;
	readonly conferenceDigest: string | null;
	readonly attending: 'onsite' | 'online' | 'both';
	readonly sentAt: Date;
};

/** Adds to the history of what a mailbox was told of a session. */
export async function insertDelivery(ctx: TxContext, row: DeliveryRow): Promise<void> {
	await named(
		ctx.tx,
		'mail_insert_delivery',
		`insert into calendar_deliveries (project_id, id, session_id, mailbox_id, method, message_sequence, session_sequence, message_id, sent_at,
			starts_at, ends_at, venue_id, room_id, place_digest, conference_digest, attending)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		[
			row.projectId,
			newId(),
			row.sessionId,
			row.mailboxId,
			row.method,
			row.messageSequence,
			row.sessionSequence,
			row.messageId,
			row.sentAt,
			row.startsAt,
			row.endsAt,
			row.venueId,
			row.roomId,
			row.placeDigest,
			row.conferenceDigest,
			row.attending,
		],
	);
}

/** Lets one message at a time be written to a mailbox, so that its numbers rise in the order they are given. */
export async function lockMailbox(ctx: TxContext, mailboxId: string): Promise<void> {
	await named(
		ctx.tx,
		'mail_lock_mailbox',
		"select pg_advisory_xact_lock(hashtextextended('mailbox ' || $1, 0))",
		[mailboxId],
	);
}

/** A change has been told, or there was nobody to tell. */
export async function deleteChangeNotice(
	ctx: TxContext,
	training: { projectId: string; trainingId: string },
): Promise<void> {
	await named(
		ctx.tx,
		'mail_delete_change_notice',
		'delete from change_notices where project_id = $1 and training_id = $2',
		[training.projectId, training.trainingId],
	);
}

/** Writes messages and asks for their delivery, in one statement; causes that have written before are left out. */
export async function insertMessages(
	ctx: TxContext,
	messages: readonly NewMessage[],
): Promise<{ queued: number }> {
	const installation = new URL(ctx.settings.adminUrl).hostname;
	const rows = messages.map((message) => ({
		id: newId(),
		job_id: newId(),
		project_id: message.projectId,
		cause_key: message.causeKey,
		kind: message.kind,
		mailbox_id: message.mailboxId ?? null,
		registration_id: message.registrationId ?? null,
		to_address: message.toAddress,
		locale: message.locale,
		expires_at: message.expiresAt ?? null,
		facts: message.facts ?? {},
	}));
	const queued = await named(
		ctx.tx,
		'mail_insert',
		`with wanted as (
			select w.*, coalesce(split_part(p.contact_email, '@', 2), $3) as domain
			from jsonb_to_recordset($1) as w(id uuid, job_id uuid, project_id uuid, cause_key text, kind text, mailbox_id uuid, registration_id uuid,
				to_address text, locale text, expires_at timestamptz, facts jsonb)
			left join projects p on p.id = w.project_id
		), written as (
			insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, locale, state, next_attempt_at,
				expires_at, message_id_header, created_at, facts, erase_after)
			select id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, locale, 'queued', $2, expires_at,
				'<' || id || '@' || domain || '>', $2, facts, ($2::timestamptz + interval '12 months')::date
			from wanted on conflict (cause_key) do nothing returning id
		)
		insert into job_requests (id, task, payload, run_at, created_at)
		select wanted.job_id, 'deliver-message', jsonb_build_object('messageId', written.id), $2, $2
		from written join wanted on wanted.id = written.id returning id`,
		[JSON.stringify(rows), ctx.now(), installation],
	);
	return { queued: queued.length };
}

const wakeUp = `insert into job_requests (id, task, payload, run_at, job_key, created_at)
select gen_random_uuid(), 'deliver-message', jsonb_build_object('messageId', id), $1, 'deliver-message:' || id, $1 from woken returning id`;

/** Asks again for the delivery of what is due and may have been forgotten: its job was lost, or its sender. */
export async function wakeDueMessages(ctx: TxContext, graceMinutes: number): Promise<{ woken: number }> {
	const woken = await named(
		ctx.tx,
		'mail_wake_due',
		`with woken as (
			select id from outbox_messages
			where state in ('queued', 'sending') and next_attempt_at <= $2 and last_error is distinct from 'no-smtp'
			order by next_attempt_at limit 1000
		) ${wakeUp}`,
		[ctx.now(), new Date(ctx.now().getTime() - graceMinutes * 60_000)],
	);
	return { woken: woken.length };
}

/** Holds what waited for a mail server, until staff answer. Mail of no project, a new password's, nobody could answer for: it goes, or its hour has passed. */
export async function holdMessagesWithoutServer(ctx: TxContext): Promise<{ held: number }> {
	const held = await named(
		ctx.tx,
		'mail_hold_waiting',
		`update outbox_messages set state = 'held', last_error = 'asked'
		 where state = 'queued' and last_error = 'no-smtp' and project_id is not null returning id`,
		[],
	);
	await named(
		ctx.tx,
		'mail_release_of_no_project',
		`with woken as (update outbox_messages set last_error = null where state = 'queued' and last_error = 'no-smtp' returning id) ${wakeUp}`,
		[ctx.now()],
	);
	return { held: held.length };
}

/** Sends a project's asked-about mail after all: each is written anew, from what is true now. */
export async function releaseHeldMessages(ctx: TxContext, projectId: string): Promise<{ released: number }> {
	const released = await named(
		ctx.tx,
		'mail_release_held',
		`with woken as (
			update outbox_messages set state = 'queued', last_error = null, next_attempt_at = $1, rendered_at = null
			where project_id = $2 and state = 'held' and last_error = 'asked' returning id
		) ${wakeUp}`,
		[ctx.now(), projectId],
	);
	return { released: released.length };
}

/** Lets a project's asked-about mail go unsent. */
export async function dropHeldMessages(ctx: TxContext, projectId: string): Promise<{ dropped: number }> {
	const dropped = await named(
		ctx.tx,
		'mail_drop_held',
		"update outbox_messages set state = 'expired', last_error = 'dropped' where project_id = $1 and state = 'held' and last_error = 'asked' returning id",
		[projectId],
	);
	return { dropped: dropped.length };
}

/** Puts a message back at the start, to be written anew. */
export async function requeueMessage(ctx: TxContext, id: string): Promise<void> {
	await named(
		ctx.tx,
		'mail_requeue',
		`with woken as (
			update outbox_messages set state = 'queued', attempts = 0, last_error = null, next_attempt_at = $1, rendered_at = null where id = $2 returning id
		) ${wakeUp}`,
		[ctx.now(), id],
	);
}

/** The message that a cause wrote. */
export async function findMessageOfCause(ctx: TxContext, causeKey: string): Promise<string | undefined> {
	const [row] = await named<{ id: string }>(
		ctx.tx,
		'mail_of_cause',
		'select id from outbox_messages where cause_key = $1',
		[causeKey],
	);
	return row?.id;
}
