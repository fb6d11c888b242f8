import { z } from 'zod/mini';
import { CreateTrainingInput, EditTrainingInput } from '../model.ts';
import type { SessionInput } from '../model.ts';
import { instantAt } from './sessions.ts';

type Dated = { readonly sessions: readonly SessionInput[]; readonly timeZone?: string | undefined };

/** The hour that is skipped in spring may put a start, moved forward, after its end. Zones are no matter of the forms' schemas: they go to browsers. */
const endsInItsZone = z.check<Dated>(({ value: { sessions, timeZone }, issues }) => {
	if (timeZone === undefined) return;
	for (const [index, session] of sessions.entries()) {
		if (instantAt(session.startsAt, timeZone) < instantAt(session.endsAt, timeZone)) continue;
		issues.push({
			...{ code: 'custom', input: session, path: ['sessions', index, 'endsAt'] },
			message: 'ends before it starts in its time zone',
		});
	}
});

/** What `createTraining` takes from outside: every session also ends after it starts where it is held. */
export const AskedTraining = CreateTrainingInput.check(endsInItsZone);

/** What `editTraining` takes from outside: every session also ends after it starts where it is held. */
export const AskedTrainingEdit = EditTrainingInput.check(endsInItsZone);
