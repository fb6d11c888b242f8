import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { DraftItem, Saved, UnplaceItemInput, UnplacementRefusal } from '../model.ts';
import { deleteSlot, getItem, lockProgram, raiseProgram, saveItem } from '../store.ts';

/** Takes an item out of the draft; its content stays. One that visitors have seen is cancelled by the next release. @throws NotFound, Forbidden */
export function unplaceItem(
	ctx: Context,
	input: UnplaceItemInput,
): Promise<Decision<Saved, UnplacementRefusal | Stale<DraftItem>>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		const item = await getItem(ctx, program, input.itemId);
		if (item.revision !== input.revision) return refused({ code: 'stale', theirs: item });
		if (item.slot === null) return refused({ code: 'not-placed' });
		await deleteSlot(ctx, program, item.id);
		const revision = await saveItem(ctx, program, item);
		const programRevision = await raiseProgram(ctx, program);
		await record(ctx, {
			projectId: project.id,
			action: 'program.unplace-item',
			subject: { kind: 'item', id: item.id },
		});
		return granted({ revision, programRevision });
	});
}
