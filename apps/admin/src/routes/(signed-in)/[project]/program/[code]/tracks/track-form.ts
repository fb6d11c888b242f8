import { EditTrackInput } from '@kutsu/core/program/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

/** One form for a new track and for one that is edited: the address says which. */
export const TrackForm = z.extend(z.omit(EditTrackInput, { project: true, programId: true, trackId: true }), {
	requestId: z.uuid(),
});
export type TrackForm = z.output<typeof TrackForm>;

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function trackMessage(issue: Issue): string {
	if (issue.path?.[0] === 'colour') return m.program_admin_invalid_colour();
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	return m.common_invalid_required();
}
