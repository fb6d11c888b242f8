import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { endTransferJob } from '../jobs.ts';
import { aboutOne, plainMail, queueMail } from './mail.ts';
import type { LockedTraining } from './training.ts';

const offeredSql = `
insert into registrations (project_id, id, training_id, participant_id, mode, state, arrival, priority, municipality_code, target_group_id, organisation_key,
	locale, source, request_id, created_at, offer_expires_at, awaits_address)
select project_id, $3, training_id, $4, mode, 'offered', arrival, priority, null, $5, $6, $7, 'transfer', $3, $8, $9, true
from registrations where project_id = $1 and id = $2`;

export type OfferedSeat = {
	readonly fromId: string;
	/** Null for one who has a place already: nothing is made for them, and the giver sees no difference. */
	readonly colleague: {
		readonly participantId: string;
		readonly targetGroupId: string | null;
		readonly organisationKey: string | null;
		readonly locale: Locale;
	} | null;
	readonly expiresAt: Date;
};

/**
 * Offers a seat to a colleague, for whom a registration without a seat is made, and asks for the look at the deadline.
 * Both are told by mail.
 */
export async function insertTransfer(
	ctx: TxContext,
	training: LockedTraining,
	offered: OfferedSeat,
): Promise<void> {
	const { projectId } = training;
	const { colleague, expiresAt, fromId } = offered;
	const transferId = newId();
	const toId = colleague === null ? null : newId();
	if (colleague !== null)
		await named(ctx.tx, 'registrations_insert_offered', offeredSql, [
			projectId,
			fromId,
			toId,
			colleague.participantId,
			colleague.targetGroupId,
			colleague.organisationKey,
			colleague.locale,
			ctx.now(),
			expiresAt,
		]);
	await named(
		ctx.tx,
		'registrations_insert_transfer',
		'insert into seat_transfers (project_id, id, from_registration_id, to_registration_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
		[projectId, transferId, fromId, toId, ctx.now(), expiresAt],
	);
	await queueMail(ctx, { ...training, endsAt: expiresAt }, [
		...aboutOne(fromId, [plainMail(training, fromId, 'seat-promised', transferId)]),
		...(toId === null ? [] : aboutOne(toId, [plainMail(training, toId, 'seat-received', '1')])),
	]);
	await enqueue(ctx, { task: endTransferJob.task, payload: { transferId }, runAt: expiresAt });
}

/** Who gives the seat that is offered to a registration; undefined when none is, or no longer. Read under the pools' lock. */
export async function findGiver(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
): Promise<string | undefined> {
	const [row] = await named<{ id: string }>(
		ctx.tx,
		'registrations_giver',
		'select from_registration_id as id from seat_transfers where project_id = $1 and to_registration_id = $2 and ended_at is null',
		[projectId, registrationId],
	);
	return row?.id;
}

/** Ends the open offer of a giver's seat; says whose registration waited for it. */
export async function saveTransferEnd(
	ctx: TxContext,
	projectId: string,
	fromId: string,
): Promise<{ colleagueId: string | null }> {
	const [row] = await named<{ colleagueId: string | null }>(
		ctx.tx,
		'registrations_end_transfer',
		`update seat_transfers set ended_at = $3 where project_id = $1 and from_registration_id = $2 and ended_at is null
		 returning to_registration_id as "colleagueId"`,
		[projectId, fromId, ctx.now()],
	);
	if (!row) throw new Error('A transfer changed under its lock');
	return row;
}

export type DueTransfer = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly fromId: string;
	readonly toId: string | null;
	readonly expiresAt: Date;
	readonly isOpen: boolean;
	/** The colleague had a link and never accepted, and is still known. */
	readonly leavesColleague: boolean;
};

/** A transfer whose time may be over, by its job; undefined for one that is unknown. */
export async function findTransfer(ctx: TxContext, transferId: string): Promise<DueTransfer | undefined> {
	const [row] = await named<DueTransfer>(
		ctx.tx,
		'registrations_due_transfer',
		`select x.project_id as "projectId", f.training_id as "trainingId", x.from_registration_id as "fromId", x.to_registration_id as "toId",
			x.expires_at as "expiresAt", x.ended_at is null as "isOpen",
			coalesce(t.confirmed_at is null and not exists (select from erasures e where e.project_id = x.project_id and e.registration_id = t.id), false) as "leavesColleague"
		 from seat_transfers x join registrations f on f.project_id = x.project_id and f.id = x.from_registration_id
		 left join registrations t on t.project_id = x.project_id and t.id = x.to_registration_id
		 where x.id = $1`,
		[transferId],
	);
	return row;
}
