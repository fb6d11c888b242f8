import { named } from '@kutsu/db';
import { NotFound, newId } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import type { TxContext } from '../context.ts';
import type { AttendanceMode } from '../registrations/model.ts';
import type { PartyMemberFate, RequestPartyInput } from './model.ts';
import type { MemberFacts } from './rules/colleague.ts';
import { samenessOf } from './rules/list.ts';

/** The training a party is asked for in, as a visitor names it. */
export type PartyTraining = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly state: 'published' | 'cancelled';
	readonly closesAt: Date;
	readonly partyLimit: number;
};

/** Where one comes by a personal link only, a liaison needs one too. */
const limitOf = (
	training: string,
) => `case when exists (select from training_ways w where w.project_id = ${training}.project_id
	and w.training_id = ${training}.id and w.way = 'invitation') then 0 else ${training}.party_limit end`;

const trainingColumns = `t.project_id as "projectId", t.id as "trainingId", t.state, t.closes_at as "closesAt", ${limitOf('t')} as "partyLimit"`;

/** @throws NotFound for one that is missing, a draft, or not public and not opened by its link. */
export async function trainingForParty(
	ctx: TxContext,
	address:
		| { readonly code: string }
		| { readonly trainingId: string }
		| { readonly id: string; readonly linkGeneration: number },
): Promise<PartyTraining> {
	const [row] =
		'code' in address
			? await named<PartyTraining>(
					ctx.tx,
					'parties_training_by_code',
					`select ${trainingColumns} from trainings t where code = $1 and visibility = 'public' and state <> 'draft'`,
					[address.code],
				)
			: 'trainingId' in address
				? await named<PartyTraining>(
						ctx.tx,
						'parties_training_by_id',
						`select ${trainingColumns} from trainings t where id = $1 and state <> 'draft'`,
						[address.trainingId],
					)
				: await named<PartyTraining>(
						ctx.tx,
						'parties_training_by_link',
						`select ${trainingColumns} from trainings t where id = $1 and link_generation = $2 and state <> 'draft'`,
						[address.id, address.linkGeneration],
					);
	if (!row) throw new NotFound('training');
	return row;
}

/** The party of this address in this training, made when it is the first time; nothing of an older one is changed. */
export async function saveParty(
	ctx: TxContext,
	training: Pick<PartyTraining, 'projectId' | 'trainingId'>,
	input: RequestPartyInput,
): Promise<{ id: string; isNew: boolean; isCancelled: boolean; linkGeneration: number; locale: Locale }> {
	const [row] = await named<{
		id: string;
		isNew: boolean;
		isCancelled: boolean;
		linkGeneration: number;
		locale: Locale;
	}>(
		ctx.tx,
		'parties_save',
		`insert into parties as p (project_id, id, training_id, liaison_name, liaison_email, organisation, locale, created_at, erase_after)
		 select t.project_id, $3, t.id, $4, $5, $6, $7, $8, (t.ends_at + interval '3 months')::date
		 from trainings t where t.project_id = $1 and t.id = $2
		 on conflict on constraint parties_liaison do update set liaison_email = excluded.liaison_email
		 returning p.id, p.id = $3 as "isNew", p.cancelled_at is not null as "isCancelled", p.link_generation as "linkGeneration", p.locale`,
		[
			training.projectId,
			training.trainingId,
			newId(),
			input.liaisonName,
			input.liaisonEmail,
			input.organisation,
			input.locale,
			ctx.now(),
		],
	);
	if (!row) throw new NotFound('training');
	return row;
}

/**
 * Ties a party to the personal link its liaison came by; without one, to none once the former is over: the liaison is
 * then like anybody. A stranger who knows the address can't undo what holds.
 */
