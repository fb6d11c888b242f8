import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { DraftItem, EditItemInput, Saved } from '../model.ts';
import { isSame } from '../rules/changes.ts';
import { endOf } from '../rules/placement.ts';
import {
	getItem,
	lockProgram,
	raiseProgram,
	replaceSpeakers,
	requireOfProgram,
	saveItem,
	saveSlot,
} from '../store.ts';

/** Saves an item's content; a placed one keeps its start, and its end follows the duration. @throws NotFound, Forbidden */
export function editItem(ctx: Context, input: EditItemInput): Promise<Decision<Saved, Stale<DraftItem>>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		const item = await getItem(ctx, program, input.itemId);
		if (item.revision !== input.revision) return refused({ code: 'stale', theirs: item });
		await requireOfProgram(ctx, program, input);
		const { project: _, programId: __, itemId: ___, revision: ____, speakerIds, ...fields } = input;
		await replaceSpeakers(ctx, program, item.id, speakerIds);
		if (item.slot) {
			const { roomId, startsAt } = item.slot;
			await saveSlot(ctx, program, item.id, {
				roomId,
				startsAt,
				endsAt: endOf(startsAt, input.durationMinutes),
			});
		}
		const revision = await saveItem(ctx, program, item, fields);
		const programRevision = await raiseProgram(ctx, program);
		const saved: Record<string, unknown> = { ...fields, speakerIds };
		await record(ctx, {
			projectId: project.id,
			action: 'program.edit-item',
			subject: { kind: 'item', id: item.id },
			changedFields: Object.entries(item).flatMap(([field, was]) =>
				field in saved && !isSame(was, saved[field]) ? [field] : [],
			),
		});
		return granted({ revision, programRevision });
	});
}
