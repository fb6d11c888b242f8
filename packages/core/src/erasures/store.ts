import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import { standingIn } from '../attendance/index.ts';
import type { TxContext } from '../context.ts';
import { evidenceEndsOn } from './rules/evidence.ts';
import type { ErasureCause, ErasureScope } from './model.ts';
import type { ErasureExtent, HeldRegistration } from './rules/extent.ts';

/** A day long past: what carries it is to be erased now, whatever the clock of the installation says. */
const atOnce = '1900-01-01';

export type ErasureFacts = {
	readonly projectId: string;
	readonly participantId: string;
	readonly mailboxId: string;
	readonly registrations: readonly HeldRegistration[];
	/** Other people who have the address. */
	readonly sharers: number;
};

/** What hangs on the person of a registration, who is locked after their mailbox: in the order in which registering takes them. */
export async function loadErasureFacts(ctx: TxContext, registrationId: string): Promise<ErasureFacts> {
	await named(
		ctx.tx,
		'erasures_lock_mailbox',
		`select b.id from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id where r.id = $1 for update of b`,
		[registrationId],
	);
	return only(
		await named<ErasureFacts>(
			ctx.tx,
			'erasures_facts',
			`select p.project_id as "projectId", p.id as "participantId", p.mailbox_id as "mailboxId",
				(select json_agg(json_build_object('id', o.id, 'hasAttended', exists (select from attendance_entries e
					where e.project_id = o.project_id and e.registration_id = o.id and ${standingIn})))
					from registrations o where o.project_id = p.project_id and o.participant_id = p.id) as registrations,
				(select count(*) from participants s where s.project_id = p.project_id and s.mailbox_id = p.mailbox_id and s.id <> p.id and s.erased_at is null) as sharers
			 from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
			 where r.id = $1 for update of p`,
			[registrationId],
		),
	);
}

const dateSql = `
with address as (
	select email from mailboxes where project_id = $1 and id = $4
), message as (
	update outbox_messages m set erase_after = $5, mailbox_id = case when registration_id is null then $4 else mailbox_id end, state = case when state in ('queued', 'held', 'failed') then 'expired' else state end,
		last_error = case when state in ('queued', 'held', 'failed') then 'superseded' else last_error end
	where project_id = $1 and (registration_id = any($2::uuid[]) or (mailbox_id = $4 and registration_id is null)
		or (registration_id is null and lower(m.to_address || ' ' || m.subject) like (select '%' || email || '%' from address)
			and m.to_address = (select email from address)))
), invitation as (
	update training_invitations set email = 'erased:' || id, label = null, organisation_key = null, revoked_at = coalesce(revoked_at, $8)
	where project_id = $1 and email = (select email from address)
), colleague as (
	update party_members set erase_after = $5 where project_id = $1 and registration_id = any($2::uuid[])
), person as (
	update participants set erase_after = $5, name_normalized = case when $7 then 'erased:' || id else name_normalized end
	where project_id = $1 and id = $3
), request as (
	update registration_requests set reason = null, answer = null where project_id = $1 and registration_id = any($2::uuid[])
), mailbox as (
	update mailboxes set erase_after = $5, email = 'erased:' || id where project_id = $1 and id = $4
)
update registrations set link_generation = link_generation + 1, cancel_reason = null,
	municipality_code = case when id = any($6::uuid[]) then municipality_code end,
	target_group_id = case when id = any($6::uuid[]) then target_group_id end,
	organisation_key = case when id = any($6::uuid[]) then organisation_key end
where project_id = $1 and id = any($2::uuid[])`;

/**
 * Hands a reminder on its way to all of a mailbox from who is erased to another who comes, so that it is not stopped with
 * their mail. To be run before their mail is dated.
 */