export async function savePartyInvitation(
	ctx: TxContext,
	party: { readonly projectId: string; readonly partyId: string },
	invitationId: string | null,
): Promise<void> {
	if (invitationId !== null)
		await named(
			ctx.tx,
			'parties_save_invitation',
			`insert into party_invitations (project_id, party_id, invitation_id) values ($1, $2, $3)
			 on conflict (project_id, party_id) do update set invitation_id = excluded.invitation_id`,
			[party.projectId, party.partyId, invitationId],
		);
	else
		await named(
			ctx.tx,
			'parties_drop_invitation',
			`delete from party_invitations came using training_invitations i where came.project_id = $1 and came.party_id = $2
				and i.project_id = came.project_id and i.id = came.invitation_id
				and (i.revoked_at is not null or i.expires_at <= $3 or i.used_count >= i.max_uses)`,
			[party.projectId, party.partyId, ctx.now()],
		);
}

export type PartyRow = {
	readonly projectId: string;
	readonly id: string;
	readonly trainingId: string;
	readonly liaisonName: string;
	readonly liaisonEmail: string;
	readonly organisation: string;
	readonly locale: Locale;
	readonly linkGeneration: number;
	readonly cancelledAt: Date | null;
	readonly partyLimit: number;
	/** The personal link by which the liaison came; null for none. */
	readonly invitationId: string | null;
};

const partyColumns = `p.project_id as "projectId", p.id, p.training_id as "trainingId", p.liaison_name as "liaisonName", p.liaison_email as "liaisonEmail",
	p.organisation, p.locale, p.link_generation as "linkGeneration", p.cancelled_at as "cancelledAt", ${limitOf('t')} as "partyLimit", came.invitation_id as "invitationId"`;
const partyFrom = `from parties p join trainings t on t.project_id = p.project_id and t.id = p.training_id
	left join party_invitations came on came.project_id = p.project_id and came.party_id = p.id`;

/** By its id alone, as a link names it; not locked. @throws NotFound */
export async function partyById(ctx: TxContext, id: string): Promise<PartyRow> {
	const [row] = await named<PartyRow>(
		ctx.tx,
		'parties_by_id',
		`select ${partyColumns} ${partyFrom} where p.id = $1`,
		[id],
	);
	if (!row) throw new NotFound('party');
	return row;
}

/** Read anew after the training's pools were locked. @throws NotFound */
export async function lockParty(ctx: TxContext, projectId: string, id: string): Promise<PartyRow> {
	const [row] = await named<PartyRow>(
		ctx.tx,
		'parties_lock',
		`select ${partyColumns} ${partyFrom} where p.project_id = $1 and p.id = $2 for update of p`,
		[projectId, id],
	);
	if (!row) throw new NotFound('party');
	return row;
}

export type MemberRow = MemberFacts & {
	readonly id: string;
	readonly position: number;
	readonly registrationId: string | null;
	readonly firstName: string;
	readonly lastName: string;
	readonly sameness: string;
	readonly requestId: string;
	readonly targetGroup: string;
	readonly mode: AttendanceMode;
};

/** Everyone who is or was in a party, in order. */
export function membersOf(ctx: TxContext, party: Pick<PartyRow, 'projectId' | 'id'>): Promise<MemberRow[]> {
	return named<MemberRow>(
		ctx.tx,
		'parties_members',
		`select m.id, m.position, m.registration_id as "registrationId", m.first_name as "firstName", m.last_name as "lastName", m.sameness, m.fate,
			m.invited_until as "invitedUntil", m.removed_at as "removedAt", m.request_id as "requestId", m.target_group as "targetGroup", m.mode,
			case when r.id is not null then json_build_object('state', r.state, 'cancelledBy', r.cancelled_by, 'awaitsAnswers', r.awaits_answers) end as registration
		 from party_members m
		 left join registrations r on r.project_id = m.project_id and r.id = m.registration_id
		 where m.project_id = $1 and m.party_id = $2 order by m.position`,
		[party.projectId, party.id],
	);
}

export type NewMember = {
	readonly registrationId: string | null;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly targetGroup: string;
	readonly mode: AttendanceMode;
	readonly fate: PartyMemberFate;
	/** Null in line. */
	readonly invitedUntil: Date | null;
};

