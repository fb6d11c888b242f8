import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { SeatingRefusal } from '../model.ts';
import { decideSeating } from '../rules/override.ts';
import { inLine } from '../rules/waitlist.ts';
import { lockRegistration, trainingOfRegistration } from '../store/cancellation.ts';
import { saveAcceptance } from '../store/offers.ts';
import { saveOverrides } from '../store/override.ts';
import { lineOf, lockTraining } from '../store/training.ts';
import { takeOfferedSeat } from './transfer-seat.ts';

export type SeatResult = { readonly ok: true; readonly beyondSeats: number } | Refused<SeatingRefusal>;

/**
 * Gives one who waits a seat: the one that is held for them, one that is theirs by the line, or one beyond capacity, which
 * takes saying by how many and why. Also after registration is over, when no more offers are made.
 * @throws NotFound, Forbidden without `participants.write`, and for a seat beyond capacity without `seats.override`.
 */
export function seatRegistration(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly registrationId: string;
		readonly beyondSeats?: number | undefined;
		readonly reason?: string | undefined;
	},
): Promise<SeatResult> {
	return inTransaction(ctx, async (ctx): Promise<SeatResult> => {
		const { registrationId, beyondSeats: asked = 0, reason } = input;
		const { projectId, trainingId } = await trainingOfRegistration(ctx, registrationId);
		if (projectId !== input.projectId) throw new NotFound('registration');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const registration = await lockRegistration(ctx, projectId, registrationId);
		if (training.isCancelled) return refused({ code: 'training-cancelled' });
		switch (registration.state) {
			case 'confirmed':
				return refused({ code: 'already-seated' });
			case 'cancelled':
				return refused({ code: 'no-longer-registered' });
			case 'requested':
				return refused({ code: 'awaits-approval' });
			case 'offered': {
				const taken = await takeOfferedSeat(ctx, training, registration);
				if (taken?.ok === false) return refused({ code: 'giver-keeps-seat' });
				if (!taken) await saveAcceptance(ctx, training, registrationId, []);
				await recordSeat(ctx, projectId, registrationId);
				return granted({ beyondSeats: 0 });
			}
			case 'waitlisted': {
				const { pools, waiting } = await lineOf(ctx, training);
				const own = waiting.find((one) => one.registrationId === registrationId);
				const before = waiting.filter((one) => own !== undefined && inLine(one, own) < 0);
				const decision = decideSeating({ ...registration, pools, before, beyondSeats: asked });
				if (!decision.ok) return decision;
				const { seating } = decision;
				if (seating.beyondSeats > 0) {
					requirePermission(ctx.actor, 'seats.override', { projectId, trainingId });
					if (!reason) return refused({ code: 'reason-needed' });
					await saveOverrides(ctx, training, seating, reason);
				}
				await saveAcceptance(ctx, training, registrationId, seating.poolIds);
				await recordSeat(ctx, projectId, registrationId, seating.beyondSeats, reason);
				return granted({ beyondSeats: seating.beyondSeats });
			}
		}
	});
}

function recordSeat(
	ctx: TxContext,
	projectId: string,
	id: string,
	beyondSeats = 0,
	reason?: string,
): Promise<void> {
	return record(ctx, {
		projectId,
		action: 'registration.seat',
		subject: { kind: 'registration', id },
		changedFields: beyondSeats > 0 ? [`beyondSeats:${beyondSeats}`] : [],
		reason: beyondSeats > 0 ? reason : undefined,
	});
}
