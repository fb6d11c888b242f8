import { NotFound, granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { CancellationRefusal } from '../model.ts';
import { decideCancellation } from '../rules/cancellation.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { lockRegistration, saveCancellation, trainingOfRegistration } from '../store/cancellation.ts';
import { saveCancelReason } from '../store/mine.ts';
import { lockTraining } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';

export type CancelResult = { readonly ok: true } | Refused<CancellationRefusal>;

/**
 * Cancels by the person's own link; the seat is offered to the first in line.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function cancelMyRegistration(
	ctx: Context,
	input: { readonly token: string; readonly reason?: string | undefined },
): Promise<CancelResult> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const asParticipant: Context = { ...ctx, actor: { kind: 'participant', registrationId: link.linkId } };
	return inTransaction(asParticipant, (ctx) =>
		cancel(ctx, {
			registrationId: link.linkId,
			by: 'participant',
			generation: link.generation,
			reason: input.reason,
		}),
	);
}

/**
 * Cancels on the person's behalf, also after their own deadline.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function cancelRegistration(
	ctx: Context,
	input: { readonly projectId: string; readonly registrationId: string },
): Promise<CancelResult> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await trainingOfRegistration(ctx, input.registrationId);
		if (projectId !== input.projectId) throw new NotFound('registration');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		return cancel(ctx, { registrationId: input.registrationId, by: 'staff', generation: null });
	});
}

async function cancel(
	ctx: TxContext,
	asked: {
		registrationId: string;
		by: 'participant' | 'staff';
		generation: number | null;
		reason?: string | undefined;
	},
): Promise<CancelResult> {
	const { projectId, trainingId } = await trainingOfRegistration(ctx, asked.registrationId);
	const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
	const registration = await lockRegistration(ctx, projectId, asked.registrationId);
	if (asked.generation !== null && asked.generation !== registration.linkGeneration)
		throw new NotFound('registration');
	const decision = decideCancellation({ ...training, state: registration.state, by: asked.by }, ctx.now());
	if (!decision.ok) return decision;

	await saveCancellation(ctx, training, registration, asked.by);
	if (asked.reason) await saveCancelReason(ctx, projectId, registration.id, asked.reason);
	await record(ctx, {
		projectId,
		action: 'registration.cancel',
		subject: { kind: 'registration', id: registration.id },
	});
	if (decision.freesSeat) await offerFreeSeats(ctx, training);
	return granted({});
}

/** Ends several registrations of one training on staff's behalf, under the lock it was read with; freed seats are offered. */
export async function cancelWithinTraining(
	ctx: TxContext,
	training: LockedTraining,
	registrationIds: readonly string[],
): Promise<void> {
	for (const id of registrationIds) {
		const registration = await lockRegistration(ctx, training.projectId, id);
		if (registration.state === 'cancelled') continue;
		await saveCancellation(ctx, training, registration, 'staff');
		await record(ctx, {
			projectId: training.projectId,
			action: 'registration.cancel',
			subject: { kind: 'registration', id },
		});
	}
	await offerFreeSeats(ctx, training);
}
