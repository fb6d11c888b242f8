import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { DraftItem, PlaceItemInput, PlacementRefusal, Saved } from '../model.ts';
import { decidePlacement, instantAt } from '../rules/placement.ts';
import { getItem, lockProgram, raiseProgram, readFacts, saveItem, saveSlot } from '../store.ts';

/**
 * Puts an item into the draft, or moves it there. A room or speaker wanted twice is no refusal: `findConflicts` tells it.
 * @throws NotFound, also for a room that is not of the seminar's venue; Forbidden
 */
export function placeItem(
	ctx: Context,
	input: PlaceItemInput,
): Promise<
	Decision<Saved & { readonly startsAt: Date; readonly endsAt: Date }, PlacementRefusal | Stale<DraftItem>>
> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'program.write');
		const program = await lockProgram(ctx, project.id, input.programId);
		const item = await getItem(ctx, program, input.itemId);
		if (item.revision !== input.revision) return refused({ code: 'stale', theirs: item });
		const facts = await readFacts(ctx.tx, project.id, program.id);
		if (!facts.rooms.some((room) => room.id === input.roomId)) throw new NotFound('room');
		const decision = decidePlacement(facts, item, instantAt(input.startsAt, facts.timeZone));
		if (!decision.ok) return decision;
		const { startsAt, endsAt } = decision;
		await saveSlot(ctx, program, item.id, { roomId: input.roomId, startsAt, endsAt });
		const revision = await saveItem(ctx, program, item);
		const programRevision = await raiseProgram(ctx, program);
		await record(ctx, {
			projectId: project.id,
			action: 'program.place-item',
			subject: { kind: 'item', id: item.id },
		});
		return granted({ startsAt, endsAt, revision, programRevision });
	});
}
