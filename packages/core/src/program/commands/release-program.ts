import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { ReleaseProgramInput, ReleaseRefusal } from '../model.ts';
import { contentOf, decideRelease, findMisplaced } from '../rules/release.ts';
import { insertRelease, lockProgram, raiseProgram, readFacts, readRelease } from '../store.ts';

export type Released = {
	readonly number: number;
	readonly releasedAt: string;
	readonly programRevision: number;
};

/**
 * Publishes the draft as the next release: numbered, never changed afterwards. Items keep their calendar identity;
 * SEQUENCE rises for those moved, cancelled or held again. Refused as stale when the draft is not the one that was seen.
 * @throws NotFound, Forbidden
 */
export function releaseProgram(
	ctx: Context,
	input: ReleaseProgramInput,
): Promise<Decision<Released, ReleaseRefusal | Stale<{ readonly revision: number }>>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		return once(ctx, 'program.release', input.requestId, async () => {
			const program = await lockProgram(ctx, project.id, input.programId);
			if (program.revision !== input.revision)
				return refused({ code: 'stale', theirs: { revision: program.revision } });
			const facts = await readFacts(ctx.tx, project.id, program.id);
			const previous = await readRelease(ctx.tx, project.id, program.id, program.lastRelease);
			const at = ctx.now();
			const content = contentOf(facts, previous?.content ?? null, at);
			const decision = decideRelease({
				content,
				previous,
				misplaced: findMisplaced(
					facts,
					facts.rooms.map((room) => room.id),
					facts.items,
				),
				missingLocaleReason: input.missingLocaleReason ?? '',
			});
			if (!decision.ok) return decision;
			const number = program.lastRelease + 1;
			const { missingLocaleReason } = decision;
			await insertRelease(ctx, program, { number, notes: input.notes, missingLocaleReason, content });
			const programRevision = await raiseProgram(ctx, program, { lastRelease: number });
			await record(ctx, {
				projectId: project.id,
				action: 'program.release',
				subject: { kind: 'program', id: program.id },
			});
			return granted({ number, releasedAt: at.toISOString(), programRevision });
		});
	});
}
