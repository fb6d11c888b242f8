import { granted } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { AddItemInput } from '../model.ts';
import { insertItem, lockProgram, raiseProgram, replaceSpeakers, requireOfProgram } from '../store.ts';

export type AddedItem = {
	readonly ok: true;
	readonly itemId: string;
	readonly number: number;
	/** Of the item: what placing it asks for. */
	readonly revision: number;
	readonly programRevision: number;
};

/** Adds content, not yet placed, under the next number. @throws NotFound, also for a track or speaker of another program; Forbidden */
export function addItem(ctx: Context, input: AddItemInput): Promise<AddedItem> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		return once(ctx, 'program.add-item', input.requestId, async () => {
			const program = await lockProgram(ctx, project.id, input.programId);
			await requireOfProgram(ctx, program, input);
			const { project: _, programId: __, requestId: ___, speakerIds, ...fields } = input;
			const { itemId, number } = await insertItem(ctx, program, fields);
			await replaceSpeakers(ctx, program, itemId, speakerIds);
			const programRevision = await raiseProgram(ctx, program);
			await record(ctx, {
				projectId: project.id,
				action: 'program.add-item',
				subject: { kind: 'item', id: itemId },
			});
			return granted({ itemId, number, revision: 1, programRevision });
		});
	});
}
