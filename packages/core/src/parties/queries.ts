import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { inTransaction, readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { partyOrganisationSql } from '../organisations/index.ts';
import { requirePermission } from '../staff/index.ts';
import { invitationOfParty } from './commands/let-in.ts';
import type { ColleagueState } from './model.ts';
import { colleagueStateOf, isThere } from './rules/colleague.ts';
import type { MemberFacts } from './rules/colleague.ts';
import { roomOf } from './rules/list.ts';
import { membersOf, partyById } from './store.ts';

/** A liaison's own page: what they said themselves, and of each colleague a name and a state. */
export type MyParty = {
	readonly liaisonName: string;
	readonly liaisonEmail: string;
	readonly organisation: string;
	readonly locale: Locale;
	readonly isCancelled: boolean;
	/** How many more may be registered. */
	readonly roomLeft: number;
	readonly limit: number;
	/** The liaison came by a personal link: its uses are the limit. */
	readonly isByInvitation: boolean;
	readonly isInvitationOver: boolean;
	readonly colleagues: readonly {
		readonly id: string;
		readonly firstName: string;
		readonly lastName: string;
		readonly state: ColleagueState;
		/** Until when the colleague is asked to answer; null unless invited. */
		readonly invitedUntil: Date | null;
	}[];
	/** When this was so: the server's clock decides what is open. */
	readonly askedAt: Date;
	readonly training: {
		/** What its page is found by; null when it has only a link of its own. */
		readonly code: string | null;
		readonly title: LocalizedText;
		readonly mode: 'onsite' | 'online' | 'hybrid';
		readonly isCancelled: boolean;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly opensAt: Date;
		readonly closesAt: Date;
		readonly timeZone: string;
		/** Keys of the professions it is meant for. */
		readonly targetGroupKeys: readonly string[];
		/** Staff approve those who are on no list. */
		readonly asksApproval: boolean;
		readonly municipality: LocalizedText | null;
	};
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
		readonly isDemo: boolean;
	};
};

/** @throws NotFound for a link that is forged, revoked or unknown. */
export function myParty(ctx: Context, input: { readonly token: string }): Promise<MyParty> {
	const link = openLink(ctx.keys, input.token, 'party');
	if (!link) throw new NotFound('party');
	return inTransaction(ctx, async (ctx) => {
		const party = await partyById(ctx, link.linkId);
		if (party.linkGeneration !== link.generation) throw new NotFound('party');
		const [about] = await named<Pick<MyParty, 'training' | 'project'>>(ctx.tx, 'parties_about', aboutSql, [
			party.projectId,
			party.trainingId,
		]);
		if (!about) throw new NotFound('party');
		const now = ctx.now();
		const members = (await membersOf(ctx, party)).map((member) => ({
			...member,
			state: colleagueStateOf(member, now),
		}));
		const { training } = about;
		const invitation = await invitationOfParty(ctx, party, 'read');
		const holding = invitation === 'over' ? { maxUses: 0, usedCount: 0 } : invitation;
		return {
			liaisonName: party.liaisonName,
			liaisonEmail: party.liaisonEmail,
			organisation: party.organisation,
			locale: party.locale,
			isCancelled: party.cancelledAt !== null,
			limit: holding === null ? party.partyLimit : holding.maxUses,
			isByInvitation: invitation !== null,
			isInvitationOver: invitation === 'over',
			roomLeft: roomOf(
				party.partyLimit,
				members.map(({ state }) => ({ isThere: isThere(state) })),
				holding,
			),
			colleagues: members.map(({ id, firstName, lastName, state, invitedUntil }) => ({
				id,
				firstName,
				lastName,
				state,
				invitedUntil: state === 'invited' ? invitedUntil : null,
			})),
			askedAt: now,
			project: about.project,
			training: {
				...training,
				startsAt: new Date(training.startsAt),
				endsAt: new Date(training.endsAt),
				opensAt: new Date(training.opensAt),
				closesAt: new Date(training.closesAt),
			},
		};
	});
}

const aboutSql = `
select json_build_object('code', case when t.visibility = 'public' then t.code end, 'title', t.title, 'mode', t.mode, 'isCancelled', t.state = 'cancelled',
		'startsAt', t.starts_at, 'endsAt', t.ends_at, 'opensAt', t.opens_at, 'closesAt', t.closes_at, 'timeZone', t.time_zone, 'targetGroupKeys', t.target_group_keys,
		'asksApproval', exists (select from training_ways w where w.project_id = t.project_id and w.training_id = t.id and w.way in ('approval', 'listed_or_approval')),
		'municipality', m.name) as training,
	json_build_object('slug', j.slug, 'title', j.title, 'contactEmail', j.contact_email, 'fundingStatement', j.funding_statement,
		'requiredLocales', j.required_locales, 'isDemo', j.is_demo) as project
from trainings t join projects j on j.id = t.project_id left join municipalities m on m.code = t.municipality_code
where t.project_id = $1 and t.id = $2`;

