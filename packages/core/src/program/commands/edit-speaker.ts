import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { DraftSpeaker, EditSpeakerInput, Saved } from '../model.ts';
import { getSpeaker, lockProgram, raiseProgram, saveSpeaker } from '../store.ts';

/**
 * Saves a speaker. The role is seen with the next release; the name, and that it is protected, at once and in every
 * release, since no release holds a name. @throws NotFound, Forbidden
 */
export function editSpeaker(
	ctx: Context,
	input: EditSpeakerInput,
): Promise<Decision<Saved, Stale<DraftSpeaker>>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		const speaker = await getSpeaker(ctx, program, input.speakerId);
		if (speaker.revision !== input.revision) return refused({ code: 'stale', theirs: speaker });
		const { role, name, isProtected } = input;
		const revision = await saveSpeaker(ctx, program, speaker, { role, name, isProtected });
		const programRevision = await raiseProgram(ctx, program);
		await record(ctx, {
			projectId: project.id,
			action: 'program.edit-speaker',
			subject: { kind: 'speaker', id: input.speakerId },
			changedFields: ['role', 'name', 'isProtected'],
		});
		return granted({ revision, programRevision });
	});
}