export async function handOnSharedMail(
	ctx: TxContext,
	projectId: string,
	registrationIds: readonly string[],
): Promise<void> {
	await named(
		ctx.tx,
		'erasures_hand_on_mail',
		`update outbox_messages m set registration_id = o.id
		 from registrations r join lateral (
			select o.id from registrations o join participants s on s.project_id = o.project_id and s.id = o.participant_id and s.erased_at is null
			join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.mailbox_id = s.mailbox_id
			where o.project_id = r.project_id and o.training_id = r.training_id and o.state = 'confirmed' and o.id <> all($2::uuid[])
			order by o.confirmed_at, o.id limit 1
		 ) o on true
		 where r.project_id = $1 and r.id = any($2::uuid[]) and m.project_id = r.project_id and m.registration_id = r.id
			and m.kind = 'training-reminder' and m.state <> 'sent'`,
		[projectId, registrationIds],
	);
}

/**
 * Dates all that an erasure covers, so that the eraser may touch it; stops what was still to be sent, and ends the links.
 * What a person is known by goes at once: one who registers anew meanwhile is another.
 */
export async function dateForErasure(
	ctx: TxContext,
	facts: ErasureFacts,
	extent: ErasureExtent,
): Promise<void> {
	const attended = facts.registrations.filter((one) => one.hasAttended).map((one) => one.id);
	await named(ctx.tx, 'erasures_date', dateSql, [
		facts.projectId,
		extent.registrationIds,
		extent.coversPerson ? facts.participantId : null,
		extent.coversPerson && facts.sharers === 0 ? facts.mailboxId : null,
		atOnce,
		attended,
		extent.scope === 'everything',
		ctx.now(),
	]);
}

/** Dates what staff wrote of a person, and takes their marks away; the worker may do neither. */
export async function dateNotes(ctx: TxContext, facts: ErasureFacts): Promise<void> {
	await named(
		ctx.tx,
		'erasures_date_notes',
		`with mark as (delete from participant_tags where project_id = $1 and participant_id = $2)
		 update participant_notes set erase_after = $3 where project_id = $1 and participant_id = $2`,
		[facts.projectId, facts.participantId, atOnce],
	);
}

