import { granted, instantOf, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { pageUrl } from '@kutsu/i18n/addresses';
import { once, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { queueSignInMail, requirePermission } from '../../staff/index.ts';
import { insertInvitation } from '../../ways/index.ts';
import type { NewInvitation } from '../../ways/index.ts';
import type { InvitePeopleInput, InviteRefusal } from '../../ways/model.ts';
import { releaseInvitationJob } from '../jobs.ts';
import { decideInviting } from '../rules/invitation.ts';
import type { Holder } from '../rules/invitation.ts';
import { knownBehind } from '../store/person.ts';
import { organisationKeyOf } from '../../organisations/index.ts';
import { lineOf, lockTraining } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { withOrganisationPool } from './register.ts';

export type InvitedPeople = Decision<
	{
		readonly count: number;
		/** The links that no mail takes to anyone, told once; none on a repeat. */
		readonly links: readonly { readonly email: string | null; readonly url: string }[];
	},
	InviteRefusal
>;

/**
 * Makes personal links into a training: one for each address, sent by mail, or one to be copied. A link that holds seats
 * skips approval and lists, for a held seat that may be refused is none.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export async function invitePeople(
	ctx: Context,
	input: InvitePeopleInput & { readonly projectId: string },
): Promise<InvitedPeople> {
	const { projectId, trainingId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
	const links: { email: string | null; url: string }[] = [];
	const decision = await inTransaction(ctx, (ctx) =>
		once(
			ctx,
			'training.invite',
			input.requestId,
			async (): Promise<Decision<{ count: number }, InviteRefusal>> => {
				const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null, projectId }, input);
				if (input.targetGroup && training.targetGroupId === null)
					return refused({ code: 'unknown-target-group' });
				const emails: readonly (string | null)[] =
					input.emails.length > 0 ? [...new Set(input.emails)] : [null];
				const at = (wallTime: string) => instantOf(...splitWallTime(wallTime), training.timeZone);
				const reservedUntil = input.reservedUntil === null ? null : at(input.reservedUntil);
				const expiresAt = at(input.expiresAt);
				const holders =
					reservedUntil === null ? emails.map(() => nobody) : await holdersOf(ctx, training, emails);
				const decided = decideInviting(
					{
						holders,
						maxUses: input.maxUses,
						expiresAt,
						reservation: reservedUntil && { until: reservedUntil, mode: input.reservedMode },
					},
					{ ...training, ...(await lineOf(ctx, training)), trainingMode: training.mode },
					ctx.now(),
				);
				if (!decided.ok) return decided;
				for (const [index, email] of emails.entries()) {
					const invitation: NewInvitation = {
						email,
						label: email === null ? input.label || null : null,
						locale: input.locale,
						maxUses: input.maxUses,
						skipsApproval: input.skipsApproval || reservedUntil !== null,
						skipsLists: input.skipsLists || reservedUntil !== null,
						reservedMode: reservedUntil === null ? null : input.reservedMode,
						reservedUntil,
						...(holders[index] ?? nobody),
						expiresAt,
					};
					const token = await invite(ctx, training, invitation, decided.poolIds[index] ?? []);
					if (email === null || !ctx.settings.hasSmtp)
						links.push({ email, url: pageUrl(ctx.settings.publicUrl, `/i/${token}`, input.locale) });
				}
				return granted({ count: emails.length });
			},
		),
	);
	return decision.ok ? granted({ count: decision.count, links }) : decision;
}

const nobody: Holder = { targetGroupId: null, organisationKey: null };

/**
 * Whom seats would be held for: as staff told, else as the one person behind an address is known. The limit of an
 * organisation is made where it is not yet.
 */
async function holdersOf(
	ctx: TxContext,
	training: LockedTraining,
	emails: readonly (string | null)[],
): Promise<readonly Holder[]> {
	const known = await knownBehind(
		ctx,
		training.projectId,
		emails.filter((email) => email !== null),
	);
	const holders = emails.map((email): Holder => {
		const person = known.find((one) => one.email === email);
		const isHidden = person?.isWorkplaceHidden ?? false;
		const ofPerson = isHidden
			? null
			: (person?.countKey ?? organisationKeyOf(person?.organisation ?? undefined));
		const saysNothing = training.isSensitiveWorkplace || (training.targetGroupId === null && isHidden);
		return {
			targetGroupId: training.targetGroupId ?? person?.targetGroupId ?? null,
			organisationKey: saysNothing ? null : (training.organisationKey ?? ofPerson),
		};
	});
	for (const organisationKey of new Set(holders.map((holder) => holder.organisationKey)))
		await withOrganisationPool(ctx, { ...training, organisationKey });
	return holders;
}

async function invite(
	ctx: TxContext,
	training: LockedTraining,
	invitation: NewInvitation,
	poolIds: readonly string[],
): Promise<string> {
	const { projectId } = training;
	const { id, token } = await insertInvitation(ctx, training, invitation, poolIds);
	await record(ctx, { projectId, action: 'training.invite', subject: { kind: 'invitation', id } });
	if (invitation.email !== null)
		await queueSignInMail(ctx, {
			kind: 'training-invitation',
			projectId,
			toAddress: invitation.email,
			locale: invitation.locale,
			token,
			facts: { invitationId: id },
			causeKey: `training-invitation ${id}`,
			expiresAt: invitation.expiresAt,
		});
	if (invitation.reservedUntil !== null)
		await enqueue(ctx, {
			task: releaseInvitationJob.task,
			payload: { invitationId: id },
			runAt: invitation.reservedUntil,
		});
	return token;
}

function splitWallTime(wallTime: string): [eventDate: string, time: string] {
	const [eventDate = '', time = ''] = wallTime.split('T');
	return [eventDate, time];
}