/** Who registered a colleague, for the colleague's own page; null when they registered themselves. */
export type MyLiaison = {
	readonly name: string;
	/** Null where it must not be known. */
	readonly organisation: string | null;
	/** Key of the profession the liaison said, for the form to begin with. */
	readonly targetGroup: string;
} | null;

/** @throws NotFound for a link that is forged, revoked or unknown. */
export async function myLiaison(ctx: Context, input: { readonly token: string }): Promise<MyLiaison> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const [row] = await named<{ liaison: MyLiaison }>(
		readsOf(ctx),
		'parties_my_liaison',
		`select case when y.id is not null then json_build_object('name', y.liaison_name, 'organisation', ${partyOrganisationSql}, 'targetGroup', g.key) end as liaison
		 from registrations r left join parties y on y.project_id = r.project_id and y.id = r.party_id
		 left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 where r.id = $1 and r.link_generation = $2`,
		[link.linkId, link.generation],
	);
	if (!row) throw new NotFound('registration');
	return row.liaison;
}

/**
 * The party of an address in a training, as its link names it; for loaders and imports.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function partyOfLiaison(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string; readonly liaisonEmail: string },
): Promise<{ readonly linkId: string; readonly generation: number }> {
	requirePermission(ctx.actor, 'participants.read', input);
	const [row] = await named<{ linkId: string; generation: number }>(
		readsOf(ctx),
		'parties_of_liaison',
		'select id as "linkId", link_generation as generation from parties where project_id = $1 and training_id = $2 and liaison_email = $3',
		[input.projectId, input.trainingId, input.liaisonEmail],
	);
	if (!row) throw new NotFound('party');
	return row;
}

export type PartyListed = {
	readonly id: string;
	readonly liaisonName: string;
	readonly liaisonEmail: string;
	/** Null where it must not be known. */
	readonly organisation: string | null;
	readonly createdAt: Date;
	readonly cancelledAt: Date | null;
	/** How many colleagues are in each state. */
	readonly counts: Readonly<Partial<Record<ColleagueState, number>>>;
};

export type PartyPage = {
	readonly rows: readonly PartyListed[];
	readonly limit: number;
	/** For the next page; null on the last. */
	readonly next: { readonly createdAt: Date; readonly id: string } | null;
};

const pageSize = 50;

/**
 * The parties of one training, newest first; those nobody was registered by yet are left out.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function partiesOfTraining(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
	},
): Promise<PartyPage> {
	const { projectId, trainingId, after } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId, trainingId });
	const [training] = await named<{ partyLimit: number }>(
		readsOf(ctx),
		'parties_limit',
		'select party_limit as "partyLimit" from trainings where project_id = $1 and id = $2',
		[projectId, trainingId],
	);
	if (!training) throw new NotFound('training');
	const rows = await named<Omit<PartyListed, 'counts'> & { members: JsonMember[] }>(
		readsOf(ctx),
		'parties_of_training',
		`select y.id, y.liaison_name as "liaisonName", y.liaison_email as "liaisonEmail", ${partyOrganisationSql} as organisation, y.created_at as "createdAt", y.cancelled_at as "cancelledAt",
			(select json_agg(json_build_object('fate', m.fate, 'invitedUntil', m.invited_until, 'removedAt', m.removed_at, 'registration',
				case when r.id is not null then json_build_object('state', r.state, 'cancelledBy', r.cancelled_by, 'awaitsAnswers', r.awaits_answers) end))
			 from party_members m left join registrations r on r.project_id = m.project_id and r.id = m.registration_id
			 where m.project_id = y.project_id and m.party_id = y.id) as members
		 from parties y
		 where y.project_id = $1 and y.training_id = $2 and ($3::timestamptz is null or (y.created_at, y.id) < ($3, $4::uuid))
			and exists (select from party_members m where m.project_id = y.project_id and m.party_id = y.id)
		 order by y.created_at desc, y.id desc limit ${pageSize + 1}`,
		[projectId, trainingId, after?.createdAt ?? null, after?.id ?? null],
	);
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		rows: shown.map(({ members, ...row }) => ({ ...row, counts: countsOf(members, ctx.now()) })),
		limit: training.partyLimit,
		next: rows.length > pageSize && last ? { createdAt: last.createdAt, id: last.id } : null,
	};
}

type JsonMember = Omit<MemberFacts, 'invitedUntil' | 'removedAt'> & {
	readonly invitedUntil: string | null;
	readonly removedAt: string | null;
};

function countsOf(members: readonly JsonMember[], now: Date): Partial<Record<ColleagueState, number>> {
	const counts: Partial<Record<ColleagueState, number>> = {};
	for (const member of members) {
		const state = colleagueStateOf(
			{ ...member, invitedUntil: instantOf(member.invitedUntil), removedAt: instantOf(member.removedAt) },
			now,
		);
		counts[state] = (counts[state] ?? 0) + 1;
	}
	return counts;
}

function instantOf(text: string | null): Date | null {
	return text === null ? null : new Date(text);
}
