import { granted, newId } from '@kutsu/kernel';
import type { Decision, Locale } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import { insertUse, saveUse } from '../../ways/index.ts';
import type { Entry, LockedInvitation } from '../../ways/index.ts';
import type { AdmissionRefusal, AttendanceMode } from '../model.ts';
import { asksOrganisation } from '../rules/admission.ts';
import { planAdmissions } from '../rules/colleagues.ts';
import type { AdmissionTogether, SeekerTogether } from '../rules/colleagues.ts';
import { decideInvitationDeadline } from '../rules/offer.ts';
import type { PoolFacts } from '../rules/pools.ts';
import { findOrganisation, organisationKeyOf } from '../../organisations/index.ts';
import { enqueueExpiry, groupsOfProject } from '../store/colleagues.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
import { savePerson } from '../store/person.ts';
import { insertRegistration } from '../store/registration.ts';
import { lineOf, saveOrganisationPool } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

/** One whom a liaison names. */
export type Colleague = {
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	/** Key of a target group of the project. */
	readonly targetGroup: string;
	/** How the way into the training lets them in. */
	readonly entry: Entry;
};

/** What holds for all that a liaison registers at once. */
export type Together = {
	readonly mode: AttendanceMode;
	readonly organisation: string;
	/** The language they are written to in. */
	readonly locale: Locale;
	/** By which the liaison came: each takes one use of it; null for none. */
	readonly invitation: LockedInvitation | null;
};

/** `until`: how long a seat is held for one who gets one, and a request may be made. */
export type ColleaguesPlan = { readonly admissions: readonly AdmissionTogether[]; readonly until: Date };

/**
 * What each of these people would get now, in order; writes nothing, and looks at nobody's registration: one who is
 * registered already has the same as a newcomer.
 */
export function planColleagues(
	ctx: TxContext,
	training: LockedTraining,
	colleagues: readonly Colleague[],
	together: Together,
): Promise<Decision<ColleaguesPlan, AdmissionRefusal>> {
	return decided(ctx, training, colleagues, together, virtualPool);
}

/** What became of one: `registrationId` is null for one who was registered already, and was told so by mail. */
export type Admitted = { readonly admission: AdmissionTogether; readonly registrationId: string | null };

/**
 * Registers people whom a liaison names, in order, under the pools' lock that `training` was read with: seats held until
 * they answer, then places in line. Nobody who is registered already gets a second seat; the seat that was left out for
 * them is offered like any free one.
 */
export async function admitColleagues(
	ctx: TxContext,
	training: LockedTraining,
	partyId: string,
	colleagues: readonly Colleague[],
	together: Together,
): Promise<Decision<{ readonly admitted: readonly Admitted[]; readonly until: Date }, AdmissionRefusal>> {
	const plan = await decided(ctx, training, colleagues, together, savedPool);
	if (!plan.ok) return plan;
	const admitted: Admitted[] = [];
	for (const [index, colleague] of colleagues.entries()) {
		const [seeker, admission] = [plan.seekers[index], plan.admissions[index]];
		if (!seeker || !admission) throw new Error('A plan is shorter than its list');
		const registrationId = await admitOne(
			ctx,
			{
				...training,
				...seeker,
				organisation: seeker.isSensitiveWorkplace ? null : plan.organisation,
				municipalityCode: null,
			},
			{
				colleague,
				admission,
				together,
				invitation: { partyId, until: plan.until },
			},
		);
		admitted.push({ admission, registrationId });
	}
	const asked = admitted.flatMap(({ admission, registrationId }) =>
		admission.state !== 'waitlisted' && registrationId !== null ? [registrationId] : [],
	);
	await enqueueExpiry(ctx, asked, plan.until);
	const leftOut = admitted.some(
		({ admission, registrationId }) => admission.state === 'confirmed' && registrationId === null,
	);
	// A seat that an invitation held goes to the line when its colleague could not have it.
	const letGo = together.invitation !== null && together.invitation.reservedSeats > 0;
	if (leftOut || letGo) await offerFreeSeats(ctx, training);
	return granted({ admitted, until: plan.until });
}

