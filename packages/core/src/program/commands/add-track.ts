import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { KeyTaken } from '../../projects/model.ts';
import type { AddTrackInput } from '../model.ts';
import { trackKeyFor } from '../rules/track-key.ts';
import { insertTrack, lockProgram, raiseProgram, readTracks } from '../store.ts';

/** Adds a track after the others. @throws NotFound, Forbidden */
export function addTrack(
	ctx: Context,
	input: AddTrackInput,
): Promise<
	Decision<{ readonly trackId: string; readonly key: string; readonly programRevision: number }, KeyTaken>
> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		return once(ctx, 'program.add-track', input.requestId, async () => {
			const program = await lockProgram(ctx, project.id, input.programId);
			const taken = (await readTracks(ctx, program)).map((track) => track.key);
			const key = input.key ?? trackKeyFor(input.name, project.requiredLocales, taken);
			if (taken.includes(key)) return refused({ code: 'key-taken', key });
			const { name, colour } = input;
			const trackId = await insertTrack(ctx, program, { key, name, colour, position: taken.length });
			const programRevision = await raiseProgram(ctx, program);
			await record(ctx, {
				projectId: project.id,
				action: 'program.add-track',
				subject: { kind: 'track', id: trackId },
			});
			return granted({ trackId, key, programRevision });
		});
	});
}