/** The receipt, open until the eraser has run. */
export async function insertErasure(
	ctx: TxContext,
	facts: ErasureFacts,
	asked: { readonly registrationId: string; readonly cause: ErasureCause; readonly extent: ErasureExtent },
): Promise<{ id: string }> {
	const id = newId();
	const { coversPerson, registrationIds, scope } = asked.extent;
	await named(
		ctx.tx,
		'erasures_insert',
		`insert into erasures (project_id, id, registration_id, registration_ids, participant_id, mailbox_id, cause, scope, asked_at)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		[
			facts.projectId,
			id,
			asked.registrationId,
			registrationIds,
			coversPerson ? facts.participantId : null,
			coversPerson && facts.sharers === 0 ? facts.mailboxId : null,
			asked.cause,
			scope,
			ctx.now(),
		],
	);
	return { id };
}

export type OpenErasure = {
	readonly projectId: string;
	readonly id: string;
	readonly registrationIds: readonly string[];
	readonly participantId: string | null;
	readonly mailboxId: string | null;
	readonly scope: ErasureScope;
	/** Of the project; null while unpaid. */
	readonly lastPaymentOn: string | null;
};

/** Reads what is to be erased, while the role may still see projects; undefined when it was done. */
export async function lockErasure(
	ctx: TxContext,
	asked: { readonly projectId: string; readonly erasureId: string },
): Promise<OpenErasure | undefined> {
	const [row] = await named<OpenErasure>(
		ctx.tx,
		'erasures_open',
		`select e.project_id as "projectId", e.id, e.registration_ids as "registrationIds", e.participant_id as "participantId",
			e.mailbox_id as "mailboxId", e.scope, j.last_payment_on::text as "lastPaymentOn"
		 from erasures e join projects j on j.id = e.project_id
		 where e.project_id = $1 and e.id = $2 and e.erased_at is null`,
		[asked.projectId, asked.erasureId],
	);
	return row;
}

/**
 * Blanks what waits to be sent to all of a mailbox and may name the person, before the role is the eraser's: the mail is the
 * others' too, and is written anew without them.
 */
export async function blankSharedMail(ctx: TxContext, erasure: OpenErasure): Promise<void> {
	await named(
		ctx.tx,
		'erasures_shared_mail',
		`with message as (
			update outbox_messages m set rendered_at = null
			from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id
			join registrations o on o.project_id = r.project_id and o.training_id = r.training_id
			join participants s on s.project_id = o.project_id and s.id = o.participant_id and s.mailbox_id = p.mailbox_id
			where r.project_id = $1 and r.id = any($2::uuid[]) and m.project_id = o.project_id and m.registration_id = o.id
				and m.kind = 'training-reminder' and m.state <> 'sent' returning m.id
		)
		update outbox_bodies set text = '', html = '' where message_id in (select id from message)`,
		[erasure.projectId, erasure.registrationIds],
	);
}

/** The rest of the transaction runs as the eraser: it sees only what is dated, and cannot read a registration. */
export async function becomeEraser(ctx: TxContext): Promise<void> {
	await ctx.tx.$client.query('set local role kutsu_eraser');
}

const personSql = `
update participants set first_name = '', last_name = '', name_normalized = 'erased:' || id, phone = null, organisation = null, organisation_id = null,
	target_group_id = null, municipality_code = null, search_text = '', revision = revision + 1, erased_at = $3
where project_id = $1 and id = $2`;

const exceptEvidenceSql = `
update participants set phone = null, search_text = '', revision = revision + 1 where project_id = $1 and id = $2`;

const mailSql = `
with message as (
	update outbox_messages set to_address = '', subject = ''
	where project_id = $1 and (registration_id = any($2::uuid[]) or (mailbox_id = $3 and registration_id is null)) returning id
)
update outbox_bodies set text = '', html = '', calendar = null where message_id in (select id from message)`;

const receiptSql =
	'update erasures set erased_at = $3 where project_id = $1 and id = $2 and erased_at is null';

/** Blanks what an erasure covers and dates the receipt; to be run as the eraser. */
export async function saveErasure(ctx: TxContext, erasure: OpenErasure): Promise<void> {
	const { projectId, participantId } = erasure;
	await named(ctx.tx, 'erasures_mail', mailSql, [projectId, erasure.registrationIds, erasure.mailboxId]);
	if (participantId !== null && erasure.scope === 'everything')
		await named(ctx.tx, 'erasures_person', personSql, [projectId, participantId, ctx.now()]);
	if (participantId !== null && erasure.scope === 'evidence_stays')
		await named(ctx.tx, 'erasures_except_evidence', exceptEvidenceSql, [projectId, participantId]);
	await named(
		ctx.tx,
		'erasures_notes',
		'delete from participant_notes where project_id = $1 and participant_id = $2',
		[projectId, participantId],
	);
	await named(
		ctx.tx,
		'erasures_colleague',
		"update party_members set first_name = '', last_name = '', sameness = 'erased:' || id, target_group = '' where project_id = $1 and registration_id = any($2::uuid[])",
		[projectId, erasure.registrationIds],
	);
	await named(
		ctx.tx,
		'erasures_mailbox',
		"update mailboxes set email = 'erased:' || id where project_id = $1 and id = $2",
		[projectId, erasure.mailboxId],
	);
	await named(ctx.tx, 'erasures_receipt', receiptSql, [projectId, erasure.id, ctx.now()]);
}

/**
 * Dates the evidence that stays, as the worker again: the eraser cannot move a row out of its own sight.
 * Undated while the funder's last payment is not known.
 */
export async function dateEvidence(ctx: TxContext, erasure: OpenErasure): Promise<void> {
	if (erasure.participantId === null || erasure.scope !== 'evidence_stays') return;
	await ctx.tx.$client.query('reset role');
	await named(
		ctx.tx,
		'erasures_date_evidence',
		'update participants set erase_after = $3 where project_id = $1 and id = $2',
		[erasure.projectId, erasure.participantId, evidenceEndsOn(erasure.lastPaymentOn)],
	);
}

/** Links that have expired and counts of who asked for them, a while after; to be run as the eraser. */
export async function deleteExpiredLinks(ctx: TxContext): Promise<void> {
	await named(ctx.tx, 'erasures_links', 'delete from mailbox_links', []);
	await named(ctx.tx, 'erasures_asks', 'delete from link_asks', []);
}
