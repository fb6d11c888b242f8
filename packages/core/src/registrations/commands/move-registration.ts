import { granted, NotFound, present, refused } from '@kutsu/kernel';
import type { Locale, Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { copyConsents } from '../../consents/index.ts';
import { carryAnswers, findNeedsAsked } from '../../forms/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { MoveMyRegistrationInput, MoveRefusal } from '../model.ts';
import { namesByCountKey } from '../../organisations/index.ts';
import { decideEntry } from '../../ways/index.ts';
import { decideAdmission } from '../rules/admission.ts';
import type { Admission } from '../rules/admission.ts';
import { decideMove } from '../rules/self-service.ts';
import { holdsSeat, lockRegistration, saveCancellation } from '../store/cancellation.ts';
import type { LockedRegistration } from '../store/cancellation.ts';
import {
	datesOf,
	hasLive,
	holderOf,
	lockPerson,
	lockTrainings,
	savePredecessor,
	trainingOfLink,
} from '../store/mine.ts';
import { insertRegistration } from '../store/registration.ts';
import { lineOf } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { newId } from '@kutsu/kernel';
import { offerFreeSeats } from './offer-seats.ts';
import { withOrganisationPool } from './register.ts';

/**
 * Moves to another date of the same course: the new seat is taken first, and only then the old one let go and offered
 * to the first in line. Answers to the course's questions go along; diet and access needs where the other date asks
 * them and the person consents. Both trainings are locked in the order of their ids.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function moveMyRegistration(
	ctx: Context,
	input: MoveMyRegistrationInput & { readonly locale: Locale },
): Promise<{ readonly ok: true; readonly registrationId: string } | Refused<MoveRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const here = await trainingOfLink(ctx, link);
		const { projectId } = here;
		const dates = await datesOf(ctx, projectId, [here.trainingId, input.trainingId]);
		const [from, to] = [here.trainingId, input.trainingId].map((id) => dates.find((date) => date.id === id));
		if (from === undefined || to === undefined || !to.isPublished) return refused({ code: 'no-such-date' });
		const trainings = await lockTrainings(ctx, [here.trainingId, input.trainingId]);
		const old = present(trainings.get(here.trainingId), 'locked training');
		const registration = await lockRegistration(ctx, projectId, link.linkId);
		if (registration.linkGeneration !== link.generation) throw new NotFound('registration');
		const decision = decideMove(
			{
				...old,
				state: registration.state,
				awaitsAddress: registration.awaitsAddress,
				offersSeat: registration.offersSeat,
				isSameCourse: from.courseId === to.courseId,
				isSameTraining: from.id === to.id,
				isOpenToAll: to.isPublic,
				isAlreadyThere: await hasLive(ctx, { ...here, trainingId: to.id }),
			},
			ctx.now(),
		);
		if (!decision.ok) return decision;
		const next = await withOrganisationPool(
			ctx,
			asSeeker(present(trainings.get(to.id), 'locked training'), registration),
		);
		const admission = await seatAt(ctx, next, registration);
		if (admission === undefined) return refused({ code: 'no-seat' });
		const person = await lockPerson(ctx, { projectId, id: registration.id });
		const made = await insertRegistration(ctx, {
			training: { ...next, municipalityCode: person.municipalityCode },
			participantId: person.participantId,
			mailboxId: person.mailboxId,
			toAddress: person.email,
			mode: registration.mode,
			locale: person.locale,
			source: 'move',
			requestId: newId(),
			admission,
			heldUntil: null,
			counted: [],
		});
		await savePredecessor(ctx, projectId, { id: made.id, predecessorId: registration.id });
		const needs = findNeedsAsked(next.questions, { ...next, mode: registration.mode, isStaff: false });
		await carryAnswers(
			ctx,
			{ projectId, registrationId: registration.id },
			{ projectId, registrationId: made.id },
			// Consent was given for the one training: without a word for the other, the needs stay and are erased.
			{ questionIds: input.carriesNeeds ? needs : [], consentLocale: input.locale },
		);
		await copyConsents(ctx, { projectId, fromId: registration.id, toId: made.id });
		await saveCancellation(ctx, old, registration, 'participant', 'registration-moved');
		await record(ctx, {
			projectId,
			action: 'registration.move',
			subject: { kind: 'registration', id: registration.id },
		});
		if (holdsSeat(registration)) await offerFreeSeats(ctx, old);
		return granted({ registrationId: made.id });
	});
}

/** The other date, as this person would come to it. */
function asSeeker(training: LockedTraining, registration: LockedRegistration): LockedTraining {
	const { targetGroupId, organisationKey } = registration;
	return { ...training, targetGroupId, organisationKey, municipalityCode: null };
}

/** A seat there, as for a newcomer; undefined when there is none, or it does not take people now. */
async function seatAt(
	ctx: TxContext,
	training: LockedTraining,
	registration: LockedRegistration,
): Promise<Admission | undefined> {
	// Whoever was let in here was not let in there.
	const entry = decideEntry(
		{
			...training,
			email: '',
			organisationNames: await namesByCountKey(ctx, training.projectId, registration.organisationKey),
			invitation: null,
			isStaff: false,
		},
		ctx.now(),
	);
	if (!entry.ok || entry.entry !== 'direct') return undefined;
	const decision = decideAdmission(
		{
			...training,
			...(await lineOf(ctx, training)),
			trainingMode: training.mode,
			mode: registration.mode,
			// Their workplace was asked where they registered, and may be one that is not to be known.
			isSensitiveWorkplace: registration.organisationKey === null,
			ignoresWindow: false,
		},
		ctx.now(),
	);
	return decision.ok && decision.admission.state === 'confirmed' ? decision.admission : undefined;
}
