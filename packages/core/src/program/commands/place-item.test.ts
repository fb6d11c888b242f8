import { Forbidden, NotFound, newId } from '@kutsu/kernel';
import { aSeminar, freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { placeItem } from './place-item.ts';
import { unplaceItem } from './unplace-item.ts';
import { programForStaff } from '../queries/staff-program.ts';

const world = await freshWorld();
const project = world.project.slug;
const seminar = await aSeminar(world);
const { programId, training } = seminar;
const place = (
	item: { id: string; revision: number },
	changed: Partial<Parameters<typeof placeItem>[1]> = {},
) =>
	placeItem(world.ctx, {
		...{
			project,
			programId,
			itemId: item.id,
			revision: item.revision,
			roomId: seminar.roomIds[0] ?? '',
			startsAt: `${seminar.day}T10:00`,
		},
		...changed,
	});
const slotOf = async (id: string) =>
	(await programForStaff(world.ctx, { project, code: training.code })).items.find((item) => item.id === id)
		?.slot;

test('an item placed, moved and taken out again stands where it stood before: nowhere', async () => {
	const item = await seminar.item();
	expect(await place(item)).toMatchObject({ ok: true, revision: 2 });
	expect(await slotOf(item.id)).toEqual({
		roomId: seminar.roomIds[0],
		startsAt: new Date(`${seminar.day}T08:00:00Z`),
		endsAt: new Date(`${seminar.day}T08:30:00Z`),
	});
	expect(
		await place(item, { revision: 2, roomId: seminar.roomIds[1] ?? '', startsAt: `${seminar.day}T11:00` }),
	).toMatchObject({ ok: true });
	expect(await unplaceItem(world.ctx, { project, programId, itemId: item.id, revision: 3 })).toMatchObject({
		ok: true,
	});
	expect(await slotOf(item.id)).toBe(null);
	expect(await unplaceItem(world.ctx, { project, programId, itemId: item.id, revision: 4 })).toEqual({
		ok: false,
		refusal: { code: 'not-placed' },
	});
});

test('a move made on an older sight is refused with where it stands now', async () => {
	const item = await seminar.item();
	await place(item);
	const refused = await place(item, { startsAt: `${seminar.day}T14:00` });
	expect(refused).toMatchObject({
		ok: false,
		refusal: {
			code: 'stale',
			theirs: { revision: 2, slot: { startsAt: new Date(`${seminar.day}T08:00:00Z`) } },
		},
	});
	expect(await slotOf(item.id)).toMatchObject({ startsAt: new Date(`${seminar.day}T08:00:00Z`) });
});

test('a day that is not the seminar’s is refused, a room of another venue is unknown', async () => {
	const item = await seminar.item();
	expect(await place(item, { startsAt: '2030-01-01T10:00' })).toEqual({
		ok: false,
		refusal: { code: 'not-on-a-seminar-day', days: [seminar.day] },
	});
	const elsewhere = await world.venue();
	await expect(place(item, { roomId: elsewhere.roomIds[0] ?? '' })).rejects.toThrow(NotFound);
});

test('what is another program’s or another project’s is unknown', async () => {
	const other = await world.another();
	const theirs = await aSeminar(other);
	const item = await theirs.item();
	await expect(place(item)).rejects.toThrow(NotFound);
	await expect(place(item, { programId: theirs.programId })).rejects.toThrow(NotFound);
	await expect(place({ id: newId(), revision: 1 })).rejects.toThrow(NotFound);
});

test('communications may, an auditor may only look, a trainer not even that', async () => {
	const item = await seminar.item();
	const input = {
		project,
		programId,
		itemId: item.id,
		revision: 1,
		roomId: seminar.roomIds[0] ?? '',
		startsAt: `${seminar.day}T10:00`,
	};
	await expect(placeItem(world.as('auditor'), input)).rejects.toThrow(Forbidden);
	await expect(placeItem(world.as('trainer', { trainingIds: [training.id] }), input)).rejects.toThrow(
		NotFound,
	);
	expect(await placeItem(world.as('communications'), input)).toMatchObject({ ok: true });
});
