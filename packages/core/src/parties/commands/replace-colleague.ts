import { NotFound, granted, only, refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { admitColleagues, handOverByLiaison } from '../../registrations/index.ts';
import type { LockedTraining } from '../../registrations/index.ts';
import type { PartyMemberFate, ReplaceColleagueInput } from '../model.ts';
import { colleagueStateOf, decideChange, isThere } from '../rules/colleague.ts';
import { insertMembers, membersOf, samenessIn, saveRemoval } from '../store.ts';
import type { MemberRow, PartyRow } from '../store.ts';
import { asColleagueRefusal } from './cancel-colleague.ts';
import type { ColleagueResult } from './cancel-colleague.ts';
import { openParty } from './open-party.ts';

/**
 * Lets another colleague come instead: exactly what the first had is theirs, the seat until they answer, or the place in
 * line. Both are told by mail. The same `requestId` replaces nobody twice.
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
		const moved = await move(ctx, { party, training, member, input });
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

type Moved = {
	readonly ok: true;
	readonly registrationId: string | null;
	readonly fate: PartyMemberFate;
	readonly invitedUntil: Date | null;
};

async function move(
	ctx: TxContext,
	change: {
		readonly party: PartyRow;
		readonly training: LockedTraining;
		readonly member: MemberRow;
		readonly input: ReplaceColleagueInput;
	},
): Promise<Moved | Extract<ColleagueResult, { ok: false }>> {
	const { input, member, party, training } = change;
	const { firstName, lastName, email, locale } = input;
	const { organisation } = party;
	const person = { firstName, lastName, email };
	if (member.registrationId === null) {
		// Nothing is held for one who was registered already: the other is a newcomer.
		const colleague = { ...person, targetGroup: member.targetGroup };
		const together = { mode: member.mode, organisation, locale };
		const result = await admitColleagues(ctx, training, party.id, [colleague], together);
		if (!result.ok) return refused({ code: 'not-there' });
		const { admission, registrationId } = only(result.admitted);
		const hasSeat = admission.state === 'confirmed';
		return granted({
			registrationId,
			fate: hasSeat ? 'seat' : 'queue',
			invitedUntil: hasSeat ? result.until : null,
		});
	}
	const result = await handOverByLiaison(ctx, training, member.registrationId, {
		partyId: party.id,
		person: { ...person, locale, organisation },
	});
	if (!result.ok) return asColleagueRefusal(result);
	const hasSeat = result.state === 'offered';
	return granted({
		registrationId: result.registrationId,
		fate: hasSeat ? 'seat' : 'queue',
		invitedUntil: hasSeat ? result.until : null,
	});
}
