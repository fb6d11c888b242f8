import { granted, newId } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import type { AttendanceMode, CancellationRefusal, RegistrationState } from '../model.ts';
import { decideCancellation } from '../rules/cancellation.ts';
import { decideInvitationDeadline } from '../rules/offer.ts';
import { applicablePools } from '../rules/pools.ts';
import { lockRegistration, saveCancellation } from '../store/cancellation.ts';
import { enqueueExpiry, savePlaceOf } from '../store/colleagues.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
import { saveSpareOverrides } from '../store/override.ts';
import { savePerson } from '../store/person.ts';
import type { PersonTold } from '../store/person.ts';
import { insertRegistration } from '../store/registration.ts';
import type { LockedTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * Ends a registration that a liaison made, under the pools' lock that `training` was read with; a freed seat is offered
 * to the first in line. @throws NotFound
 */
export async function endByLiaison(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
): Promise<Decision<object, CancellationRefusal>> {
	const ended = await end(ctx, training, registrationId);
	if (!ended.ok) return ended;
	if (ended.freesSeat) await offerFreeSeats(ctx, training);
	return granted({});
}

export type HandedOver = {
	/** Null when the one who should come was registered already; then the place goes to those in line. */
	readonly registrationId: string | null;
	readonly state: Extract<RegistrationState, 'offered' | 'waitlisted' | 'requested'>;
	readonly until: Date;
};

/**
 * Ends a registration that a liaison made and gives exactly what it held to another: the seat, until they answer, the
 * place in line, or a request to be made. @throws NotFound
 */
export async function handOverByLiaison(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
	successor: { readonly partyId: string; readonly person: PersonTold },
): Promise<Decision<HandedOver, CancellationRefusal>> {
	const ended = await end(ctx, training, registrationId, 'passes-on');
	if (!ended.ok) return ended;
	const { former } = ended;
	const until = decideInvitationDeadline(training, ctx.now());
	const hadSeat = former.state === 'confirmed' || former.state === 'offered';
	const state = hadSeat ? 'offered' : former.state === 'requested' ? 'requested' : 'waitlisted';
	const place = { ...training, targetGroupId: former.targetGroupId, organisationKey: former.organisationKey };
	const person = await savePerson(ctx, place, successor.person, 'another');
	if (person.active) {
		await queueRepeatedNotice(ctx, training, person.active.id);
		const seats = hadSeat ? 1 : 0;
		await saveSpareOverrides(
			ctx,
			training.projectId,
			former.poolIds.map((poolId) => ({ poolId, seats })),
		);
		if (hadSeat) await offerFreeSeats(ctx, training);
		return granted({ registrationId: null, state, until });
	}
	const poolIds =
		state === 'requested'
			? applicablePools(training.pools, former).map((pool) => pool.id)
			: former.poolIds.toSorted();
	const { id } = await insertRegistration(ctx, {
		training: place,
		...person,
		toAddress: successor.person.email,
		mode: former.mode,
		locale: successor.person.locale,
		source: 'party',
		requestId: newId(),
		admission:
			state === 'waitlisted'
				? { state, poolIds, place: 0 }
				: { state: hadSeat ? 'confirmed' : 'requested', poolIds },
		heldUntil: null,
		counted: [],
		invitation: { partyId: successor.partyId, until },
	});
	if (state !== 'waitlisted') await enqueueExpiry(ctx, [id], until);
	else await savePlaceOf(ctx, training.projectId, id, former);
	return granted({ registrationId: id, state, until });
}

type Ended = {
	readonly former: Awaited<ReturnType<typeof lockRegistration>> & { readonly mode: AttendanceMode };
	readonly freesSeat: boolean;
};

async function end(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
	beyond: 'ends' | 'passes-on' = 'ends',
): Promise<Decision<Ended, CancellationRefusal>> {
	const former = await lockRegistration(ctx, training.projectId, registrationId);
	const decision = decideCancellation({ ...training, state: former.state, by: 'participant' }, ctx.now());
	if (!decision.ok) return decision;
	await saveCancellation(ctx, training, former, 'liaison', undefined, beyond);
	await record(ctx, {
		projectId: training.projectId,
		action: 'registration.cancel',
		subject: { kind: 'registration', id: former.id },
	});
	return granted({ former, freesSeat: decision.freesSeat });
}
