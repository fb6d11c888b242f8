import { EditSpeakerInput } from '@kutsu/core/program/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

/** One form for a new speaker and for one that is edited: the address says which. */
export const SpeakerForm = z.extend(
	z.omit(EditSpeakerInput, { project: true, programId: true, speakerId: true }),
	{ requestId: z.uuid() },
);
export type SpeakerForm = z.output<typeof SpeakerForm>;

type Issue = { readonly code?: string | undefined; readonly maximum?: unknown };

/** What is wrong with an entry, in words. */
export function speakerMessage(issue: Issue): string {
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}
