import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requireMunicipality } from '../../geography/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import { noteChanges, raiseSessionsAt } from '../../trainings/index.ts';
import type { EditVenueInput } from '../model.ts';
import { readVenue } from '../queries.ts';
import type { Venue } from '../queries.ts';
import { decidePlaceChange } from '../rules/place-change.ts';
import { lockVenue, saveRooms, saveVenue } from '../store.ts';

export type EditedVenue = Decision<{ readonly revision: number }, Stale<Venue>>;

/**
 * Saves a venue and its rooms. When name or address change, coming sessions there raise their SEQUENCE and those
 * registered are told.
 * @throws NotFound, also for a room of another venue; Forbidden
 */
export function editVenue(ctx: Context, input: EditVenueInput): Promise<EditedVenue> {
	return inTransaction(ctx, async (ctx): Promise<EditedVenue> => {
		const { project: slug, venueId, revision, rooms, ...fields } = input;
		const project = await getProjectFor(ctx, slug, 'plan.write');
		const locked = await lockVenue(ctx, project.id, venueId);
		const before = await readVenue(ctx, project.id, venueId);
		if (locked.revision !== revision) return refused({ code: 'stale', theirs: before });
		await requireMunicipality(ctx, fields.municipalityCode);
		await saveVenue(ctx, project.id, venueId, fields);
		await saveRooms(ctx, project.id, venueId, rooms);
		await record(ctx, {
			projectId: project.id,
			action: 'venue.edit',
			subject: { kind: 'venue', id: venueId },
		});
		const roomIds = decidePlaceChange(before, input);
		if (roomIds === 'all' || roomIds.length > 0) {
			const trainingIds = await raiseSessionsAt(ctx, { projectId: project.id, venueId, roomIds });
			if (trainingIds.length > 0) await noteChanges(ctx, project.id, trainingIds);
		}
		return granted({ revision: revision + 1 });
	});
}
