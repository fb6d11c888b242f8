import { rooms, venues } from '@kutsu/db/tables';
import { NotFound, newId } from '@kutsu/kernel';
import { and, eq, sql } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import type { CreateVenueInput, EditVenueInput } from './model.ts';

type Rooms = CreateVenueInput['rooms'];

export async function insertVenue(
	ctx: TxContext,
	projectId: string,
	venue: Omit<CreateVenueInput, 'project' | 'requestId' | 'rooms'>,
): Promise<string> {
	const id = newId();
	await ctx.tx.insert(venues).values({ ...venue, projectId, id, createdAt: ctx.now() });
	return id;
}

/** Inserts the rooms without an id and saves the others, in the order given. The ids, in that order. @throws NotFound for a room of another venue. */
export async function saveRooms(
	ctx: TxContext,
	projectId: string,
	venueId: string,
	wanted: Rooms,
): Promise<string[]> {
	const known = await ctx.tx
		.select({ id: rooms.id })
		.from(rooms)
		.where(and(eq(rooms.projectId, projectId), eq(rooms.venueId, venueId)));
	const ids: string[] = [];
	for (const [position, { id, ...fields }] of wanted.entries()) {
		if (id === undefined) {
			const made = newId();
			await ctx.tx.insert(rooms).values({ ...fields, projectId, venueId, id: made, position });
			ids.push(made);
			continue;
		}
		if (!known.some((room) => room.id === id)) throw new NotFound('room');
		await ctx.tx
			.update(rooms)
			.set({ ...fields, position })
			.where(and(eq(rooms.projectId, projectId), eq(rooms.id, id)));
		ids.push(id);
	}
	return ids;
}

/** @throws NotFound */
export async function lockVenue(ctx: TxContext, projectId: string, venueId: string) {
	const condition = and(eq(venues.projectId, projectId), eq(venues.id, venueId));
	const [row] = await ctx.tx.select().from(venues).where(condition).for('update');
	if (!row) throw new NotFound('venue');
	return row;
}

export async function saveVenue(
	ctx: TxContext,
	projectId: string,
	venueId: string,
	fields: Omit<EditVenueInput, 'project' | 'venueId' | 'revision' | 'rooms'>,
): Promise<void> {
	await ctx.tx
		.update(venues)
		.set({ ...fields, revision: sql`${venues.revision} + 1` })
		.where(and(eq(venues.projectId, projectId), eq(venues.id, venueId)));
}
