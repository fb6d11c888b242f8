import { ReleaseProgramInput } from '@kutsu/core/program/model';
import { z } from 'zod/mini';

export const ReleaseForm = z.extend(z.omit(ReleaseProgramInput, { project: true, programId: true }), {
	requestId: z.uuid(),
});
export type ReleaseForm = z.output<typeof ReleaseForm>;
