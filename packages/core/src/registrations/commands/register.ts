import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Decision, Refused } from '@kutsu/kernel';
import { hashToken, openLink } from '@kutsu/kernel/keys';
import { isProven, proofChallenge } from '@kutsu/kernel/proof';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { decideAnswers, hasAnswers, saveAnswers } from '../../forms/index.ts';
import { noAnswers } from '../../forms/model.ts';
import { enqueue } from '../../jobs/index.ts';
import { saveGivenConsents } from '../../consents/index.ts';
import { requirePermission } from '../../staff/index.ts';
import { expireOfferJob } from '../jobs.ts';
import type {
	RegisterInput,
	Registered,
	RegistrationRefusal,
	RegistrationSource,
	SeatingRefusal,
} from '../model.ts';
import { decideEntry, insertRequest, insertUse, isInvitationToken } from '../../ways/index.ts';
import { lockInvitationOfToken, saveUse } from '../../ways/index.ts';
import type { LockedInvitation } from '../../ways/index.ts';
import { asksOrganisation, decideAdmission, mustAskTheLine } from '../rules/admission.ts';
import type { Admission } from '../rules/admission.ts';
import { decideGuard } from '../rules/guard.ts';
import type { Rates } from '../rules/guard.ts';
import { decideSeating } from '../rules/override.ts';
import type { Seating } from '../rules/override.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
import { isRegistered, saveOverrides, saveSpareOverrides } from '../store/override.ts';
import { savePerson } from '../store/person.ts';
import { findRepeated, insertRegistration } from '../store/registration.ts';
import { countedBy, saveAttempt, saveGuard } from '../store/rush.ts';
import type { Counted } from '../store/rush.ts';
import { lineOf, lockTraining, saveOrganisationPool } from '../store/training.ts';
import type { LockedTraining, TrainingAddress } from '../store/training.ts';

export type RegisterResult =
	| ({ readonly ok: true } & { readonly registered: Registered })
	| Refused<RegistrationRefusal>;

/**
 * Takes one person into a training: a seat, or the next place in the queue. Six round trips; one more when there are
 * both free seats and people in line, one for the first of an organisation whose seats are limited, and one for answers.
 * The same `requestId` answers as it did first. One who is already registered is answered like a newcomer,
 * and told the truth by mail only. Where too many come, it asks for a proof, or holds the place until the mail's link is used.
 * @throws NotFound for a training that is missing, or not public and not named by its link.
 */
export async function register(
	ctx: Context,
	input: RegisterInput,
	from: { readonly clientAddress: string | null } = { clientAddress: null },
): Promise<RegisterResult> {
	const isProved =
		input.proof !== undefined && (await isProven(ctx.keys, input.proof, input.requestId, ctx.now()));
	const how = {
		source: 'public',
		ignoresWindow: false,
		visit: { counted: countedBy(ctx, { ...from, email: input.email }), proof: isProved ? 'valid' : 'none' },
	} as const;
	const result = await admit<never>(ctx, addressOf(ctx, input.training), input, how, asDecided);
	// What the registration is called goes by mail only.
	return result.ok ? granted({ registered: result.registered }) : result;
}

/** What a colleague asks for beside the person's own answers. */
export type AskedByStaff = {
	readonly projectId: string;
	readonly trainingId: string;
	/** Seats beyond capacity, in so many words; absent for none. */
	readonly beyondSeats?: number | undefined;
	readonly reason?: string | undefined;
};

export type RegisteredByStaff = Decision<Admitted, RegistrationRefusal | SeatingRefusal>;

/**
 * The same for a colleague at the desk: outside the window too; beyond the seats only by saying by how many, and why.
 * @throws NotFound, Forbidden without `participants.write`, and for a seat beyond capacity without `seats.override`.
 */
