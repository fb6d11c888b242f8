import { granted, refused, shownText } from '@kutsu/kernel';
import type { Decision, Locale, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { saveVerdict, templateBody } from '../../ways/index.ts';
import type { AnswerRefusal, AnswerTotals, Verdict } from '../../ways/model.ts';
import { planApprovals } from '../rules/approval.ts';
import type { Approval } from '../rules/approval.ts';
import { asksOrganisation } from '../rules/admission.ts';
import type { PoolFacts } from '../rules/pools.ts';
import { lockRegistration, saveCancellation } from '../store/cancellation.ts';
import { requestsAmong, saveApproval } from '../store/requests.ts';
import type { WaitingRequest } from '../store/requests.ts';
import { lineOf, lockTraining, saveOrganisationPool } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';

type Asked = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly registrationIds: readonly string[];
	readonly verdict: Verdict;
};

type PreviewedRow = {
	readonly registrationId: string;
	readonly outcome: 'seat' | 'place' | 'declined';
	/** Of a place in line, from 1; null otherwise. */
	readonly place: number | null;
};

export type PreviewedAnswers = Decision<
	{
		readonly totals: AnswerTotals;
		/** In the order of the requests; those no longer waiting for an answer are not among them. */
		readonly rows: readonly PreviewedRow[];
	},
	AnswerRefusal
>;

/** What answering these requests so would do now; changes nothing. @throws NotFound, Forbidden without `participants.write`. */
export function previewAnswers(ctx: Context, input: Asked): Promise<PreviewedAnswers> {
	requirePermission(ctx.actor, 'participants.write', input);
	return inTransaction(ctx, async (ctx): Promise<PreviewedAnswers> => {
		const training = await lockTraining(ctx, { ...idOf(input), linkGeneration: null });
		const planned = await planAnswers(ctx, training, input);
		if (!planned.ok) return planned;
		const approvals = new Map(planned.approvals.map((one) => [one.registrationId, one]));
		return granted({
			totals: planned.totals,
			rows: planned.requests.flatMap(({ registrationId }): PreviewedRow[] => {
				if (input.verdict === 'decline') return [{ registrationId, outcome: 'declined', place: null }];
				const approval = approvals.get(registrationId);
				if (!approval) return [];
				return approval.state === 'confirmed'
					? [{ registrationId, outcome: 'seat', place: null }]
					: [{ registrationId, outcome: 'place', place: approval.place }];
			}),
		});
	});
}

/**
 * Approves or declines requests, in the order they came: a seat or a place in line by the ordinary rules, or a no; each
 * person is told in their language, by a ready answer and a note. Does exactly what was looked at (`seen`), or nothing.
 * Refusals: `cancelled`, `over`, `changed`. @throws NotFound, Forbidden without `participants.write`.
 */
export function answerRequests(
	ctx: Context,
	input: Asked & {
		readonly templateId: string | null;
		readonly note: string;
		readonly seen: AnswerTotals;
	},
): Promise<Decision<{ readonly totals: AnswerTotals }, AnswerRefusal>> {
	requirePermission(ctx.actor, 'participants.write', input);
	return inTransaction(ctx, async (ctx): Promise<Decision<{ totals: AnswerTotals }, AnswerRefusal>> => {
		const locked = await lockTraining(ctx, { ...idOf(input), linkGeneration: null });
		const training = { ...locked, pools: await poolsForAll(ctx, locked, input) };
		const planned = await planAnswers(ctx, training, input);
		if (!planned.ok) return planned;
		const { approvals, requests, totals } = planned;
		if (!isSame(totals, input.seen)) return refused({ code: 'changed', now: totals });
		const { projectId, verdict } = input;
		const body =
			input.templateId === null ? null : await templateBody(ctx, projectId, input.templateId, verdict);
		const wordsIn = (locale: Locale) => answerWords(body, input.note, locale);
		for (const { registrationId, locale } of requests) {
			const approval = approvals.find((one) => one.registrationId === registrationId);
			if (verdict === 'approve' && !approval) continue;
			await saveVerdict(ctx, { projectId, registrationId }, { verdict, words: wordsIn(locale) });
			if (approval) await saveApproval(ctx, training, approval);
			else await decline(ctx, training, registrationId);
		}
		return granted({ totals });
	});
}

