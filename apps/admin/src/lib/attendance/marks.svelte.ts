import type { MarkRefusal } from '@kutsu/core/attendance/model';
import { newId } from '@kutsu/kernel';
import { browserApi, isSignedOut } from '#lib/browser-api.ts';
import { answered, emptyQueue, failed, sending, standingOf, tapped, toSend } from './mark-queue.ts';
import type { MarkQueue } from './mark-queue.ts';

type Session = { readonly project: string; readonly trainingId: string; readonly sessionId: string };
type Refused = (registrationId: string, refusal: MarkRefusal) => void;

/** The marks of one session as they are tapped: shown at once, sent in order, kept while there is no connection. */
export function openMarks(session: Session, onRefused: Refused) {
	const api = browserApi();
	let queue = $state.raw<MarkQueue>(emptyQueue);
	let fault = $state<'unreachable' | 'signed-out' | null>(null);

	async function send(): Promise<void> {
		const marks = toSend(queue);
		if (marks.length === 0) return;
		queue = sending(queue, marks.length);
		try {
			const { outcomes } = await api.attendance.record.mutate({
				...session,
				method: 'list',
				marks: [...marks],
			});
			queue = answered(
				queue,
				new Set(outcomes.filter((outcome) => outcome.ok).map((outcome) => outcome.requestId)),
			);
			fault = null;
			for (const outcome of outcomes) {
				const mark = marks.find((one) => one.requestId === outcome.requestId);
				if (!outcome.ok && mark) onRefused(mark.registrationId, outcome.refusal);
			}
		} catch (error) {
			queue = failed(queue);
			fault = isSignedOut(error) ? 'signed-out' : 'unreachable';
			return;
		}
		await send();
	}

	return {
		/** Why marks wait; null while they get through. */
		get fault() {
			return queue.hasFailed ? fault : null;
		},
		get isSending() {
			return queue.sendingCount > 0;
		},
		/** Whether all that was tapped on this page has been saved; false while nothing was tapped. */
		get isSaved() {
			return queue.settled.size > 0 && queue.waiting.length === 0;
		},
		get waitingCount() {
			return queue.waiting.length;
		},
		standingOf: (person: Parameters<typeof standingOf>[1]) => standingOf(queue, person),
		tap(registrationId: string, mark: 'present' | 'absent') {
			queue = tapped(queue, { requestId: newId(), registrationId, mark, deviceAt: new Date() });
			void send();
		},
		/** Sends what waits again. */
		retry: () => void send(),
	};
}
