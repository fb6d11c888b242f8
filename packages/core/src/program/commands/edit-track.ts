import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { DraftTrack, EditTrackInput, Saved } from '../model.ts';
import { getTrack, lockProgram, raiseProgram, saveTrack } from '../store.ts';

/** Names and colours a track anew; its key stays. Visitors see it with the next release. @throws NotFound, Forbidden */
export function editTrack(ctx: Context, input: EditTrackInput): Promise<Decision<Saved, Stale<DraftTrack>>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		const track = await getTrack(ctx, program, input.trackId);
		if (track.revision !== input.revision) return refused({ code: 'stale', theirs: track });
		const revision = await saveTrack(ctx, program, track, { name: input.name, colour: input.colour });
		const programRevision = await raiseProgram(ctx, program);
		await record(ctx, {
			projectId: project.id,
			action: 'program.edit-track',
			subject: { kind: 'track', id: input.trackId },
			changedFields: ['name', 'colour'],
		});
		return granted({ revision, programRevision });
	});
}
