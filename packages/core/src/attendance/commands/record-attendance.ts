import { auditActor, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { MarkOutcome, RecordAttendanceInput } from '../model.ts';
import type { EntryFacts } from '../rules/attended.ts';
import { decideMark } from '../rules/mark.ts';
import { appendEntries, loadSessionFacts, lockHead } from '../store.ts';
import type { NewEntry } from '../store.ts';

/**
 * Marks people of one session present or not, in the order given. Each mark is answered for itself;
 * one sent before answers as it did.
 * @throws NotFound, Forbidden without `attendance.write` for this training.
 */
export async function recordAttendance(
	ctx: Context,
	input: RecordAttendanceInput,
): Promise<{ outcomes: MarkOutcome[] }> {
	requirePermission(ctx.actor, 'attendance.write', {
		projectId: input.projectId,
		trainingId: input.trainingId,
	});
	return inTransaction(ctx, async (ctx) => {
		const head = await lockHead(ctx, input.projectId, input.trainingId);
		const facts = await loadSessionFacts(ctx, input);
		const now = ctx.now();
		const entries: EntryFacts[] = [...facts.entries];
		const added: NewEntry[] = [];
		const seen = new Map(facts.knownRequests);
		const outcomes = input.marks.map((mark): MarkOutcome => {
			const known = seen.get(mark.requestId);
			if (known) return { requestId: mark.requestId, ok: true, isPresent: known === 'in' };
			const decision = decideMark(
				{
					...facts,
					mark: mark.mark,
					registrationState: facts.registrations.get(mark.registrationId) ?? 'missing',
					entries: entries.filter((entry) => entry.registrationId === mark.registrationId),
				},
				now,
			);
			if (!decision.ok) return { requestId: mark.requestId, ok: false, refusal: decision.refusal };
			const { entry } = decision;
			if (entry.add !== 'nothing') {
				const correctsSeq = entry.add === 'void' ? entry.correctsSeq : null;
				// A device's clock may run ahead; nothing is recorded as later than it arrived.
				const deviceAt = mark.deviceAt && mark.deviceAt < now ? mark.deviceAt : now;
				seen.set(mark.requestId, entry.add);
				entries.push({
					seq: head.lastSeq + added.length + 1,
					sessionId: input.sessionId,
					registrationId: mark.registrationId,
					direction: entry.add,
					correctsSeq,
					deviceAt,
				});
				added.push({
					projectId: input.projectId,
					trainingId: input.trainingId,
					sessionId: input.sessionId,
					registrationId: mark.registrationId,
					direction: entry.add,
					method: input.method,
					correctsSeq,
					minutes: null,
					recordedBy: auditActor(ctx).id ?? 'unknown',
					deviceAt,
					receivedAt: now,
					requestId: mark.requestId,
				});
			}
			return { requestId: mark.requestId, ok: true, isPresent: mark.mark === 'present' };
		});
		await appendEntries(ctx, head, added);
		if (added.length > 0) {
			await record(ctx, {
				projectId: input.projectId,
				action: 'attendance.record',
				subject: { kind: 'session', id: input.sessionId },
			});
		}
		return { outcomes };
	});
}
