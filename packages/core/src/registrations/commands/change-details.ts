import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ChangeMyDetailsInput, DetailsRefusal } from '../model.ts';
import { asksOrganisation } from '../rules/admission.ts';
import { decideDetails } from '../rules/self-service.ts';
import {
	holderOf,
	isNameTaken,
	lockMine,
	lockPerson,
	queueChangeNotice,
	saveDetails,
	saveReseat,
} from '../store/mine.ts';
import type { Details, Person } from '../store/mine.ts';
import { normalizedName } from '../store/person.ts';
import { lineOf } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { withOrganisationPool } from './register.ts';

/**
 * Corrects what a person told of themselves. One of another profession or organisation sits on that one's seats from
 * then on, if there are any.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function changeMyDetails(
	ctx: Context,
	input: ChangeMyDetailsInput,
): Promise<{ readonly ok: true } | Refused<DetailsRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const locked = await lockMine(ctx, link, input);
		const { registration } = locked;
		const training = await withOrganisationPool(ctx, locked.training);
		const { projectId } = training;
		const person = await lockPerson(ctx, { projectId, id: registration.id });
		const name = normalizedName(input.firstName, input.lastName);
		const changesName = name !== person.nameNormalized;
		const decision = decideDetails(
			{
				...training,
				...(await lineOf(ctx, training)),
				state: registration.state,
				awaitsAddress: registration.awaitsAddress,
				held: registration.poolIds,
				seeker: registration,
				changesName,
				hasAttended: person.hasAttended,
				isNameTaken: changesName && (await isNameTaken(ctx, projectId, person, name)),
				isStale: person.revision !== input.revision,
				needsOrganisation:
					asksOrganisation(training.pools) &&
					training.organisationKey === null &&
					!training.isSensitiveWorkplace,
			},
			ctx.now(),
		);
		if (!decision.ok) return decision;
		const details: Details = {
			firstName: input.firstName,
			lastName: input.lastName,
			phone: input.phone || null,
			organisation: training.isSensitiveWorkplace
				? null
				: (training.organisation?.name ?? (input.organisation || null)),
			organisationId: training.organisation?.id ?? null,
			organisationKey: training.organisationKey,
			targetGroupId: training.targetGroupId,
			municipalityCode: training.municipalityCode === 'unknown' ? null : training.municipalityCode,
			locale: input.locale,
		};
		const changedFields = changedIn(person, details, input.targetGroup);
		if (changedFields.length === 0) return granted({});
		await saveReseat(ctx, projectId, registration.id, decision.reseat);
		await saveDetails(ctx, projectId, registration.id, person, details);
		await record(ctx, {
			projectId,
			action: 'registration.change-details',
			subject: { kind: 'registration', id: registration.id },
			changedFields,
		});
		await queueChangeNotice(ctx, training, registration.id, 'details');
		if (decision.reseat.free.length > 0) await offerFreeSeats(ctx, training);
		return granted({});
	});
}

function changedIn(person: Person, details: Details, targetGroup: string): string[] {
	const fields = ['firstName', 'lastName', 'phone', 'organisation', 'municipalityCode', 'locale'] as const;
	const changed: string[] = fields.filter((field) => person[field] !== details[field]);
	return person.targetGroup === targetGroup ? changed : [...changed, 'targetGroup'];
}
