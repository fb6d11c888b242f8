import { named } from '@kutsu/db';
import { NotFound, newId, only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { auditActor } from '../audit/index.ts';
import type { TxContext } from '../context.ts';
import type {
	AttendanceMode,
	RegisterInput,
	Registered,
	RegistrationSource,
	RegistrationState,
} from './model.ts';
import type { Admission, PoolFacts } from './rules/admission.ts';
import type { Promotion, Waiting } from './rules/waitlist.ts';

/** What a registration needs to know of its training, read under the pools' lock. */
export type LockedTraining = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly isCancelled: boolean;
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly selfCancelUntil: Date;
	readonly endsAt: Date;
	readonly mailDomain: string;
	/** In order of position. */
	readonly sessionIds: readonly string[];
	readonly pools: readonly PoolFacts[];
	readonly targetGroupId: string | null;
	readonly municipalityCode: string | null | 'unknown';
};

/** A waiting registration's place: how many of its mode are served before it, plus one. For a row named `r`. */
export const placeSql = `(select count(*)::int + 1 from registrations o where o.project_id = r.project_id and o.training_id = r.training_id
	and o.state = 'waitlisted' and o.mode = r.mode and (o.priority > r.priority or (o.priority = r.priority and o.arrival < r.arrival)))`;

/** How a training is named: by its public code, or by id when a link or a role has opened it. */
export type TrainingAddress =
	| { readonly code: string }
	| { readonly id: string; readonly linkGeneration: number | null; readonly projectId?: string };

const lockSql = (where: string) => `
with t as materialized (
	select t.*, split_part(p.contact_email, '@', 2) as mail_domain
	from trainings t join projects p on p.id = t.project_id
	where ${where} and t.state <> 'draft'
), pools as materialized (
	select s.* from seat_pools s join t on s.project_id = t.project_id and s.training_id = t.id order by s.id for update of s
)
select t.project_id, t.id, t.state, t.mode, t.opens_at, t.closes_at, t.self_cancel_until, t.ends_at, t.mail_domain,
	(select coalesce(json_agg(json_build_object('id', id, 'scope', scope, 'ownerKey', coalesce(target_group_id, organisation_id),
		'capacitySeats', capacity_seats, 'overrideSeats', override_seats, 'takenSeats', taken_seats, 'waitingSeats', waiting_seats) order by id), '[]') from pools) as pools,
	array(select s.id from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled' order by s.position) as session_ids,
	(select g.id from target_groups g where g.project_id = t.project_id and g.key = $1) as target_group_id,
	(select m.code from municipalities m where m.code = $2) as municipality_code
from t`;
const lockByCode = lockSql("t.code = $3 and t.visibility = 'public'");
const lockById = lockSql(
	't.id = $3 and ($4::int is null or t.link_generation = $4) and ($5::uuid is null or t.project_id = $5)',
);

/**
 * Locks the training's pools in id order and reads what admission asks.
 * @throws NotFound for a training that is missing, a draft, or not public and not opened by a link.
 */
export async function lockTraining(
	ctx: TxContext,
	address: TrainingAddress,
	asked: { targetGroup?: string | undefined; municipality?: string | undefined } = {},
): Promise<LockedTraining> {
	const told = [asked.targetGroup ?? '', asked.municipality ?? ''];
	const rows =
		'code' in address
			? await named<LockRow>(ctx.tx, 'registrations_lock_by_code', lockByCode, [...told, address.code])
			: await named<LockRow>(ctx.tx, 'registrations_lock_by_id', lockById, [
					...told,
					address.id,
					address.linkGeneration,
					address.projectId ?? null,
				]);
	const [row] = rows;
	if (!row) throw new NotFound('training');
	return {
		projectId: row.project_id,
		trainingId: row.id,
		isCancelled: row.state === 'cancelled',
		mode: row.mode,
		opensAt: row.opens_at,
		closesAt: row.closes_at,
		selfCancelUntil: row.self_cancel_until,
		endsAt: row.ends_at,
		mailDomain: row.mail_domain,
		sessionIds: row.session_ids,
		pools: row.pools,
		targetGroupId: row.target_group_id,
		municipalityCode: asked.municipality ? (row.municipality_code ?? 'unknown') : null,
	};
}

