import { granted } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requireMunicipality } from '../../geography/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { CreateVenueInput } from '../model.ts';
import { insertVenue, saveRooms } from '../store.ts';

export type CreatedVenue = {
	readonly ok: true;
	readonly venueId: string;
	readonly roomIds: readonly string[];
};

/** Adds a venue with its rooms; `roomIds` are in the order given. @throws NotFound (also for an unknown municipality), Forbidden */
export function createVenue(ctx: Context, input: CreateVenueInput): Promise<CreatedVenue> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'venue.create', input.requestId, async () => {
			const { project: _, requestId: __, rooms, ...venue } = input;
			await requireMunicipality(ctx, venue.municipalityCode);
			const venueId = await insertVenue(ctx, project.id, venue);
			const roomIds = await saveRooms(ctx, project.id, venueId, rooms);
			await record(ctx, {
				projectId: project.id,
				action: 'venue.create',
				subject: { kind: 'venue', id: venueId },
			});
			return granted({ venueId, roomIds });
		});
	});
}
