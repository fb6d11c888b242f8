import type { Locale, Refused } from '@kutsu/kernel';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { changeAnswers } from '../../forms/index.ts';
import type { AnswersRefusal } from '../../forms/model.ts';
import type { ChangeMyAnswersInput, SelfServiceRefusal } from '../model.ts';
import { decideSelfService } from '../rules/self-service.ts';
import { holderOf, lockMine } from '../store/mine.ts';

/**
 * Replaces a person's answers to the training's questions until their deadline. Needs given before may be kept,
 * replaced or removed, and are shown to nobody.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function changeMyAnswers(
	ctx: Context,
	input: ChangeMyAnswersInput & { readonly locale: Locale },
): Promise<{ readonly ok: true } | Refused<SelfServiceRefusal | AnswersRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const { training, registration } = await lockMine(ctx, link);
		const { state, awaitsAddress, mode } = registration;
		const decision = decideSelfService({ ...training, state, awaitsAddress }, ctx.now());
		if (!decision.ok) return decision;
		const { projectId, trainingId } = training;
		const about = { projectId, trainingId, registrationId: registration.id, mode };
		return changeAnswers(ctx, { ...about, locale: input.locale, isStaff: false }, input.answers);
	});
}
