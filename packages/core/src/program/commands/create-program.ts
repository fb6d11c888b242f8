import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { CreateProgramInput, CreateProgramRefusal } from '../model.ts';
import { insertProgram, lockSeminar } from '../store.ts';

/** Gives a final seminar its program, empty; a seminar has one. @throws NotFound, Forbidden */
export function createProgram(
	ctx: Context,
	input: CreateProgramInput,
): Promise<Decision<{ readonly programId: string; readonly programRevision: number }, CreateProgramRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		return once(ctx, 'program.create', input.requestId, async () => {
			const seminar = await lockSeminar(ctx, project.id, input.trainingId);
			if (seminar.format !== 'final_seminar') return refused({ code: 'not-a-seminar' });
			if (seminar.programId !== null) return refused({ code: 'exists', programId: seminar.programId });
			if (seminar.state === 'cancelled') return refused({ code: 'cancelled' });
			const programId = await insertProgram(ctx, project.id, input.trainingId);
			await record(ctx, {
				projectId: project.id,
				action: 'program.create',
				subject: { kind: 'program', id: programId },
			});
			return granted({ programId, programRevision: 1 });
		});
	});
}
