import type { StaffInputs, StaffOutputs } from '@kutsu/api/types';
import { browserApi } from '#lib/browser-api.ts';

type Draft = StaffInputs['trainings']['conflicts'];
export type Conflicts = Readonly<StaffOutputs['trainings']['conflicts']>;

const calmMillis = 500;

/** Double bookings of what stands in the form, asked for when the typing rests. Without a connection: those last known. */
export function watchConflicts(draft: () => Draft, known: Conflicts) {
	const api = browserApi();
	let found = $state.raw<Conflicts>(known);
	let asked: string | undefined;

	$effect(() => {
		const input = draft();
		const question = JSON.stringify(input);
		if (asked === undefined || question === asked) {
			asked = question;
			return;
		}
		const controller = new AbortController();
		const timer = setTimeout(() => {
			asked = question;
			if (input.sessions.length === 0) found = [];
			else
				api.trainings.conflicts.query(input, { signal: controller.signal }).then(
					(answer) => (found = answer),
					() => undefined,
				);
		}, calmMillis);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	});

	return {
		get found() {
			return found;
		},
	};
}
