import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { getProjectFor } from '../projects/index.ts';
import type { AccessFacts } from './model.ts';

export type Room = {
	readonly id: string;
	readonly name: LocalizedText;
	readonly capacitySeats: number;
	readonly equipment: readonly string[];
};

export type Venue = {
	readonly id: string;
	readonly name: LocalizedText;
	readonly municipalityCode: string;
	readonly municipality: LocalizedText;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly access: AccessFacts;
	readonly capacitySeats: number;
	readonly note: LocalizedText;
	/** In the venue's own order. */
	readonly rooms: readonly Room[];
	/** Coming trainings held there, drafts too. */
	readonly comingCount: number;
	readonly revision: number;
};

const venueSql = (where: string) => `
select v.id, v.name, v.municipality_code as "municipalityCode", m.name as municipality, v.street_address as "streetAddress",
	v.postal_code as "postalCode", v.latitude, v.longitude, v.access, v.capacity_seats as "capacitySeats", v.note, v.revision,
	(select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'capacitySeats', r.capacity_seats, 'equipment', r.equipment)
		order by r.position, r.id), '[]') from rooms r where r.project_id = v.project_id and r.venue_id = v.id) as rooms,
	(select count(*) from trainings t
		where t.project_id = v.project_id and t.venue_id = v.id and t.state <> 'cancelled' and t.ends_at > $2) as "comingCount"
from venues v join municipalities m on m.code = v.municipality_code
where v.project_id = $1 ${where}
order by m.name->>'fi' collate "fi-x-icu", coalesce(v.name->>'fi', v.name->>'sv', v.name->>'en') collate "fi-x-icu", v.id`;

/** The project's venues with their rooms, by municipality and name. @throws NotFound, Forbidden without `plan.read` */
export async function venues(ctx: Context, input: { readonly project: string }): Promise<Venue[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return named(readsOf(ctx), 'venues', venueSql(''), [project.id, ctx.now()]);
}

/** @throws NotFound, Forbidden without `plan.read` */
export async function venue(
	ctx: Context,
	input: { readonly project: string; readonly venueId: string },
): Promise<Venue> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return readVenue(ctx, project.id, input.venueId);
}

/** For a command that has checked its right. @throws NotFound */
export async function readVenue(
	ctx: Context | TxContext,
	projectId: string,
	venueId: string,
): Promise<Venue> {
	const [row] = await named<Venue>(readsOf(ctx), 'venue', venueSql('and v.id = $3'), [
		projectId,
		ctx.now(),
		venueId,
	]);
	if (!row) throw new NotFound('venue');
	return row;
}
