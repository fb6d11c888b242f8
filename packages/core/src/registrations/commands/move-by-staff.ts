import { NotFound, granted, newId, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { copyConsents } from '../../consents/index.ts';
import { carryAnswers, findNeedsAsked } from '../../forms/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { MoveByStaffRefusal } from '../model.ts';
import { decideAdmission, mustAskTheLine } from '../rules/admission.ts';
import { lockRegistration, saveCancellation, trainingOfRegistration } from '../store/cancellation.ts';
import { savePredecessor } from '../store/mine.ts';
import { readMoving } from '../store/moving.ts';
import { insertRegistration } from '../store/registration.ts';
import { lineOf, lockTraining } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { withOrganisationPool } from './register.ts';

export type MoveResult = { readonly ok: true; readonly registrationId: string } | Refused<MoveByStaffRefusal>;

/**
 * Moves a person to another date of the same course, when a seat is free there; the one they had is offered to the first
 * in line. They are told of the new one, and their calendar of both.
 * @throws NotFound, Forbidden without `participants.write` in both trainings.
 */
export function moveRegistration(
	ctx: Context,
	input: { readonly projectId: string; readonly registrationId: string; readonly toTrainingId: string },
): Promise<MoveResult> {
	return inTransaction(ctx, async (ctx): Promise<MoveResult> => {
		const { registrationId, toTrainingId } = input;
		const { projectId, trainingId } = await trainingOfRegistration(ctx, registrationId);
		if (projectId !== input.projectId) throw new NotFound('registration');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId: toTrainingId });
		if (toTrainingId === trainingId) return refused({ code: 'same-training' });
		const moving = await readMoving(ctx, input);
		const { from, to } = await lockBoth(ctx, projectId, trainingId, toTrainingId, moving);
		const registration = await lockRegistration(ctx, projectId, registrationId);
		if (registration.state === 'cancelled') return refused({ code: 'already-cancelled' });
		if (registration.state === 'requested') return refused({ code: 'awaits-approval' });
		if (!moving.isSameCourse) return refused({ code: 'another-course' });
		if (moving.isThere) return refused({ code: 'already-there' });
		if (to.endsAt <= ctx.now()) return refused({ code: 'over' });
		const seeker = { ...to, mode: moving.mode };
		const line = mustAskTheLine(to.pools, seeker) ? await lineOf(ctx, to) : { pools: to.pools, waiting: [] };
		const decision = decideAdmission(
			{ ...seeker, ...line, trainingMode: to.mode, ignoresWindow: true },
			ctx.now(),
		);
		if (!decision.ok) return decision;
		if (decision.admission.state !== 'confirmed') return refused({ code: 'full' });

		await saveCancellation(ctx, from, registration, 'staff', 'registration-moved');
		const made = await insertRegistration(ctx, {
			...moving,
			training: to,
			source: 'move',
			toAddress: moving.email,
			requestId: newId(),
			heldUntil: null,
			counted: [],
			admission: decision.admission,
		});
		await savePredecessor(ctx, projectId, { id: made.id, predecessorId: registrationId });
		await carryAnswers(
			ctx,
			{ projectId, registrationId },
			{ projectId, registrationId: made.id },
			{
				questionIds: findNeedsAsked(to.questions, { ...to, mode: moving.mode, isStaff: false }),
				consentLocale: null,
			},
		);
		await copyConsents(ctx, { projectId, fromId: registrationId, toId: made.id });
		await record(ctx, {
			projectId,
			action: 'registration.move',
			subject: { kind: 'registration', id: registrationId },
		});
		if (registration.state !== 'waitlisted') await offerFreeSeats(ctx, from);
		return granted({ registrationId: made.id });
	});
}

/** Two trainings are locked in order of their ids, so that two who move people between them never wait for each other. */
async function lockBoth(
	ctx: TxContext,
	projectId: string,
	fromId: string,
	toId: string,
	told: Parameters<typeof lockTraining>[2],
): Promise<{ from: LockedTraining; to: LockedTraining }> {
	const lockFrom = () => lockTraining(ctx, { id: fromId, linkGeneration: null, projectId });
	const lockTo = async () =>
		withOrganisationPool(ctx, await lockTraining(ctx, { id: toId, linkGeneration: null, projectId }, told));
	if (fromId < toId) {
		const from = await lockFrom();
		return { from, to: await lockTo() };
	}
	const to = await lockTo();
	return { from: await lockFrom(), to };
}
