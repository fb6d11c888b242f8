import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { cancelWithinTraining, lockTraining } from '../../registrations/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { CancelPartyRefusal } from '../model.ts';
import { colleagueStateOf, isThere } from '../rules/colleague.ts';
import { lockParty, membersOf, partyById, saveCancelled, saveRemoval } from '../store.ts';

/**
 * Staff end a party: everyone in it who has not answered yet is taken out and told, and nobody more comes in by it. Who
 * has accepted for themselves stays.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function cancelParty(
	ctx: Context,
	input: { readonly projectId: string; readonly partyId: string },
): Promise<{ readonly ok: true; readonly cancelled: number } | Refused<CancelPartyRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await partyById(ctx, input.partyId);
		if (projectId !== input.projectId) throw new NotFound('party');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null, projectId });
		const party = await lockParty(ctx, projectId, input.partyId);
		if (party.cancelledAt !== null) return refused({ code: 'already-cancelled' });
		const unanswered = (await membersOf(ctx, party)).filter(
			(member) =>
				isThere(colleagueStateOf(member, ctx.now())) && (member.registration?.awaitsAnswers ?? true),
		);
		const registrationIds = unanswered.flatMap(({ registrationId }) => registrationId ?? []);
		await cancelWithinTraining(ctx, training, registrationIds);
		await saveRemoval(
			ctx,
			projectId,
			unanswered.map((member) => member.id),
		);
		await saveCancelled(ctx, party);
		await record(ctx, { projectId, action: 'party.cancel', subject: { kind: 'party', id: party.id } });
		return granted({ cancelled: registrationIds.length });
	});
}
