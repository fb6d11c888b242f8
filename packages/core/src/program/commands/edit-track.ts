import { granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { EditTrackInput } from '../model.ts';
import { lockProgram, raiseProgram, saveTrack } from '../store.ts';

/** Names and colours a track anew; its key stays. Visitors see it with the next release. @throws NotFound, Forbidden */
export function editTrack(ctx: Context, input: EditTrackInput): Promise<{ readonly ok: true; readonly programRevision: number }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		await saveTrack(ctx, program, input.trackId, { name: input.name, colour: input.colour });
		const programRevision = await raiseProgram(ctx, program);
		await record(ctx, {
			projectId: project.id,
			action: 'program.edit-track',
			subject: { kind: 'track', id: input.trackId },
			changedFields: ['name', 'colour'],
		});
		return granted({ programRevision });
	});
}
