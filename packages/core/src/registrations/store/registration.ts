import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { auditActor } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import type { AttendanceMode, Registered, RegistrationSource, RegistrationState } from '../model.ts';
import type { Admission } from '../rules/admission.ts';
import type { Rates } from '../rules/guard.ts';
import { messagesOf } from './mail.ts';
import { countSql, ratesOf, ratesSql } from './rush.ts';
import type { Counted, RatesJson } from './rush.ts';
import { placeSql } from './training.ts';
import type { LockedTraining } from './training.ts';

/**
 * What this very form was answered before, `undefined` for a new one, and how many came before it. Read under the
 * training's lock.
 */
export async function findRepeated(
	ctx: TxContext,
	training: LockedTraining,
	requestId: string,
	counted: readonly Counted[],
): Promise<{
	readonly repeated: { readonly registered: Registered; readonly registrationId: string } | undefined;
	readonly rates: Rates;
}> {
	const row = only(
		await named<{
			id: string | null;
			state: RegistrationState | null;
			offer_expires_at: Date | null;
			awaits_address: boolean;
			place: number;
			rates: RatesJson;
		}>(
			ctx.tx,
			'registrations_repeated',
			`select r.id, r.state, r.offer_expires_at, r.awaits_address, ${placeSql} as place, ${ratesSql('$4')} as rates
			 from (values (1)) one left join registrations r on r.project_id = $1 and r.request_id = $3`,
			[training.projectId, training.trainingId, requestId, JSON.stringify(counted)],
		),
	);
	const registered = answeredBefore(row);
	return {
		repeated: registered && row.id !== null ? { registered, registrationId: row.id } : undefined,
		rates: ratesOf(row.rates),
	};
}

function answeredBefore(row: {
	state: RegistrationState | null;
	offer_expires_at: Date | null;
	awaits_address: boolean;
	place: number;
}): Registered | undefined {
	if (row.state === null) return undefined;
	if (row.awaits_address && row.offer_expires_at) return { state: 'held', until: row.offer_expires_at };
	if (row.state === 'requested') return { state: 'requested' };
	return row.state === 'waitlisted' || row.state === 'offered'
		? { state: 'waitlisted', place: row.place }
		: { state: 'confirmed' };
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
	/** Until when it waits for the address to be confirmed; null: it does not. */
	readonly heldUntil: Date | null;
	/** What it counts towards. */
	readonly counted: readonly Counted[];
	/** Made by a liaison: a seat is held until then, or a request waits to be made, and the person is asked to answer. */
	readonly invitation?: { readonly partyId: string; readonly until: Date } | undefined;
};

const insertAll = `
with pool as (
	update seat_pools set taken_seats = taken_seats + $3, waiting_seats = waiting_seats + $4,
		last_arrival = 1 + (select max(last_arrival) from seat_pools where project_id = $1 and training_id = $6)
	where project_id = $1 and id = any($2::uuid[]) and ($3 = 0 or taken_seats < capacity_seats + override_seats)
	returning id, last_arrival
), registration as (
	insert into registrations (project_id, id, training_id, participant_id, mode, state, arrival, municipality_code, target_group_id, organisation_key,
		locale, source, request_id, created_at, confirmed_at, offer_expires_at, awaits_address, party_id, awaits_answers)
	select $1, $5, $6, $7, $8, $9, max(last_arrival), $10, $11, $25, $12, $13, $14, $15, $16, $26, $26::timestamptz is not null and $28::uuid is null, $28::uuid,
		$28::uuid is not null from pool
), claim as (
	insert into seat_claims (project_id, registration_id, pool_id, kind) select $1, $5, id, case when $3 = 1 then 'seat' else 'queue' end from pool where $3 + $4 = 1
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
), counted as (${countSql('$1', '$6', '$27')}
)
select count(*)::int as pools from pool`;

/** What a person is first told of each. */
const firstMail = {
	requested: 'request-received',
	confirmed: 'registration-confirmed',
	waitlisted: 'registration-waitlisted',
} as const;

/**
 * Seats, registration, claims, audit, mail and jobs in one statement.
 * @throws Error when a pool's guard failed: the rule decided on facts that were not true.
 */
export async function insertRegistration(ctx: TxContext, row: NewRegistration): Promise<{ id: string }> {
	const id = newId();
	const hasSeat = row.admission.state === 'confirmed';
	const { training, invitation } = row;
	const isAsked = hasSeat || row.admission.state === 'requested';
	const heldUntil = isAsked && invitation ? invitation.until : row.heldUntil;
	const isHeld = heldUntil !== null;
	const isConfirmed = hasSeat && !isHeld;
	const actor = auditActor(ctx);
	const mails = messagesOf(training, id, mailKindOf(row), isConfirmed ? 'session-invitation' : null, '1');
	const result = only(
		await named<{ pools: number }>(ctx.tx, 'registrations_insert', insertAll, [
			training.projectId,
			row.admission.poolIds,
			hasSeat ? 1 : 0,
			row.admission.state === 'waitlisted' ? 1 : 0,
			id,
			training.trainingId,
			row.participantId,
			row.mode,
			isHeld && hasSeat ? 'offered' : row.admission.state,
			training.municipalityCode,
			training.targetGroupId,
			row.locale,
			row.source,
			row.requestId,
			ctx.now(),
			isConfirmed ? ctx.now() : null,
			newId(),
			actor.kind,
			actor.id,
			ctx.requestId,
			row.mailboxId,
			row.toAddress,
			heldUntil ?? training.endsAt,
			JSON.stringify(mails),
			training.organisationKey,
			heldUntil,
			JSON.stringify(row.counted),
			invitation?.partyId ?? null,
		]),
	);
	if (result.pools !== row.admission.poolIds.length) throw new Error('A seat pool changed under its lock');
	return { id };
}

function mailKindOf({ admission, heldUntil, invitation }: NewRegistration): string {
	if (heldUntil !== null) return 'registration-held';
	if (invitation) return admission.state === 'waitlisted' ? 'colleague-waitlisted' : 'colleague-invited';
	return firstMail[admission.state];
}
