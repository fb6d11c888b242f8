import { NotFound, granted, only, refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { admitColleagues, endByLiaison, handOverByLiaison } from '../../registrations/index.ts';
import type { LockedTraining } from '../../registrations/index.ts';
import { lockInvitation } from '../../ways/index.ts';
import type { Entry } from '../../ways/model.ts';
import type { PartyMemberFate, ReplaceColleagueInput } from '../model.ts';
import { colleagueStateOf, decideChange, isThere } from '../rules/colleague.ts';
import { groupNamesOf, insertMembers, membersOf, samenessIn, saveRemoval } from '../store.ts';
import type { MemberRow, PartyRow } from '../store.ts';
import { toldOf } from './add-colleagues.ts';
import { asColleagueRefusal } from './cancel-colleague.ts';
import type { ColleagueResult } from './cancel-colleague.ts';
import { letIn } from './let-in.ts';
import { openParty } from './open-party.ts';

/**
 * Lets another colleague come instead: exactly what the first had is theirs, the seat until they answer, the place in
 * line, or the request. One whom staff have to approve has no more than a request, whatever the first had; one the
 * training is not for does not come. No use of an invitation is taken. Both are told by mail. The same `requestId`
 * replaces nobody twice.
 * @throws NotFound for a link that is forged, revoked or unknown, and for one who is not of the party.
 */
export function replaceColleague(ctx: Context, input: ReplaceColleagueInput): Promise<ColleagueResult> {
	return inTransaction(ctx, async (ctx) => {
		const { party, training } = await openParty(ctx, input.token);
		const members = await membersOf(ctx, party);
		if (members.some((one) => one.requestId === input.requestId)) return granted({});
		const member = members.find((one) => one.id === input.memberId);
		if (!member) throw new NotFound('colleague');
		const now = ctx.now();
		const sameness = samenessIn(party.id, input);
		const decision = decideChange({
			isPartyCancelled: party.cancelledAt !== null,
			isTrainingCancelled: training.isCancelled,
			state: colleagueStateOf(member, now),
			isSuccessorInParty: members.some(
				(one) => one.sameness === sameness && isThere(colleagueStateOf(one, now)),
			),
		});
		if (!decision.ok) return decision;
		const entry = await entryOfSuccessor(ctx, { party, training, member, input });
		if (entry === null) return refused({ code: 'not-for-you' });
		const moved = await move(ctx, { party, training, member, input, entry });
		if (!moved.ok) return moved;
		await saveRemoval(ctx, party.projectId, [member.id]);
		await insertMembers(
			ctx,
			party,
			[{ ...input, ...moved, targetGroup: member.targetGroup, mode: member.mode }],
			{
				lastPosition: members.at(-1)?.position ?? 0,
				requestId: input.requestId,
			},
		);
		await record(ctx, {
			projectId: party.projectId,
			action: 'party.replace-colleague',
			subject: { kind: 'party', id: party.id },
		});
		return granted({});
	});
}

type Change = {
	readonly party: PartyRow;
	readonly training: LockedTraining;
	readonly member: MemberRow;
	readonly input: ReplaceColleagueInput;
};

/** A link that ended since still covers those whom it let in, and who comes instead of them; one that was revoked does not. */
async function entryOfSuccessor(ctx: TxContext, change: Change): Promise<Entry | null> {
	const { input, member, party, training } = change;
	const found = party.invitationId === null ? null : await lockInvitation(ctx, party.invitationId);
	const invitation =
		found === null || found.revokedAt !== null ? null : { ...found, expiresAt: training.endsAt };
	const groups = await groupNamesOf(ctx, party.projectId);
	const sensitiveGroups = new Set(groups.filter((group) => group.isSensitive).map((group) => group.key));
	const { targetGroup } = member;
	const entryOf = await letIn(ctx, { party, training, invitation, sensitiveGroups });
	return entryOf({ ...input, targetGroup });
}

type Moved = {
	readonly ok: true;
	readonly registrationId: string | null;
	readonly fate: PartyMemberFate;
	readonly invitedUntil: Date | null;
};

async function move(
	ctx: TxContext,
	change: Change & { readonly entry: Entry },
): Promise<Moved | Extract<ColleagueResult, { ok: false }>> {
	const { entry, input, member, party, training } = change;
	const { firstName, lastName, email, locale } = input;
	const { organisation } = party;
	const person = { firstName, lastName, email };
	const mustAsk = entry === 'approval' && member.registration?.state !== 'requested';
	if (member.registrationId === null || mustAsk) {
		if (member.registrationId !== null) {
			const ended = await endByLiaison(ctx, training, member.registrationId);
			if (!ended.ok) return asColleagueRefusal(ended);
		}
		// Nothing is held for one who was registered already, nor for one who has to be approved: the other is a newcomer.
		const colleague = { ...person, entry, targetGroup: member.targetGroup };
		const together = { mode: member.mode, organisation, locale, invitation: null };
		const result = await admitColleagues(ctx, training, party.id, [colleague], together);
		if (!result.ok) return refused({ code: 'not-there' });
		const { admission, registrationId } = only(result.admitted);
		return granted({ registrationId, ...toldOf(admission, result.until) });
	}
	const result = await handOverByLiaison(ctx, training, member.registrationId, {
		partyId: party.id,
		person: { ...person, locale, organisation },
	});
	if (!result.ok) return asColleagueRefusal(result);
	const state = result.state === 'offered' ? 'confirmed' : result.state;
	return granted({ registrationId: result.registrationId, ...toldOf({ state }, result.until) });
}