/** Adds members after `lastPosition`, in order. */
export async function insertMembers(
	ctx: TxContext,
	party: Pick<PartyRow, 'projectId' | 'id'>,
	members: readonly NewMember[],
	at: { readonly lastPosition: number; readonly requestId: string },
): Promise<void> {
	await named(
		ctx.tx,
		'parties_insert_members',
		`insert into party_members (project_id, id, party_id, position, registration_id, first_name, last_name, sameness, target_group, mode, fate, invited_until, request_id, created_at, erase_after)
		 select p.project_id, m.id, p.id, m.position, m.registration_id, m.first_name, m.last_name, m.sameness, m.target_group, m.mode, m.fate, m.invited_until, $4, $5, p.erase_after
		 from parties p cross join jsonb_to_recordset($3) as m(id uuid, position int, registration_id uuid, first_name text, last_name text, sameness text, target_group text, mode text, fate text, invited_until timestamptz)
		 where p.project_id = $1 and p.id = $2`,
		[
			party.projectId,
			party.id,
			JSON.stringify(
				members.map((member, index) => ({
					id: newId(),
					position: at.lastPosition + index + 1,
					registration_id: member.registrationId,
					first_name: member.firstName,
					last_name: member.lastName,
					sameness: samenessIn(party.id, member),
					target_group: member.targetGroup,
					mode: member.mode,
					fate: member.fate,
					invited_until: member.invitedUntil,
				})),
			),
			at.requestId,
			ctx.now(),
		],
	);
}

/** Says of nobody who they are, and is another in each party. */
export function samenessIn(
	partyId: string,
	person: { readonly firstName: string; readonly lastName: string; readonly email: string },
): string {
	return hashToken(`${partyId} ${samenessOf(person)}`);
}

export async function saveRemoval(
	ctx: TxContext,
	projectId: string,
	memberIds: readonly string[],
): Promise<void> {
	await named(
		ctx.tx,
		'parties_remove',
		'update party_members set removed_at = $3 where project_id = $1 and id = any($2::uuid[]) and removed_at is null',
		[projectId, memberIds, ctx.now()],
	);
}

/** Kills the link that is out; gives the new one's generation. */
export async function saveNewLink(
	ctx: TxContext,
	party: Pick<PartyRow, 'projectId' | 'id'>,
): Promise<{ linkGeneration: number }> {
	const [row] = await named<{ linkGeneration: number }>(
		ctx.tx,
		'parties_new_link',
		'update parties set link_generation = link_generation + 1 where project_id = $1 and id = $2 returning link_generation as "linkGeneration"',
		[party.projectId, party.id],
	);
	if (!row) throw new NotFound('party');
	return row;
}

export async function saveCancelled(
	ctx: TxContext,
	party: Pick<PartyRow, 'projectId' | 'id'>,
): Promise<void> {
	await named(
		ctx.tx,
		'parties_cancel',
		'update parties set cancelled_at = $3 where project_id = $1 and id = $2',
		[party.projectId, party.id, ctx.now()],
	);
}

/** The limit of a training, locked. @throws NotFound */
export async function lockPartyLimit(
	ctx: TxContext,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
): Promise<number> {
	const [row] = await named<{ partyLimit: number }>(
		ctx.tx,
		'parties_lock_limit',
		'select party_limit as "partyLimit" from trainings where project_id = $1 and id = $2 for update',
		[projectId, trainingId],
	);
	if (!row) throw new NotFound('training');
	return row.partyLimit;
}

export async function savePartyLimit(
	ctx: TxContext,
	{ projectId, trainingId }: { readonly projectId: string; readonly trainingId: string },
	limit: number,
): Promise<void> {
	await named(
		ctx.tx,
		'parties_save_limit',
		'update trainings set party_limit = $3 where project_id = $1 and id = $2',
		[projectId, trainingId, limit],
	);
}

/** What the professions of a project are called, to find them by in a list. */
export function groupNamesOf(
	ctx: TxContext,
	projectId: string,
): Promise<{ key: string; name: LocalizedText; isSensitive: boolean }[]> {
	return named(
		ctx.tx,
		'parties_group_names',
		'select key, name, is_sensitive_workplace as "isSensitive" from target_groups where project_id = $1',
		[projectId],
	);
}
