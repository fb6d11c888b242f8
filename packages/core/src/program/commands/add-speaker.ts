import { granted } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { AddSpeakerInput } from '../model.ts';
import { insertSpeaker, lockProgram, raiseProgram } from '../store.ts';

/** Adds one who speaks: a role, and a name where it may be told. @throws NotFound, Forbidden */
export function addSpeaker(
	ctx: Context,
	input: AddSpeakerInput,
): Promise<{ readonly ok: true; readonly speakerId: string; readonly programRevision: number }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		return once(ctx, 'program.add-speaker', input.requestId, async () => {
			const program = await lockProgram(ctx, project.id, input.programId);
			const { role, name, isProtected } = input;
			const speakerId = await insertSpeaker(ctx, program, { role, name, isProtected });
			const programRevision = await raiseProgram(ctx, program);
			await record(ctx, {
				projectId: project.id,
				action: 'program.add-speaker',
				subject: { kind: 'speaker', id: speakerId },
			});
			return granted({ speakerId, programRevision });
		});
	});
}
