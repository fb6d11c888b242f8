import { NotFound, granted, locales, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { admitColleagues, planColleagues, readTraining } from '../../registrations/index.ts';
import type { LockedTraining } from '../../registrations/index.ts';
import type { LockedInvitation } from '../../ways/index.ts';
import { Email } from '../model.ts';
import type {
	AddColleaguesInput,
	AddColleaguesRefusal,
	ColleaguesInput,
	PartyMemberFate,
	RowFate,
	RowWithFate,
} from '../model.ts';
import { colleagueStateOf, isThere } from '../rules/colleague.ts';
import { roomOf, sortRows } from '../rules/list.ts';
import type { Candidate, SortedRow } from '../rules/list.ts';
import { readRows } from '../rules/rows.ts';
import { groupNamesOf, insertMembers, membersOf, partyById, samenessIn } from '../store.ts';
import type { MemberRow, PartyRow } from '../store.ts';
import { invitationOfParty, letIn } from './let-in.ts';
import { openParty } from './open-party.ts';

export type AddColleaguesResult =
	| { readonly ok: true; readonly rows: readonly RowWithFate[] }
	| Refused<AddColleaguesRefusal>;

/**
 * What would become of each line of a list if it were registered now. Changes nothing, and promises nothing.
 * One who is registered already has the fate of a newcomer.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function previewColleagues(ctx: Context, input: ColleaguesInput): Promise<AddColleaguesResult> {
	const link = openLink(ctx.keys, input.token, 'party');
	if (!link) throw new NotFound('party');
	return inTransaction(ctx, async (ctx) => {
		const party = await partyById(ctx, link.linkId);
		if (party.linkGeneration !== link.generation) throw new NotFound('party');
		const training = await readTraining(ctx, party);
		const invitation = await invitationOfParty(ctx, party, 'read');
		const sorted = await sortedList(ctx, { party, training, invitation }, input);
		if (!sorted.ok) return sorted;
		const together = { ...input, organisation: party.organisation, invitation: sorted.invitation };
		const plan = await planColleagues(ctx, training, candidatesOf(sorted.rows), together);
		if (!plan.ok) return plan;
		const fates = plan.admissions.map((admission) => fateOf(admission, plan.until));
		return granted({ rows: withFates(sorted.rows, fates) });
	});
}

/**
 * Registers a list, decided anew under the lock: in its order, seats while they last, held until each colleague answers,
 * then places in line; where staff approve, requests that each colleague makes theirs by answering. All in one transaction, or nothing. The same `requestId` adds nobody twice.
 * Refusals beside those of any registration: `party-cancelled`, `parties-not-allowed`, `invitation-over`, `empty-list`, and `problems` with
 * every line's fate while some are not in order and `leavesOutProblems` does not say so.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function addColleagues(ctx: Context, input: AddColleaguesInput): Promise<AddColleaguesResult> {
	return inTransaction(ctx, async (ctx) => {
		const { party, training } = await openParty(ctx, input.token);
		const members = await membersOf(ctx, party);
		const repeated = members.filter((member) => member.requestId === input.requestId);
		if (repeated.length > 0) return granted({ rows: repeated.map(asAdded) });
		const invitation = await invitationOfParty(ctx, party, 'locked');
		const sorted = await sortedList(ctx, { party, training, invitation }, input, members);
		if (!sorted.ok) return sorted;
		const candidates = candidatesOf(sorted.rows);
		const hasProblems = candidates.length < sorted.rows.length;
		const together = { ...input, organisation: party.organisation, invitation: sorted.invitation };
		if (candidates.length === 0 || (hasProblems && !input.leavesOutProblems)) {
			const plan = await planColleagues(ctx, training, candidates, together);
			if (!plan.ok) return plan;
			const fates = plan.admissions.map((admission) => fateOf(admission, plan.until));
			return refused({ code: 'problems', rows: withFates(sorted.rows, fates) });
		}
		const result = await admitColleagues(ctx, training, party.id, candidates, together);
		if (!result.ok) return result;
		const { admitted, until } = result;
		await insertMembers(
			ctx,
			party,
			admitted.map(({ admission, registrationId }, index) => {
				const candidate = at(candidates, index);
				return { ...candidate, registrationId, mode: input.mode, ...toldOf(admission, until) };
			}),
			{ lastPosition: members.at(-1)?.position ?? 0, requestId: input.requestId },
		);
		await record(ctx, {
			projectId: party.projectId,
			action: 'party.add',
			subject: { kind: 'party', id: party.id },
		});
		const fates = admitted.map(({ admission }) => fateOf(admission, until));
		return granted({ rows: withFates(sorted.rows, fates) });
	});
}

type Sorted = {
	readonly ok: true;
	readonly rows: readonly SortedRow[];
	readonly invitation: LockedInvitation | null;
};

async function sortedList(
	ctx: TxContext,
	into: {
		readonly party: PartyRow;
		readonly training: LockedTraining;
		readonly invitation: LockedInvitation | 'over' | null;
	},
	input: ColleaguesInput,
	known?: readonly MemberRow[],
): Promise<Sorted | Refused<AddColleaguesRefusal>> {
	const { invitation, party, training } = into;
	if (party.cancelledAt !== null) return refused({ code: 'party-cancelled' });
	if (invitation === 'over') return refused({ code: 'invitation-over' });
	if (invitation === null && party.partyLimit === 0) return refused({ code: 'parties-not-allowed' });
	const listed = readRows(input.list);
	if (listed.length === 0) return refused({ code: 'empty-list' });
	const members = known ?? (await membersOf(ctx, party));
	const there = members.map((member) => ({
		...member,
		isThere: isThere(colleagueStateOf(member, ctx.now())),
	}));
	const inParty = new Set(there.filter((member) => member.isThere).map((member) => member.sameness));
	const groups = await groupNamesOf(ctx, party.projectId);
	const sensitiveGroups = new Set(groups.filter((group) => group.isSensitive).map((group) => group.key));
	return granted({
		invitation,
		rows: sortRows(listed, {
			targetGroup: input.targetGroup,
			groupsByName: new Map(
				groups.flatMap(({ key, name }) =>
					[key, ...locales.map((locale) => name[locale] ?? key)].map(
						(word) => [word.trim().toLowerCase(), key] as const,
					),
				),
			),
			isInParty: (candidate) => inParty.has(samenessIn(party.id, candidate)),
			entryOf: await letIn(ctx, { party, training, invitation, sensitiveGroups }),
			roomLeft: roomOf(party.partyLimit, there, invitation),
			isEmail: (text) => Email.safeParse(text).success,
		}),
	});
}

function candidatesOf(rows: readonly SortedRow[]): Candidate[] {
	return rows.flatMap(({ outcome }) => (typeof outcome === 'string' ? [] : [outcome]));
}

type Planned =
	| { readonly state: 'confirmed' | 'requested' }
	| {
			readonly state: 'waitlisted';
			readonly place: number;
			readonly because: 'full' | 'group' | 'organisation';
	  };

function fateOf(admission: Planned, until: Date): RowFate {
	switch (admission.state) {
		case 'confirmed':
			return { kind: 'seat', until };
		case 'requested':
			return { kind: 'request', until };
		case 'waitlisted':
			return { kind: 'queue', place: admission.place, because: admission.because };
	}
}

/** What the liaison was told, as it is kept of a member. */
export function toldOf(
	{ state }: Pick<Planned, 'state'>,
	until: Date,
): { readonly fate: PartyMemberFate; readonly invitedUntil: Date | null } {
	if (state === 'waitlisted') return { fate: 'queue', invitedUntil: null };
	return { fate: state === 'confirmed' ? 'seat' : 'request', invitedUntil: until };
}

function withFates(rows: readonly SortedRow[], fates: readonly RowFate[]): RowWithFate[] {
	let next = 0;
	return rows.map(({ row, outcome }) => {
		const { line, firstName, lastName, email } = row;
		const fate: RowFate =
			typeof outcome === 'string' ? { kind: 'problem', problem: outcome } : at(fates, next++);
		return { line, firstName, lastName, email, fate };
	});
}

/** What a form that is sent twice is answered: what it did, as it stands in the party. */
function asAdded(member: MemberRow, index: number): RowWithFate {
	const { firstName, lastName } = member;
	const fate: RowFate =
		member.fate !== 'queue' && member.invitedUntil !== null
			? { kind: member.fate, until: member.invitedUntil }
			: { kind: 'queue', place: 0, because: 'full' };
	return { line: index + 1, firstName, lastName, email: '', fate };
}

function at<Item>(items: readonly Item[], index: number): Item {
	const item = items[index];
	if (item === undefined) throw new Error('A plan is shorter than its list');
	return item;
}
