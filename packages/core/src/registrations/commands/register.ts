import { granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { isProven, proofChallenge } from '@kutsu/kernel/proof';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { decideAnswers, hasAnswers, saveAnswers } from '../../forms/index.ts';
import { noAnswers } from '../../forms/model.ts';
import { enqueue } from '../../jobs/index.ts';
import { saveGivenConsents } from '../../consents/index.ts';
import { requirePermission } from '../../staff/index.ts';
import { expireOfferJob } from '../jobs.ts';
import type { RegisterInput, Registered, RegistrationRefusal, RegistrationSource } from '../model.ts';
import { asksOrganisation, decideAdmission, mustAskTheLine } from '../rules/admission.ts';
import type { Admission } from '../rules/admission.ts';
import { decideGuard } from '../rules/guard.ts';
import type { Rates } from '../rules/guard.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
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
	return admit(ctx, addressOf(ctx, input.training), input, {
		source: 'public',
		ignoresWindow: false,
		visit: { counted: countedBy(ctx, { ...from, email: input.email }), proof: isProved ? 'valid' : 'none' },
	});
}

/**
 * The same for a colleague at the desk: outside the window too, never beyond the seats.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function registerByStaff(
	ctx: Context,
	input: RegisterInput & { readonly projectId: string; readonly trainingId: string },
): Promise<RegisterResult> {
	requirePermission(ctx.actor, 'participants.write', {
		projectId: input.projectId,
		trainingId: input.trainingId,
	});
	const { projectId, trainingId } = input;
	return admit(ctx, { id: trainingId, linkGeneration: null, projectId }, input, {
		source: 'staff',
		ignoresWindow: true,
	});
}

function admit(
	ctx: Context,
	address: TrainingAddress,
	input: RegisterInput,
	how: { source: RegistrationSource; ignoresWindow: boolean; visit?: Visit },
): Promise<RegisterResult> {
	return inTransaction(ctx, async (ctx) => {
		const training = await withOrganisationPool(ctx, await lockTraining(ctx, address, input));
		const line = mustAskTheLine(training.pools, { ...training, mode: input.mode })
			? await lineOf(ctx, training)
			: { pools: training.pools, waiting: [] };
		const decision = decideAdmission(
			{
				...training,
				...line,
				trainingMode: training.mode,
				mode: input.mode,
				ignoresWindow: how.ignoresWindow,
			},
			ctx.now(),
		);
		const counted = how.visit?.counted ?? [];
		const { repeated, rates } = await findRepeated(ctx, training, input.requestId, counted);
		if (repeated) return granted({ registered: repeated });
		if (!decision.ok) return decision;
		const answers = decideAnswers(
			{ ...training, mode: input.mode, isStaff: how.source !== 'public' },
			input.answers ?? noAnswers,
		);
		if (!answers.ok) return answers;
		const gate = how.visit ? await passGuard(ctx, training, rates, input, how.visit) : openGate;
		if (!gate.ok) return gate;
		const { heldUntil } = gate;
		const person = await savePerson(ctx, training, input);
		if (person.active) {
			await queueRepeatedNotice(ctx, training, person.active.id);
			return granted({ registered: registeredNow(decision.admission, heldUntil) });
		}
		const { id: registrationId } = await insertRegistration(ctx, {
			training,
			...person,
			toAddress: input.email,
			mode: input.mode,
			locale: input.locale,
			source: how.source,
			requestId: input.requestId,
			admission: decision.admission,
			heldUntil,
			counted,
		});
		const { projectId } = training;
		if (hasAnswers(answers.decided))
			await saveAnswers(ctx, { projectId, registrationId }, answers.decided, input.locale);
		if (heldUntil)
			await enqueue(ctx, { task: expireOfferJob.task, payload: { registrationId }, runAt: heldUntil });
		if (input.consents?.length)
			await saveGivenConsents(ctx, { projectId, registrationId }, input.consents, input.locale);
		return granted({ registered: registeredNow(decision.admission, heldUntil) });
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
	const link = openLink(ctx.keys, training, 'training');
	return link ? { id: link.linkId, linkGeneration: link.generation } : { code: training };
}

function registeredNow(admission: Admission, heldUntil: Date | null): Registered {
	if (heldUntil) return { state: 'held', until: heldUntil };
	return admission.state === 'confirmed'
		? { state: 'confirmed' }
		: { state: 'waitlisted', place: admission.place };
}
