import { NotFound, granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { decideAnswers, hasAnswers, saveAnswers } from '../../forms/index.ts';
import { noAnswers } from '../../forms/model.ts';
import type { AnswersRefusal } from '../../forms/model.ts';
import type { AnswerAsColleagueInput } from '../model.ts';
import { decideAcceptance } from '../rules/acceptance.ts';
import { decideAnswer } from '../rules/colleagues.ts';
import type { AnswerRefusal } from '../rules/colleagues.ts';
import { lockRegistration, trainingOfRegistration } from '../store/cancellation.ts';
import type { LockedRegistration } from '../store/cancellation.ts';
import { saveOwnAnswers } from '../store/colleagues.ts';
import { saveAcceptance } from '../store/offers.ts';
import { saveOwnRequest } from '../store/requests.ts';
import { lineOf, lockTraining, saveOrganisationPool } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

export type AnswerAsColleagueResult =
	| { readonly ok: true; readonly state: 'confirmed' | 'waitlisted' | 'requested' }
	| Refused<AnswerRefusal | AnswersRefusal>;

/**
 * A colleague whom a liaison registered answers for themselves, and accepts: the seat that is held for them, to wait in
 * line, or to ask staff to come. They are asked what anyone is who registers. Answering again when they have is granted with nothing to do.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function answerAsColleague(
	ctx: Context,
	input: AnswerAsColleagueInput,
): Promise<AnswerAsColleagueResult> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const asParticipant: Context = { ...ctx, actor: { kind: 'participant', registrationId: link.linkId } };
	return inTransaction(asParticipant, async (ctx) => {
		const { projectId, trainingId } = await trainingOfRegistration(ctx, link.linkId);
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null }, input);
		const registration = await lockRegistration(ctx, projectId, link.linkId);
		if (registration.linkGeneration !== link.generation) throw new NotFound('registration');
		if (!registration.awaitsAnswers && registration.state !== 'cancelled')
			return granted({ state: stateNow(registration) });
		const line = await lineOf(ctx, training);
		// One's own place in line is no one else's claim.
		const waiting = line.waiting.filter((one) => one.registrationId !== registration.id);
		const pools = await withOwnPool(training, line.pools, () =>
			saveOrganisationPool(ctx, training, training.organisationKey ?? ''),
		);
		const own = { ...training, pools, mode: input.mode };
		const decision = decideAnswer(
			{ ...registration, ...own, trainingMode: training.mode, waiting },
			ctx.now(),
		);
		if (!decision.ok) return decision;
		const answers = decideAnswers(
			{ ...training, mode: input.mode, isStaff: false },
			input.answers ?? noAnswers,
		);
		if (!answers.ok) return answers;
		if (hasAnswers(answers.decided))
			await saveAnswers(ctx, { projectId, registrationId: registration.id }, answers.decided, input.locale);
		await saveOwnAnswers(ctx, training, registration, decision.effect, {
			...input,
			...(training.isSensitiveWorkplace && { organisation: undefined }),
		});
		if (registration.state === 'requested')
			await saveOwnRequest(ctx, training, registration.id, input.reason || null);
		const acceptance = decideAcceptance(
			{ ...registration, ...own, awaitsAnswers: false, ...(await lineOf(ctx, training)) },
			ctx.now(),
		);
		if (acceptance.ok && acceptance.acceptance && !acceptance.acceptance.keepsPlace)
			await saveAcceptance(ctx, training, registration.id, acceptance.acceptance.poolIds);
		await record(ctx, {
			projectId,
			action: acceptance.ok ? 'registration.accept' : 'registration.answer',
			subject: { kind: 'registration', id: registration.id },
		});
		if (decision.effect.leave.length > 0) await offerFreeSeats(ctx, training);
		return granted({ state: acceptance.ok ? 'confirmed' : stateNow(registration) });
	});
}

function stateNow({ state }: Pick<LockedRegistration, 'state'>): 'confirmed' | 'waitlisted' | 'requested' {
	return state === 'confirmed' || state === 'requested' ? state : 'waitlisted';
}

/** With the pool of the person's organisation, where seats are shared out among organisations and it is its first. */
async function withOwnPool(
	training: LockedTraining,
	pools: LockedTraining['pools'],
	make: () => Promise<LockedTraining['pools'][number] | undefined>,
): Promise<LockedTraining['pools']> {
	const { organisationKey } = training;
	if (organisationKey === null || !pools.some((pool) => pool.scope === 'each_organisation')) return pools;
	if (pools.some((pool) => pool.scope === 'organisation' && pool.ownerKey === organisationKey)) return pools;
	const made = await make();
	return made ? [...pools, made] : pools;
}