async function decline(ctx: TxContext, training: LockedTraining, registrationId: string): Promise<void> {
	const { projectId } = training;
	const registration = await lockRegistration(ctx, projectId, registrationId);
	await saveCancellation(ctx, training, registration, 'decline');
	await record(ctx, {
		projectId,
		action: 'registration.decline',
		subject: { kind: 'registration', id: registrationId },
	});
}

type Planned = {
	readonly requests: readonly WaitingRequest[];
	readonly approvals: readonly Approval[];
	readonly totals: AnswerTotals;
};

async function planAnswers(
	ctx: TxContext,
	training: LockedTraining,
	{ registrationIds, verdict }: Asked,
): Promise<Decision<Planned, AnswerRefusal>> {
	if (training.isCancelled) return refused({ code: 'cancelled' });
	if (ctx.now() >= training.endsAt) return refused({ code: 'over' });
	const requests = await requestsAmong(ctx, training, registrationIds);
	if (verdict === 'decline')
		return granted({ requests, approvals: [], totals: { seats: 0, places: 0, declined: requests.length } });
	const line = await lineOf(ctx, training);
	const approvals = planApprovals({ ...line, pools: withMissingPools(line.pools, requests) }, requests);
	const seats = approvals.filter((one) => one.state === 'confirmed').length;
	return granted({ requests, approvals, totals: { seats, places: approvals.length - seats, declined: 0 } });
}

/** Pools of organisations nobody of which has come yet, as they would be made: what a preview counts with. */
function withMissingPools(
	pools: readonly PoolFacts[],
	requests: readonly WaitingRequest[],
): readonly PoolFacts[] {
	const each = pools.find((pool) => pool.scope === 'each_organisation');
	if (!each) return pools;
	return [
		...pools,
		...missingKeys(pools, requests).map((organisationKey): PoolFacts => ({
			...each,
			id: organisationKey,
			scope: 'organisation',
			ownerKey: organisationKey,
			takenSeats: 0,
			waitingSeats: 0,
		})),
	];
}

function missingKeys(pools: readonly PoolFacts[], requests: readonly WaitingRequest[]): string[] {
	const keys = new Set(requests.flatMap((request) => request.organisationKey ?? []));
	for (const pool of pools) if (pool.scope === 'organisation' && pool.ownerKey) keys.delete(pool.ownerKey);
	return [...keys];
}

/** Before anything is planned for good, each organisation that comes has its pool. */
async function poolsForAll(
	ctx: TxContext,
	training: LockedTraining,
	{ registrationIds, verdict }: Asked,
): Promise<readonly PoolFacts[]> {
	if (verdict === 'decline' || !asksOrganisation(training.pools)) return training.pools;
	const requests = await requestsAmong(ctx, training, registrationIds);
	const made: PoolFacts[] = [];
	for (const key of missingKeys(training.pools, requests)) {
		const pool = await saveOrganisationPool(ctx, training, key);
		if (pool) made.push(pool);
	}
	return [...training.pools, ...made];
}

/** A ready answer in the person's language, else the first that has one, and the note as written; null for neither. */
function answerWords(body: LocalizedText | null, note: string, locale: Locale): string | null {
	const ready = body === null ? '' : shownText(body, locale).text;
	return [ready, note.trim()].filter(Boolean).join('\n\n') || null;
}

function isSame(one: AnswerTotals, other: AnswerTotals): boolean {
	return one.seats === other.seats && one.places === other.places && one.declined === other.declined;
}

function idOf({ projectId, trainingId }: Asked): { readonly id: string; readonly projectId: string } {
	return { id: trainingId, projectId };
}
