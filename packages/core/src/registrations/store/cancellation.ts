import { named } from '@kutsu/db';
import { NotFound, only } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { AttendanceMode, CancelledBy, RegistrationSource, RegistrationState } from '../model.ts';
import { aboutOne, messagesOf, queueMail, queueSeatKept } from './mail.ts';
import { endSpareOverride } from './override.ts';
import type { LockedTraining } from './training.ts';

export type LockedRegistration = {
	readonly id: string;
	readonly state: RegistrationState;
	/** Null unless offered, or held for an address to be confirmed. */
	readonly offerExpiresAt: Date | null;
	/** Nobody has yet shown that the address is theirs. */
	readonly awaitsAddress: boolean;
	readonly linkGeneration: number;
	readonly awaitsAnswers: boolean;
	readonly participantId: string;
	readonly priority: number;
	readonly arrival: number;
	readonly locale: Locale;
	/** Pools it holds a seat of, or waits for. */
	readonly poolIds: readonly string[];
	readonly mode: AttendanceMode;
	readonly targetGroupId: string | null;
	readonly organisationKey: string | null;
	readonly source: RegistrationSource;
	/** Its seat is offered to a colleague, and is its own until they accept. */
	readonly offersSeat: boolean;
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
		offer_expires_at: Date | null;
		awaits_address: boolean;
		link_generation: number;
		awaits_answers: boolean;
		participant_id: string;
		priority: number;
		arrival: number;
		locale: Locale;
		mode: AttendanceMode;
		target_group_id: string | null;
		organisation_key: string | null;
		source: RegistrationSource;
		offers_seat: boolean;
		pool_ids: string[];
	}>(
		ctx.tx,
		'registrations_lock_one',
		`select r.id, r.state, r.offer_expires_at, r.awaits_address, r.link_generation, r.awaits_answers, r.participant_id, r.priority, r.arrival, r.locale, r.mode, r.target_group_id, r.organisation_key, r.source,
			exists (select from seat_transfers x where x.project_id = r.project_id and x.from_registration_id = r.id and x.ended_at is null) as offers_seat,
			array(select c.pool_id from seat_claims c where c.project_id = r.project_id and c.registration_id = r.id) as pool_ids
		 from registrations r where r.project_id = $1 and r.id = $2 for update of r`,
		[projectId, id],
	);
	if (!row) throw new NotFound('registration');
	return {
		id: row.id,
		state: row.state,
		offerExpiresAt: row.offer_expires_at,
		awaitsAddress: row.awaits_address,
		linkGeneration: row.link_generation,
		awaitsAnswers: row.awaits_answers,
		participantId: row.participant_id,
		priority: row.priority,
		arrival: row.arrival,
		locale: row.locale,
		poolIds: row.pool_ids,
		mode: row.mode,
		targetGroupId: row.target_group_id,
		organisationKey: row.organisation_key,
		source: row.source,
		offersSeat: row.offers_seat,
	};
}

/** What tells a person that their registration has ended. */
export type EndingMail =
	| 'request-declined'
	| 'registration-cancelled'
	| 'offer-expired'
	/** Their seat is a colleague's now. */
	| 'seat-given'
	/** It was offered to them, and stays the colleague's. */
	| 'seat-taken-back'
	/** They have one at another date. */
	| 'registration-moved';

/** Whether its end frees a seat. */
export function holdsSeat({ state }: Pick<LockedRegistration, 'state'>): boolean {
	return state === 'confirmed' || state === 'offered';
}

const endSql = `
with registration as (
	update registrations set state = 'cancelled', cancelled_at = $3, cancelled_by = $4, offer_expires_at = null
	where project_id = $1 and id = $2 and state <> 'cancelled' returning id
), claim as (
	delete from seat_claims where project_id = $1 and registration_id = $2 and exists (select from registration) returning pool_id, kind
), pool as (
	update seat_pools s set taken_seats = taken_seats - (claim.kind = 'seat')::int, waiting_seats = waiting_seats - (claim.kind = 'queue')::int,
		override_seats = case when $5::boolean then ${endSpareOverride("(claim.kind = 'seat')::int", "(claim.kind = 'queue')::int")} else s.override_seats end
	from claim where s.project_id = $1 and s.id = claim.pool_id
), transfer as (
	update seat_transfers set ended_at = $3
	where project_id = $1 and (from_registration_id = $2 or to_registration_id = $2) and ended_at is null and exists (select from registration)
	returning from_registration_id, to_registration_id
)
select (select count(*) from registration)::int as done, (select from_registration_id from transfer) as giver, (select to_registration_id from transfer) as colleague`;

function endingMailOf(by: CancelledBy): EndingMail {
	if (by === 'expiry') return 'offer-expired';
	return by === 'decline' ? 'request-declined' : 'registration-cancelled';
}

/**
 * Ends a registration and frees what it held: its seats, or its places in line. The mail says why; `null` sends none.
 * A seat it offered to a colleague is no longer theirs to take; one it was offered stays the giver's, who is told.
 * A seat beyond capacity ends with it, unless it `passes-on` to another in this transaction.
 */
export async function saveCancellation(
	ctx: TxContext,
	training: LockedTraining,
	registration: LockedRegistration,
	by: CancelledBy,
	mail: EndingMail | null = endingMailOf(by),
	beyond: 'ends' | 'passes-on' = 'ends',
): Promise<void> {
	const result = only(
		await named<{ done: number; giver: string | null; colleague: string | null }>(
			ctx.tx,
			'registrations_end',
			endSql,
			[training.projectId, registration.id, ctx.now(), by, beyond === 'ends'],
		),
	);
	if (result.done !== 1) throw new Error('A registration changed under its lock');
	const { giver, colleague } = result;
	if (colleague !== null && colleague !== registration.id) {
		const theirs = await lockRegistration(ctx, training.projectId, colleague);
		await saveCancellation(ctx, training, theirs, 'liaison', 'seat-taken-back');
	} else if (giver !== null && colleague !== null && by !== 'liaison') {
		await queueSeatKept(ctx, training, giver, registration.id);
	}
	// One that never became theirs ends as quietly as it was.
	if (registration.awaitsAddress && by === 'expiry') return;
	if (mail === null) return;
	const further = registration.state === 'confirmed' ? 'session-cancellation' : null;
	const told = { ...training, sessionIds: [...training.sessionIds, ...training.withdrawnSessionIds] };
	await queueMail(
		ctx,
		training,
		aboutOne(registration.id, messagesOf(told, registration.id, mail, further, '1')),
	);
}