type LockRow = {
	project_id: string;
	id: string;
	state: string;
	mode: LockedTraining['mode'];
	opens_at: Date;
	closes_at: Date;
	self_cancel_until: Date;
	ends_at: Date;
	mail_domain: string;
	session_ids: string[];
	pools: PoolFacts[];
	target_group_id: string | null;
	municipality_code: string | null;
};

export type KnownPerson = {
	readonly participantId: string;
	readonly mailboxId: string;
	/** Another live registration of the same person in this training. */
	readonly active: { readonly id: string } | undefined;
};

/** Lower case, single spaces, so that "Test  Person" and "test person" are one name. */
export function normalizedName(firstName: string, lastName: string): string {
	return `${firstName} ${lastName}`.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

const knowPerson = `
with mailbox as (
	insert into mailboxes (project_id, id, email) values ($1, $2, $3)
	on conflict on constraint mailboxes_email do update set email = excluded.email returning id
), person as (
	insert into participants (project_id, id, mailbox_id, first_name, last_name, name_normalized, phone, locale, organisation,
		target_group_id, municipality_code, search_text, created_at)
	select $1, $4, mailbox.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from mailbox
	on conflict on constraint participants_person do update set
		locale = excluded.locale, phone = coalesce(excluded.phone, participants.phone),
		organisation = coalesce(excluded.organisation, participants.organisation),
		target_group_id = excluded.target_group_id, municipality_code = coalesce(excluded.municipality_code, participants.municipality_code),
		search_text = excluded.search_text, revision = participants.revision + 1
	returning id
)
select person.id as participant_id, mailbox.id as mailbox_id, active.id as active_id
from person cross join mailbox
left join registrations active on active.project_id = $1 and active.training_id = $15 and active.participant_id = person.id and active.state <> 'cancelled'`;

/** The participant of these names and address, made or brought up to date, and what they already have here. */
export async function savePerson(
	ctx: TxContext,
	training: LockedTraining,
	input: RegisterInput,
): Promise<KnownPerson> {
	const row = only(
		await named<{
			participant_id: string;
			mailbox_id: string;
			active_id: string | null;
		}>(ctx.tx, 'registrations_know_person', knowPerson, [
			training.projectId,
			newId(),
			input.email,
			newId(),
			input.firstName,
			input.lastName,
			normalizedName(input.firstName, input.lastName),
			input.phone || null,
			input.locale,
			input.organisation || null,
			training.targetGroupId,
			training.municipalityCode === 'unknown' ? null : training.municipalityCode,
			`${normalizedName(input.firstName, input.lastName)} ${input.email} ${(input.organisation ?? '').toLowerCase()}`.trim(),
			ctx.now(),
			training.trainingId,
		]),
	);
	return {
		participantId: row.participant_id,
		mailboxId: row.mailbox_id,
		active: row.active_id ? { id: row.active_id } : undefined,
	};
}

/** What this very form was answered before; `undefined` for a new one. Read under the training's lock. */
export async function findRepeated(
	ctx: TxContext,
	projectId: string,
	requestId: string,
): Promise<Registered | undefined> {
	const [row] = await named<{ state: RegistrationState; place: number }>(
		ctx.tx,
		'registrations_repeated',
		`select r.state, ${placeSql} as place from registrations r where r.project_id = $1 and r.request_id = $2`,
		[projectId, requestId],
	);
	if (!row) return undefined;
	return row.state === 'waitlisted' ? { state: 'waitlisted', place: row.place } : { state: 'confirmed' };
}

export type NewRegistration = {
	readonly training: LockedTraining;
	readonly participantId: string;
	readonly mailboxId: string;
	readonly toAddress: string;
	readonly mode: AttendanceMode;
	readonly locale: Locale;
	readonly source: RegistrationSource;
	readonly requestId: string;
	readonly admission: Admission;
};

const insertAll = `
with pool as (
	update seat_pools set taken_seats = taken_seats + $3, waiting_seats = waiting_seats + $4, last_arrival = last_arrival + 1
	where project_id = $1 and id = any($2::uuid[]) and ($3 = 0 or taken_seats < capacity_seats + override_seats)
	returning id, last_arrival
), registration as (
	insert into registrations (project_id, id, training_id, participant_id, mode, state, arrival, municipality_code, target_group_id,
		locale, source, request_id, created_at, confirmed_at)
	select $1, $5, $6, $7, $8, $9, max(last_arrival), $10, $11, $12, $13, $14, $15, $16 from pool
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id) select $1, $5, id from pool where $3 = 1
), audit as (
	insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at)
	values ($17, $1, $18, $19, 'registration.create', 'registration', $5::text, $20, $15)
), mail as (
	insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, locale, state, next_attempt_at,
		expires_at, message_id_header, created_at, facts, erase_after)
	select m.id, $1, m.cause_key, m.kind, $21, $5, $22, $12, 'queued', $15, $23, m.message_id_header, $15, m.facts, ($15::timestamptz + interval '12 months')::date
	from jsonb_to_recordset($24) as m(id uuid, cause_key text, kind text, message_id_header text, facts jsonb)
), job as (
	insert into job_requests (id, task, payload, run_at, created_at)
	select m.job_id, 'deliver-message', jsonb_build_object('messageId', m.id), $15, $15
	from jsonb_to_recordset($24) as m(id uuid, job_id uuid)
)
select count(*)::int as pools from pool`;

/**
 * Seats, registration, claims, audit, mail and jobs in one statement.
 * @throws Error when a pool's guard failed: the rule decided on facts that were not true.
 */
export async function insertRegistration(ctx: TxContext, row: NewRegistration): Promise<{ id: string }> {
	const id = newId();
	const confirmed = row.admission.state === 'confirmed';
	const actor = auditActor(ctx);
	const { training } = row;
	const mails = messagesOf(
		training,
		id,
		row.admission.state === 'confirmed' ? 'registration-confirmed' : 'registration-waitlisted',
		confirmed ? 'session-invitation' : null,
		'1',
	);
	const result = only(
		await named<{ pools: number }>(ctx.tx, 'registrations_insert', insertAll, [
			training.projectId,
			row.admission.poolIds,
			confirmed ? 1 : 0,
			confirmed ? 0 : 1,
			id,
			training.trainingId,
			row.participantId,
			row.mode,
			row.admission.state,
			training.municipalityCode,
			training.targetGroupId,
			row.locale,
			row.source,
			row.requestId,
			ctx.now(),
			confirmed ? ctx.now() : null,
			newId(),
			actor.kind,
			actor.id,
			ctx.requestId,
			row.mailboxId,
			row.toAddress,
			training.endsAt,
			JSON.stringify(mails),
		]),
	);
	if (result.pools !== row.admission.poolIds.length) throw new Error('A seat pool changed under its lock');
	return { id };
}

type MailRow = {
	id: string;
	job_id: string;
	cause_key: string;
	kind: string;
	message_id_header: string;
	facts: Record<string, string>;
};

/** The first session rides with the mail itself; each further one has its own message (one UID a message in iTIP). */
function messagesOf(
	training: Pick<LockedTraining, 'mailDomain' | 'sessionIds'>,
	registrationId: string,
	kind: string,
	furtherKind: string | null,
	round: string,
): MailRow[] {
	const [first, ...further] = training.sessionIds;
	const mails = [
		mailRow(training.mailDomain, `registration:${registrationId}:${kind}:${round}`, kind, first),
	];
	if (furtherKind !== null) {
		for (const sessionId of further) {
			mails.push(
				mailRow(
					training.mailDomain,
					`registration:${registrationId}:${furtherKind}:${round}:${sessionId}`,
					furtherKind,
					sessionId,
				),
			);
		}
	}
	return mails;
}

function mailRow(domain: string, causeKey: string, kind: string, sessionId: string | undefined): MailRow {
	const id = newId();
	return {
		id,
		job_id: newId(),
		cause_key: causeKey,
		kind,
		message_id_header: `<${id}@${domain}>`,
		facts: sessionId === undefined ? {} : { sessionId },
	};
}

const insertMail = `
with mail as (
	insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, locale, state, next_attempt_at,
		expires_at, message_id_header, created_at, facts, erase_after)
	select m.id, $1, m.cause_key, m.kind, r.mailbox_id, r.id, r.email, r.locale, 'queued', $2, $3, m.message_id_header, $2, m.facts,
		($2::timestamptz + interval '12 months')::date
	from jsonb_to_recordset($4) as m(id uuid, cause_key text, kind text, message_id_header text, facts jsonb, registration_id uuid)
	join lateral (
		select r.id, r.locale, b.id as mailbox_id, b.email from registrations r
		join participants p on p.project_id = r.project_id and p.id = r.participant_id
		join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		where r.project_id = $1 and r.id = m.registration_id
	) r on true
	on conflict (cause_key) do nothing
	returning id
)
insert into job_requests (id, task, payload, run_at, created_at)
select m.job_id, 'deliver-message', jsonb_build_object('messageId', mail.id), $2, $2
from mail join jsonb_to_recordset($4) as m(id uuid, job_id uuid) on m.id = mail.id`;

/** Queues mail to the people of registrations; a cause that has written before writes nothing. */
async function queueMail(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'endsAt'>,
	rows: readonly (MailRow & { registration_id: string })[],
): Promise<void> {
	if (rows.length === 0) return;
	await named(ctx.tx, 'registrations_queue_mail', insertMail, [
		training.projectId,
		ctx.now(),
		training.endsAt,
		JSON.stringify(rows),
	]);
}

/** Tells one who registered again what they already have; once a day at most. */
export async function queueRepeatedNotice(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
): Promise<void> {
	const day = ctx.now().toISOString().slice(0, 10);
	const row = mailRow(
		training.mailDomain,
		`registration:${registrationId}:registration-repeated:${day}`,
		'registration-repeated',
		undefined,
	);
	await queueMail(ctx, training, [{ ...row, registration_id: registrationId }]);
}

export type LockedRegistration = {
	readonly id: string;
	readonly state: RegistrationState;
	readonly linkGeneration: number;
	readonly poolIds: readonly string[];
	readonly mode: AttendanceMode;
	readonly targetGroupId: string | null;
};

/** The training of a registration, so that its pools can be locked before the registration is read. */
export async function trainingOfRegistration(
	ctx: TxContext,
	registrationId: string,
): Promise<{ projectId: string; trainingId: string }> {
	const [row] = await named<{ project_id: string; training_id: string }>(
		ctx.tx,
		'registrations_training_of',
		'select project_id, training_id from registrations where id = $1',
		[registrationId],
	);
	if (!row) throw new NotFound('registration');
	return { projectId: row.project_id, trainingId: row.training_id };
}

/** Reads a registration after its training's pools were locked. @throws NotFound */
export async function lockRegistration(
	ctx: TxContext,
	projectId: string,
	id: string,
): Promise<LockedRegistration> {
	const [row] = await named<{
		id: string;
		state: RegistrationState;
		link_generation: number;
		mode: AttendanceMode;
		target_group_id: string | null;
		pool_ids: string[];
	}>(
		ctx.tx,
		'registrations_lock_one',
		`select r.id, r.state, r.link_generation, r.mode, r.target_group_id,
			array(select c.pool_id from seat_claims c where c.project_id = r.project_id and c.registration_id = r.id) as pool_ids
		 from registrations r where r.project_id = $1 and r.id = $2 for update of r`,
		[projectId, id],
	);
	if (!row) throw new NotFound('registration');
	return {
		id: row.id,
		state: row.state,
		linkGeneration: row.link_generation,
		poolIds: row.pool_ids,
		mode: row.mode,
		targetGroupId: row.target_group_id,
	};
}

const cancelSql = `
with registration as (
	update registrations set state = 'cancelled', cancelled_at = $3, cancelled_by = $4 where project_id = $1 and id = $2 and state <> 'cancelled' returning id
), claim as (
	delete from seat_claims where project_id = $1 and registration_id = $2 returning pool_id
), freed as (
	update seat_pools set taken_seats = taken_seats - 1 where project_id = $1 and id in (select pool_id from claim)
), left_queue as (
	update seat_pools set waiting_seats = waiting_seats - 1 where project_id = $1 and id = any($5::uuid[])
)
select count(*)::int as done from registration`;

/** Ends a registration and frees what it held: its seats, or its place in the queue of `queuePoolIds`. */
export async function saveCancellation(
	ctx: TxContext,
	training: LockedTraining,
	registration: LockedRegistration,
	by: 'participant' | 'staff',
	queuePoolIds: readonly string[],
): Promise<void> {
	const result = only(
		await named<{ done: number }>(ctx.tx, 'registrations_cancel', cancelSql, [
			training.projectId,
			registration.id,
			ctx.now(),
			by,
			queuePoolIds,
		]),
	);
	if (result.done !== 1) throw new Error('A registration changed under its lock');
	const further = registration.state === 'confirmed' ? 'session-cancellation' : null;
	await queueMail(
		ctx,
		training,
		messagesOf(training, registration.id, 'registration-cancelled', further, '1').map((row) => ({
			...row,
			registration_id: registration.id,
		})),
	);
}

/** Everyone waiting in a training, in no order. */
export async function waitingIn(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'trainingId'>,
): Promise<Waiting[]> {
	const rows = await named<{
		id: string;
		priority: number;
		arrival: number;
		mode: AttendanceMode;
		target_group_id: string | null;
	}>(
		ctx.tx,
		'registrations_waiting',
		"select id, priority, arrival, mode, target_group_id from registrations where project_id = $1 and training_id = $2 and state = 'waitlisted'",
		[training.projectId, training.trainingId],
	);
	return rows.map((row) => ({
		registrationId: row.id,
		priority: row.priority,
		arrival: row.arrival,
		mode: row.mode,
		targetGroupId: row.target_group_id,
	}));
}

const promoteSql = `
with registration as (
	update registrations set state = 'confirmed', confirmed_at = $3 where project_id = $1 and id = $2 and state = 'waitlisted' returning id
), pool as (
	update seat_pools set taken_seats = taken_seats + 1, waiting_seats = waiting_seats - 1
	where project_id = $1 and id = any($4::uuid[]) and taken_seats < capacity_seats + override_seats and exists (select from registration)
	returning id
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id) select $1, $2, id from pool
), audit as (
	insert into audit_entries (id, project_id, actor_kind, actor_id, action, subject_kind, subject_id, request_id, at)
	select $5, $1, $6, $7, 'registration.promote', 'registration', $2::text, $8, $3 from registration
)
select (select count(*) from pool)::int as pools, (select count(*) from registration)::int as done`;

/** Gives seats to the people a rule chose, and tells them. */
export async function savePromotions(
	ctx: TxContext,
	training: LockedTraining,
	promotions: readonly Promotion[],
): Promise<void> {
	const actor = auditActor(ctx);
	for (const promotion of promotions) {
		const result = only(
			await named<{ pools: number; done: number }>(ctx.tx, 'registrations_promote', promoteSql, [
				training.projectId,
				promotion.registrationId,
				ctx.now(),
				promotion.poolIds,
				newId(),
				actor.kind,
				actor.id,
				ctx.requestId,
			]),
		);
		if (result.done !== 1 || result.pools !== promotion.poolIds.length)
			throw new Error('A seat pool changed under its lock');
	}
	await queueMail(
		ctx,
		training,
		promotions.flatMap(({ registrationId }) =>
			messagesOf(training, registrationId, 'registration-promoted', 'session-invitation', 'promoted').map(
				(row) => ({
					...row,
					registration_id: registrationId,
				}),
			),
		),
	);
}
