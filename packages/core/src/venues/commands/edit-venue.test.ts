import { NotFound } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { EditVenueInput } from '../model.ts';
import { venue, venues } from '../queries.ts';
import { editVenue } from './edit-venue.ts';

const world = await freshWorld();
const project = world.project.slug;

async function form(venueId: string, change: Partial<EditVenueInput> = {}): Promise<EditVenueInput> {
	const {
		id: _,
		municipality: __,
		comingCount: ___,
		rooms,
		...fields
	} = await venue(world.as('coordinator'), { project, venueId });
	return {
		...fields,
		project,
		venueId,
		rooms: rooms.map((room) => ({ ...room, equipment: [...room.equipment] })),
		...change,
	};
}

const sequencesOf = async (trainingId: string) =>
	(
		await world.owner.query<{ sequence: number }>('select sequence from sessions where training_id = $1', [
			trainingId,
		])
	).rows.map((row) => row.sequence);
const toldOf = async (trainingId: string) =>
	(
		await world.owner.query(
			`select from job_requests where task = 'announce-change' and payload->>'trainingId' = $1`,
			[trainingId],
		)
	).rowCount;

test('a corrected address raises coming sessions there, and those registered are told', async () => {
	const { id: venueId } = await world.venue();
	const coming = await world.training({ venueId });
	const draft = await world.training({ venueId, state: 'draft' });
	const over = await world.training({ venueId, startsAt: '2026-02-20T06:00Z' });
	const elsewhere = await world.training();
	await grantedOf(
		editVenue(world.as('coordinator'), await form(venueId, { streetAddress: 'Toinen katu 2' })),
	);
	const all = [coming, draft, over, elsewhere];
	expect(await Promise.all(all.map(({ id }) => sequencesOf(id)))).toEqual([[1], [0], [0], [0]]);
	expect(await Promise.all(all.map(({ id }) => toldOf(id)))).toEqual([1, 0, 0, 0]);
});

test('facts for access change nothing in calendars', async () => {
	const { id: venueId } = await world.venue();
	const training = await world.training({ venueId });
	const before = await form(venueId);
	await grantedOf(
		editVenue(world.as('coordinator'), {
			...before,
			access: { ...before.access, inductionLoop: true },
			note: { fi: 'Soita ovikelloa' },
		}),
	);
	expect(await sequencesOf(training.id)).toEqual([0]);
});

test('rooms are renamed and added, and stand in the order given', async () => {
	const { id: venueId, roomIds } = await world.venue();
	const added = { name: { fi: 'Aula' }, capacitySeats: 12, equipment: ['screen'] };
	const { rooms } = await form(venueId);
	await grantedOf(
		editVenue(
			world.as('coordinator'),
			await form(venueId, {
				rooms: [added, ...rooms.map((room) => ({ ...room, name: { fi: 'Iso sali' } }))],
			}),
		),
	);
	const shown = await venue(world.as('coordinator'), { project, venueId });
	expect(shown.rooms.map((room) => room.name)).toEqual([{ fi: 'Aula' }, { fi: 'Iso sali' }]);
	expect(shown.rooms[1]?.id).toBe(roomIds[0]);
});

test('a room of another venue, or an unknown municipality, is refused as missing', async () => {
	const [mine, other] = [await world.venue(), await world.venue()];
	const stolen = { id: other.roomIds[0] ?? '', name: { fi: 'Varas' }, capacitySeats: 1, equipment: [] };
	await expect(
		editVenue(world.as('coordinator'), await form(mine.id, { rooms: [stolen] })),
	).rejects.toBeInstanceOf(NotFound);
	await expect(
		editVenue(world.as('coordinator'), await form(mine.id, { municipalityCode: '000' })),
	).rejects.toBeInstanceOf(NotFound);
});

test('a stale edit is refused with the venue as it stands', async () => {
	const { id: venueId } = await world.venue();
	const mine = await form(venueId, { capacitySeats: 5 });
	await grantedOf(editVenue(world.as('coordinator'), await form(venueId, { capacitySeats: 7 })));
	expect(await editVenue(world.as('coordinator'), mine)).toMatchObject({
		ok: false,
		refusal: { code: 'stale', theirs: { capacitySeats: 7, revision: 2 } },
	});
});

test('venues stand by municipality and name, in one statement for all', async () => {
	const own = await world.another();
	await own.venue({ municipalityCode: '698', name: { fi: 'Ö' } });
	await own.venue({ municipalityCode: '091', name: { fi: 'Ä' } });
	await own.venue({ municipalityCode: '091', name: { fi: 'B' } });
	const shown = await venues(own.as('auditor'), { project: own.project.slug });
	expect(shown.map((one) => one.name.fi)).toEqual(['B', 'Ä', 'Ö']);
});
