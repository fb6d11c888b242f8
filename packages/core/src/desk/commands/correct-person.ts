import { granted, newId, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { findOrganisation } from '../../organisations/index.ts';
import { normalizedName, searchTextOfPerson } from '../../registrations/index.ts';
import { queueMessages } from '../../mail/index.ts';
import type { NewMessage } from '../../mail/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { CorrectionRefusal, CorrectPersonInput, PersonDetails } from '../model.ts';
import { findNamesake, lockPerson, mailboxOf, savePersonDetails, seatsOfPerson } from '../store.ts';

/**
 * Corrects a participant's name, address, organisation or language. Another address is another mailbox: coming trainings
 * are withdrawn from the calendar of the old one, and the new one is told of them and invited. An address that a
 * person of the same name has already is refused, since the two would be one. An organisation that must not be known is
 * kept empty.
 * Refusals: `stale` with what stands now, `someone-else`.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function correctPerson(
	ctx: Context,
	input: CorrectPersonInput & { readonly projectId: string },
): Promise<{ readonly ok: true; readonly revision: number } | Refused<CorrectionRefusal>> {
	const { projectId, ...given } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const { revision, mailboxId, isWorkplaceHidden, ...stands } = await lockPerson(
			ctx,
			projectId,
			input.participantId,
		);
		const theirs = { ...stands, organisation: isWorkplaceHidden ? null : stands.organisation };
		if (revision !== input.revision) return refused({ code: 'stale', theirs });
		const known = await findOrganisation(ctx, projectId, given.organisation);
		const isHidden = isWorkplaceHidden || known?.isSensitive;
		const wanted = { ...given, organisation: isHidden ? undefined : (known?.name ?? given.organisation) };
		const nameNormalized = normalizedName(wanted.firstName, wanted.lastName);
		const { participantId, email } = wanted;
		const namesake = await findNamesake(ctx, { projectId, participantId, email, nameNormalized });
		if (namesake !== undefined) return refused({ code: 'someone-else', participantId: namesake });
		const newMailboxId = email === stands.email ? mailboxId : await mailboxOf(ctx, projectId, email);
		await savePersonDetails(ctx, projectId, newMailboxId, {
			...wanted,
			nameNormalized,
			searchText: searchTextOfPerson(wanted),
			organisationId: isHidden ? null : (known?.id ?? null),
		});
		if (newMailboxId !== mailboxId)
			await queueMessages(
				ctx,
				await mailsOfNewAddress(ctx, projectId, participantId, { mailboxId, email: stands.email }),
			);
		await record(ctx, {
			projectId,
			action: 'participant.correct',
			subject: { kind: 'participant', id: participantId },
			changedFields: fields.filter((field) => (wanted[field] || null) !== stands[field]),
		});
		return granted({ revision: revision + 1 });
	});
}

/** Of each coming training with a seat: a withdrawal for the old address, a confirmation with invitations for the new one. */
async function mailsOfNewAddress(
	ctx: TxContext,
	projectId: string,
	participantId: string,
	old: { readonly mailboxId: string; readonly email: string },
): Promise<NewMessage[]> {
	const round = newId();
	return (await seatsOfPerson(ctx, projectId, participantId)).flatMap((seat) =>
		seat.sessionIds.flatMap((sessionId, index): NewMessage[] => {
			const { registrationId, locale, endsAt: expiresAt } = seat;
			const about = { projectId, registrationId, locale, expiresAt, facts: { sessionId } };
			const cause = `registration:${registrationId}:address:${round}:${sessionId}`;
			return [
				{
					...about,
					kind: 'session-cancellation',
					causeKey: `${cause}:old`,
					mailboxId: old.mailboxId,
					toAddress: old.email,
				},
				{
					...about,
					kind: index === 0 ? 'registration-confirmed' : 'session-invitation',
					causeKey: `${cause}:new`,
					mailboxId: seat.mailboxId,
					toAddress: seat.email,
				},
			];
		}),
	);
}

const fields: readonly (keyof PersonDetails)[] = [
	'firstName',
	'lastName',
	'email',
	'phone',
	'organisation',
	'locale',
];