async function admitOne(
	ctx: TxContext,
	training: LockedTraining,
	one: {
		readonly colleague: Colleague;
		readonly admission: AdmissionTogether;
		readonly together: Together;
		readonly invitation: { readonly partyId: string; readonly until: Date };
	},
): Promise<string | null> {
	const { admission, colleague, invitation, together } = one;
	// The workplace of some must not be known, not even to us.
	const organisation = training.isSensitiveWorkplace ? '' : together.organisation;
	const told = { ...colleague, organisation, locale: together.locale };
	// One who is registered already takes a use like anybody: what is left of them is seen by the liaison.
	if (together.invitation) await saveUse(ctx, together.invitation);
	const person = await savePerson(ctx, training, told, 'another');
	if (person.active) {
		await queueRepeatedNotice(ctx, training, person.active.id);
		return null;
	}
	const { id } = await insertRegistration(ctx, {
		training,
		...person,
		toAddress: colleague.email,
		mode: together.mode,
		locale: together.locale,
		source: 'party',
		requestId: newId(),
		admission,
		heldUntil: null,
		counted: [],
		invitation,
	});
	if (together.invitation) await insertUse(ctx, together.invitation, id);
	return id;
}

type Seekers = {
	readonly seekers: readonly SeekerTogether[];
	readonly organisation: LockedTraining['organisation'];
};

async function decided(
	ctx: TxContext,
	training: LockedTraining,
	colleagues: readonly Colleague[],
	together: Together,
	poolOf: (
		ctx: TxContext,
		training: LockedTraining,
		organisationKey: string,
	) => Promise<PoolFacts | undefined>,
): Promise<Decision<ColleaguesPlan & Seekers, AdmissionRefusal>> {
	const groups = new Map((await groupsOfProject(ctx, training.projectId)).map((group) => [group.key, group]));
	const known = await findOrganisation(ctx, training.projectId, together.organisation);
	const organisationKey = known?.isSensitive
		? null
		: (known?.countKey ?? organisationKeyOf(together.organisation));
	const seekers = colleagues.map((colleague): SeekerTogether => {
		const group = groups.get(colleague.targetGroup);
		const isSensitiveWorkplace = (group?.isSensitive || known?.isSensitive) ?? false;
		return {
			targetGroupId: group?.id ?? null,
			isSensitiveWorkplace,
			organisationKey: isSensitiveWorkplace ? null : organisationKey,
			needsApproval: colleague.entry === 'approval',
		};
	});
	const line = await lineOf(ctx, training);
	const counted = organisationKey !== null && seekers.some((seeker) => seeker.organisationKey !== null);
	const lacks =
		counted &&
		asksOrganisation(line.pools) &&
		!line.pools.some((pool) => pool.scope === 'organisation' && pool.ownerKey === organisationKey);
	const made = lacks ? await poolOf(ctx, training, organisationKey) : undefined;
	const plan = planAdmissions(
		{
			...training,
			waiting: line.waiting,
			pools: made ? [...line.pools, made] : line.pools,
			trainingMode: training.mode,
			mode: together.mode,
			reserved: together.invitation
				? { poolIds: together.invitation.reservedPoolIds, seats: together.invitation.reservedSeats }
				: undefined,
		},
		seekers,
		ctx.now(),
	);
	if (!plan.ok) return plan;
	return granted({
		admissions: plan.admissions,
		seekers,
		organisation: known,
		until: decideInvitationDeadline(training, ctx.now()),
	});
}

const savedPool = saveOrganisationPool;

/** As the pool of an organisation would be made, for a look ahead. */
async function virtualPool(
	_ctx: TxContext,
	training: LockedTraining,
	organisationKey: string,
): Promise<PoolFacts | undefined> {
	const each = training.pools.find((pool) => pool.scope === 'each_organisation');
	return each && { ...each, id: newId(), scope: 'organisation', ownerKey: organisationKey };
}
