import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { endByLiaison } from '../../registrations/index.ts';
import type { ColleagueRefusal } from '../model.ts';
import { colleagueStateOf, decideChange } from '../rules/colleague.ts';
import { membersOf, saveRemoval } from '../store.ts';
import { openParty } from './open-party.ts';

export type ColleagueResult = { readonly ok: true } | Refused<ColleagueRefusal>;

/**
 * Takes a colleague out of a party; the seat is offered to the first in line, and the colleague is told.
 * @throws NotFound for a link that is forged, revoked or unknown, and for one who is not of the party.
 */
export function cancelColleague(
	ctx: Context,
	input: { readonly token: string; readonly memberId: string },
): Promise<ColleagueResult> {
	return inTransaction(ctx, async (ctx) => {
		const { party, training } = await openParty(ctx, input.token);
		const member = (await membersOf(ctx, party)).find((one) => one.id === input.memberId);
		if (!member) throw new NotFound('colleague');
		const decision = decideChange({
			isPartyCancelled: party.cancelledAt !== null,
			isTrainingCancelled: training.isCancelled,
			state: colleagueStateOf(member, ctx.now()),
			isSuccessorInParty: false,
		});
		if (!decision.ok) return decision;
		if (member.registrationId !== null) {
			const ended = await endByLiaison(ctx, training, member.registrationId);
			if (!ended.ok) return asColleagueRefusal(ended);
		}
		await saveRemoval(ctx, party.projectId, [member.id]);
		await record(ctx, {
			projectId: party.projectId,
			action: 'party.cancel-colleague',
			subject: { kind: 'party', id: party.id },
		});
		return granted({});
	});
}

/** What stops a cancellation, in the words of a party. */
export function asColleagueRefusal({
	refusal,
}: Refused<
	{ readonly code: 'already-cancelled' } | { readonly code: 'too-late'; readonly selfCancelUntil: Date }
>): Refused<ColleagueRefusal> {
	return refused(refusal.code === 'too-late' ? refusal : { code: 'not-there' });
}
