import { granted } from '@kutsu/kernel';
import type { Decision, Locale } from '@kutsu/kernel';
import { recordAttendance } from '../../attendance/index.ts';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { registerWalkIn } from '../../registrations/index.ts';
import type { RegisterInput, RegistrationRefusal, SeatingRefusal } from '../../registrations/model.ts';

export type WalkedIn = {
	/** They were registered already. */
	readonly isKnown: boolean;
	/** Marked as here; false for one who is known, and waits. */
	readonly isPresent: boolean;
};

/**
 * Takes in one who stands at the door without a registration, and marks them as here. Nobody goes into the queue there:
 * a seat, or a refusal that says how many beyond capacity it would take.
 * @throws NotFound, Forbidden without `attendance.write`, and for a seat beyond capacity without `seats.override`.
 */
export function admitWalkIn(
	ctx: Context,
	input: Omit<RegisterInput, 'training' | 'locale'> & {
		readonly projectId: string;
		readonly trainingId: string;
		readonly sessionId: string;
		readonly locale: Locale;
		readonly beyondSeats?: number | undefined;
		readonly reason?: string | undefined;
	},
): Promise<Decision<WalkedIn, RegistrationRefusal | SeatingRefusal>> {
	const { projectId, trainingId, sessionId } = input;
	return inTransaction(ctx, async (ctx) => {
		const admitted = await registerWalkIn(ctx, { ...input, training: trainingId });
		if (!admitted.ok) return admitted;
		const { registrationId, isKnown } = admitted;
		const { outcomes } = await recordAttendance(ctx, {
			...{ projectId, trainingId, sessionId, method: 'list' },
			// A form that is sent twice marks once.
			marks: [{ requestId: input.requestId, registrationId, mark: 'present' }],
		});
		await record(ctx, {
			projectId,
			action: 'attendance.walk-in',
			subject: { kind: 'registration', id: registrationId },
		});
		return granted({ isKnown, isPresent: outcomes.every((one) => one.ok && one.isPresent) });
	});
}