export function registerByStaff(
	ctx: Context,
	input: RegisterInput & AskedByStaff,
): Promise<RegisteredByStaff> {
	const { projectId, trainingId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
	const how = { source: 'staff', ignoresWindow: true } as const;
	return admit(
		ctx,
		{ id: trainingId, linkGeneration: null, projectId },
		input,
		how,
		(ctx, training, admission) =>
			input.beyondSeats === undefined
				? Promise.resolve(granted({ admission }))
				: seatNow(ctx, training, input, admission),
	);
}

/**
 * One who stands at the door: a seat now, or a refusal that says how many beyond capacity it would take. Nobody at the
 * door is put into the queue.
 * @throws NotFound, Forbidden without `attendance.write`, and for a seat beyond capacity without `seats.override`.
 */
export function registerWalkIn(
	ctx: Context,
	input: RegisterInput & AskedByStaff,
): Promise<RegisteredByStaff> {
	const { projectId, trainingId } = input;
	requirePermission(ctx.actor, 'attendance.write', { projectId, trainingId });
	const how = { source: 'walk_in', ignoresWindow: true } as const;
	return admit(
		ctx,
		{ id: trainingId, linkGeneration: null, projectId },
		input,
		how,
		(ctx, training, admission) => seatNow(ctx, training, input, admission),
	);
}

/** A seat for a newcomer who else would wait; one who is registered already is let through, to be told so. */
async function seatNow(
	ctx: TxContext,
	training: LockedTraining,
	input: RegisterInput & AskedByStaff,
	admission: Admission,
): Promise<Decision<Settled, SeatingRefusal>> {
	if (admission.state === 'confirmed' || (await isRegistered(ctx, training, input)))
		return granted({ admission });
	const { pools, waiting } = await lineOf(ctx, training);
	const seeker = { ...training, mode: input.mode, pools, before: waiting };
	const decision = decideSeating({ ...seeker, beyondSeats: input.beyondSeats ?? 0 });
	if (!decision.ok) return decision;
	const { seating } = decision;
	if (seating.beyondSeats > 0) {
		requirePermission(ctx.actor, 'seats.override', training);
		if (!input.reason) return refused({ code: 'reason-needed' });
	}
	return granted({ admission: { state: 'confirmed', poolIds: seating.poolIds }, seating });
}

/** `isKnown`: they were registered already, and nothing was added. */
export type Admitted = {
	readonly registered: Registered;
	readonly registrationId: string;
	readonly isKnown: boolean;
};

/** At the door nobody is kept waiting for an answer: what is missing is asked later. */
function askedBy({ questions }: LockedTraining, source: RegistrationSource): LockedTraining['questions'] {
	if (source !== 'walk_in') return questions;
	return questions.map((question) => ({ ...question, isRequired: false }));
}

type Settled = { readonly admission: Admission; readonly seating?: Seating };

/** Has the last word on what a newcomer gets. Reads only. */
type Settle<Refusal extends { readonly code: string }> = (
	ctx: TxContext,
	training: LockedTraining,
	admission: Admission,
) => Promise<Decision<Settled, Refusal>>;

const asDecided: Settle<never> = async (_, __, admission) => granted({ admission });

function admit<Refusal extends { readonly code: string }>(
	ctx: Context,
	address: TrainingAddress,
	input: RegisterInput & { readonly reason?: string | undefined },
	how: { source: RegistrationSource; ignoresWindow: boolean; visit?: Visit },
	settle: Settle<Refusal>,
): Promise<Decision<Admitted, RegistrationRefusal | Refusal>> {
	return inTransaction(ctx, async (ctx) => {
		const training = await withOrganisationPool(ctx, await lockTraining(ctx, address, input));
		const invitation = await invitationOf(ctx, address);
		const isStaff = how.source !== 'public';
		const entry = decideEntry({ ...training, email: input.email, invitation, isStaff }, ctx.now());
		const reservedPoolIds = invitation?.reservedPoolIds ?? [];
		const line =
			reservedPoolIds.length > 0 || mustAskTheLine(training.pools, { ...training, mode: input.mode })
				? await lineOf(ctx, training)
				: { pools: training.pools, waiting: [] };
		const decision = decideAdmission(
			{
				...training,
				...line,
				trainingMode: training.mode,
				mode: input.mode,
				ignoresWindow: how.ignoresWindow,
				needsApproval: entry.ok && entry.entry === 'approval',
				reservedPoolIds,
			},
			ctx.now(),
		);
		const counted = how.visit?.counted ?? [];
		const { repeated, rates } = await findRepeated(ctx, training, input.requestId, counted);
		if (repeated) return granted({ ...repeated, isKnown: false });
		if (!decision.ok) return decision;
		if (!entry.ok) return entry;
		const answers = decideAnswers(
			{ ...training, questions: askedBy(training, how.source), mode: input.mode, isStaff },
			input.answers ?? noAnswers,
		);
		if (!answers.ok) return answers;
		// A personal link is no flood, and a request has nothing that could be held.
		const isGuarded = !invitation && decision.admission.state !== 'requested';
		const gate = how.visit && isGuarded ? await passGuard(ctx, training, rates, input, how.visit) : openGate;
		if (!gate.ok) return gate;
		const { heldUntil } = gate;
		const settled = await settle(ctx, training, decision.admission);
		if (!settled.ok) return settled;
		const person = await savePerson(ctx, training, input);
		if (person.active) {
			await queueRepeatedNotice(ctx, training, person.active.id);
			const registered = registeredNow(decision.admission, heldUntil);
			return granted({ registered, registrationId: person.active.id, isKnown: true });
		}
		if (settled.seating) await saveOverrides(ctx, training, settled.seating, input.reason);
		if (invitation) await saveUse(ctx, invitation);
		const { id: registrationId } = await insertRegistration(ctx, {
			training,
			...person,
			toAddress: input.email,
			mode: input.mode,
			locale: input.locale,
			source: how.source,
			requestId: input.requestId,
			admission: settled.admission,
			heldUntil,
			counted,
		});
		const { projectId } = training;
		if (decision.admission.state === 'requested')
			await insertRequest(ctx, { projectId, registrationId }, input.reason || null);
		if (invitation) await settleUse(ctx, training, invitation, registrationId, settled.admission);
		if (hasAnswers(answers.decided))
			await saveAnswers(ctx, { projectId, registrationId }, answers.decided, input.locale);
		if (heldUntil)
			await enqueue(ctx, { task: expireOfferJob.task, payload: { registrationId }, runAt: heldUntil });
		if (input.consents?.length)
			await saveGivenConsents(ctx, { projectId, registrationId }, input.consents, input.locale);
		const registered = registeredNow(settled.admission, heldUntil);
		return granted({ registered, registrationId, isKnown: false });
	});
}

/** One who comes from outside: what they are counted by, and whether they showed the work that was asked for. */
type Visit = { readonly counted: readonly Counted[]; readonly proof: 'valid' | 'none' };
type Gate = { readonly ok: true; readonly heldUntil: Date | null } | Refused<RegistrationRefusal>;
const openGate: Gate = { ok: true, heldUntil: null };

/** What a training under attack asks of one who comes. Only then does it cost more round trips. */
async function passGuard(
	ctx: TxContext,
	training: LockedTraining,
	rates: Rates,
	input: RegisterInput,
	visit: Visit,
): Promise<Gate> {
	const seats = training.pools.reduce(
		(sum, pool) => (ofTraining.has(pool.scope) ? sum + pool.capacitySeats + pool.overrideSeats : sum),
		0,
	);
	const { guarding, guardUntil } = decideGuard(
		{ ...rates, ...training, seats, proof: visit.proof, canProve: input.canProve ?? false },
		ctx.now(),
	);
	if (guardUntil) await saveGuard(ctx, training, guardUntil);
	switch (guarding.kind) {
		case 'open':
			return openGate;
		case 'hold':
			return { ok: true, heldUntil: guarding.until };
		case 'challenge':
			await saveAttempt(ctx, training, visit.counted);
			return refused({
				code: 'proof-needed',
				challenge: await proofChallenge(ctx.keys, input.requestId, ctx.now()),
			});
		case 'refuse':
			return refused({ code: 'address-limit' });
	}
}

const ofTraining: ReadonlySet<string> = new Set(['all', 'onsite', 'online']);
/** By which the person comes, as it stands under the lock. @throws NotFound for one revoked meanwhile */
async function invitationOf(ctx: TxContext, address: TrainingAddress): Promise<LockedInvitation | null> {
	if (!('invitationHash' in address)) return null;
	const invitation = await lockInvitationOfToken(ctx, address.invitationHash);
	if (!invitation || invitation.revokedAt !== null) throw new NotFound('training');
	return invitation;
}

/** Notes who came by an invitation; a seat it held that they did not take goes to those who wait. */
async function settleUse(
	ctx: TxContext,
	training: LockedTraining,
	invitation: LockedInvitation,
	registrationId: string,
	{ state, poolIds }: Admission,
): Promise<void> {
	await insertUse(ctx, invitation, registrationId);
	if (invitation.reservedPoolIds.length === 0) return;
	const taken = state === 'confirmed' ? poolIds : [];
	const untaken = invitation.reservedPoolIds.filter((id) => !taken.includes(id));
	await saveSpareOverrides(
		ctx,
		training.projectId,
		untaken.map((poolId) => ({ poolId, seats: 1 })),
	);
	await offerFreeSeats(ctx, training);
}

/** The limit of an organisation is made when the first of it comes. */
export async function withOrganisationPool(
	ctx: TxContext,
	training: LockedTraining,
): Promise<LockedTraining> {
	const { organisationKey, pools } = training;
	if (organisationKey === null || !asksOrganisation(pools)) return training;
	if (pools.some((pool) => pool.scope === 'organisation' && pool.ownerKey === organisationKey))
		return training;
	const made = await saveOrganisationPool(ctx, training, organisationKey);
	return made ? { ...training, pools: [...pools, made] } : training;
}

function addressOf(ctx: Context, training: string): TrainingAddress {
	if (isInvitationToken(training)) return { invitationHash: hashToken(training) };
	const link = openLink(ctx.keys, training, 'training');
	return link ? { id: link.linkId, linkGeneration: link.generation } : { code: training };
}

function registeredNow(admission: Admission, heldUntil: Date | null): Registered {
	if (admission.state === 'requested') return { state: 'requested' };
	if (heldUntil) return { state: 'held', until: heldUntil };
	return admission.state === 'confirmed'
		? { state: 'confirmed' }
		: { state: 'waitlisted', place: admission.place };
}
