import { aSeminar, freshWorld, grantedOf } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { addItem } from './add-item.ts';
import { createProgram } from './create-program.ts';
import { editItem } from './edit-item.ts';
import { editSpeaker } from './edit-speaker.ts';
import { editTrack } from './edit-track.ts';
import { releaseProgram } from './release-program.ts';
import { unplaceItem } from './unplace-item.ts';
import type { DraftItem, ReleaseContent } from '../model.ts';
import { AddItemInput, ReleaseProgramInput } from '../model.ts';
import { publicProgram } from '../queries/public-program.ts';
import { programForStaff } from '../queries/staff-program.ts';

const world = await freshWorld();
const project = world.project.slug;

async function contents(programId: string): Promise<ReleaseContent[]> {
	const { rows } = await world.owner.query<{ content: ReleaseContent }>(
		'select content from releases where program_id = $1 order by number',
		[programId],
	);
	return rows.map((row) => row.content);
}

const shownTo = async (code: string) => (await publicProgram(world.as('public'), { training: code })).program;

test('a release is what visitors read; the draft after it is not', async () => {
	const seminar = await aSeminar(world);
	const talk = await seminar.item({ at: '10:00' });
	expect(await shownTo(seminar.training.code)).toBe(null);
	expect(await seminar.release({ notes: { fi: 'Ensimmäinen' } })).toMatchObject({ number: 1 });
	await seminar.place(talk, '11:00');
	const shown = await shownTo(seminar.training.code);
	expect(shown?.release).toEqual({ number: 1, releasedAt: world.clock.now(), notes: { fi: 'Ensimmäinen' } });
	expect(
		shown?.days.map((day) => [day.eventDate, day.items.map((item) => item.startsAt.toISOString())]),
	).toEqual([[seminar.day, [`${seminar.day}T08:00:00.000Z`]]]);
});

test('an item keeps its id, number and place in the calendar; only what is moved, cancelled or held again rises', async () => {
	const seminar = await aSeminar(world);
	const moved = await seminar.item({ at: '10:00' });
	const still = await seminar.item({ at: '12:00' });
	const gone = await seminar.item({ at: '13:00' });
	await seminar.release();
	world.clock.advance({ hours: 1 });
	await seminar.place(moved, '10:00', 1);
	const unplaced = await grantedOf(
		unplaceItem(world.ctx, {
			project,
			programId: seminar.programId,
			itemId: gone.id,
			revision: gone.revision,
		}),
	);
	await seminar.release();
	world.clock.advance({ hours: 1 });
	await seminar.place({ ...gone, ...unplaced }, '14:00');
	await seminar.release();
	const rounds = (await contents(seminar.programId)).map((content) =>
		Object.fromEntries(content.items.map((item) => [item.id, [item.number, item.state, item.sequence]])),
	);
	expect(rounds).toEqual([
		{ [moved.id]: [1, 'scheduled', 0], [still.id]: [2, 'scheduled', 0], [gone.id]: [3, 'scheduled', 0] },
		{ [moved.id]: [1, 'scheduled', 1], [still.id]: [2, 'scheduled', 0], [gone.id]: [3, 'cancelled', 1] },
		{ [moved.id]: [1, 'scheduled', 1], [still.id]: [2, 'scheduled', 0], [gone.id]: [3, 'scheduled', 2] },
	]);
	const { rows } = await world.owner.query(
		'select number, sequence from items where program_id = $1 order by number',
		[seminar.programId],
	);
	expect(rows).toEqual([
		{ number: 1, sequence: 1 },
		{ number: 2, sequence: 0 },
		{ number: 3, sequence: 2 },
	]);
});

test('no release holds a name, and what is protected afterwards is unnamed in all of them at once', async () => {
	const seminar = await aSeminar(world);
	const open = await seminar.speaker({ name: 'Nimi Julkinen', role: { fi: 'Tutkija', sv: 'Forskare' } });
	const hidden = await seminar.speaker({
		name: 'Nimi Suojattu',
		isProtected: true,
		role: { fi: 'Kokemusasiantuntija', sv: 'Erfarenhetsexpert' },
	});
	await seminar.item({ at: '10:00', speakerIds: [open.id, hidden.id] });
	await seminar.release();
	const { rows } = await world.owner.query<{ row: string }>(
		'select releases::text as row from releases where program_id = $1',
		[seminar.programId],
	);
	expect(rows.map(({ row }) => row).join()).not.toMatch(/Nimi|Julkinen|Suojattu/);
	const speakers = async () =>
		(await shownTo(seminar.training.code))?.days[0]?.items[0]?.speakers.map(({ name, role }) => [
			role.fi,
			name,
		]);
	expect(await speakers()).toEqual([
		['Tutkija', 'Nimi Julkinen'],
		['Kokemusasiantuntija', null],
	]);
	await editSpeaker(world.ctx, {
		project,
		programId: seminar.programId,
		speakerId: open.id,
		revision: 1,
		role: { fi: 'Tutkija', sv: 'Forskare' },
		name: 'Nimi Julkinen',
		isProtected: true,
	});
	expect(await speakers()).toEqual([
		['Tutkija', null],
		['Kokemusasiantuntija', null],
	]);
});

test('blockers are staff’s own', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	const blocker = await seminar.item({ kind: 'blocker', at: '11:00', title: { fi: 'Siivous' } });
	await seminar.release();
	expect(JSON.stringify(await contents(seminar.programId))).not.toMatch(new RegExp(`Siivous|${blocker.id}`));
});

test('a release cannot be changed or taken away by the application', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	await seminar.release();
	const app = world.database.pool;
	for (const statement of [
		"update releases set content = '{}'",
		'delete from releases',
		'truncate releases',
	]) {
		await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
	}
});

test('a missing language blocks it until a reason is recorded', async () => {
	const seminar = await aSeminar(world);
	const item = await seminar.item({ at: '10:00', title: { fi: 'Vain suomeksi' } });
	const input = { project, programId: seminar.programId, notes: {}, revision: await seminar.revision() };
	expect(await releaseProgram(world.ctx, input)).toEqual({
		ok: false,
		refusal: { code: 'incomplete', missing: [{ of: 'item', id: item.id, field: 'title', locale: 'sv' }] },
	});
	expect(await contents(seminar.programId)).toEqual([]);
	await grantedOf(releaseProgram(world.ctx, { ...input, missingLocaleReason: 'Käännös tulee viikolla 12' }));
	const { releases } = await programForStaff(world.ctx, { project, code: seminar.training.code });
	expect(releases).toEqual([
		{ number: 1, notes: {}, releasedAt: world.clock.now(), missingLocaleReason: 'Käännös tulee viikolla 12' },
	]);
});

test('what was not seen is not released: the draft changed since', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	const revision = await seminar.revision();
	await seminar.item({ at: '11:00' });
	const input = { project, programId: seminar.programId, notes: {}, revision };
	expect(await releaseProgram(world.ctx, input)).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: { revision: revision + 2 } },
	});
});

test('released twice at once there is one release, and the other is told it is stale', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	const input = { project, programId: seminar.programId, notes: {}, revision: await seminar.revision() };
	const outcomes = await Promise.all([releaseProgram(world.ctx, input), releaseProgram(world.ctx, input)]);
	expect(outcomes.map((outcome) => (outcome.ok ? outcome.number : outcome.refusal.code)).toSorted()).toEqual([
		1,
		'stale',
	]);
	expect(await contents(seminar.programId)).toHaveLength(1);
});

test('the same form sent twice releases once', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	const input = ReleaseProgramInput.parse({
		project,
		programId: seminar.programId,
		revision: await seminar.revision(),
		requestId: crypto.randomUUID(),
	});
	const [first, second] = [await releaseProgram(world.ctx, input), await releaseProgram(world.ctx, input)];
	expect(second).toEqual(first);
	expect(await contents(seminar.programId)).toHaveLength(1);
});

test('nothing changed is no new release', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	await seminar.release();
	const input = { project, programId: seminar.programId, notes: {}, revision: await seminar.revision() };
	expect(await releaseProgram(world.ctx, input)).toEqual({
		ok: false,
		refusal: { code: 'unchanged', release: 1 },
	});
});

test('an item edited by someone else meanwhile is shown as it stands now', async () => {
	const seminar = await aSeminar(world);
	const item = await seminar.item({ at: '10:00', durationMinutes: 30 });
	const fields = AddItemInput.parse({
		project,
		programId: seminar.programId,
		kind: 'panel',
		title: { fi: 'Paneeli' },
		languages: ['sv'],
		durationMinutes: 90,
	});
	const { requestId: _, ...wanted } = { requestId: undefined, ...fields };
	const saved = await grantedOf(editItem(world.ctx, { ...wanted, itemId: item.id, revision: item.revision }));
	const stale = await editItem(world.ctx, { ...wanted, itemId: item.id, revision: item.revision });
	const theirs: Partial<DraftItem> = {
		kind: 'panel',
		title: { fi: 'Paneeli' },
		revision: saved.revision,
		// It stayed where it began; its end follows the duration.
		slot: {
			roomId: seminar.roomIds[0] ?? '',
			startsAt: new Date(`${seminar.day}T08:00:00Z`),
			endsAt: new Date(`${seminar.day}T09:30:00Z`),
		},
	};
	expect(stale).toMatchObject({ ok: false, refusal: { code: 'stale', theirs } });
});

test('a track or speaker edited by someone else meanwhile is shown as it stands now', async () => {
	const seminar = await aSeminar(world);
	const at = { project, programId: seminar.programId, revision: 1 };
	const track = { ...at, trackId: (await seminar.track()).id, name: { fi: 'Uusi teema' }, colour: '#123456' };
	const speaker = {
		...at,
		speakerId: (await seminar.speaker()).id,
		role: { fi: 'Uusi rooli' },
		name: null,
		isProtected: true,
	};
	expect([await editTrack(world.ctx, track), await editSpeaker(world.ctx, speaker)]).toMatchObject([
		{ ok: true, revision: 2 },
		{ ok: true, revision: 2 },
	]);
	expect([await editTrack(world.ctx, track), await editSpeaker(world.ctx, speaker)]).toMatchObject([
		{
			ok: false,
			refusal: { code: 'stale', theirs: { name: { fi: 'Uusi teema' }, colour: '#123456', revision: 2 } },
		},
		{
			ok: false,
			refusal: { code: 'stale', theirs: { role: { fi: 'Uusi rooli' }, isProtected: true, revision: 2 } },
		},
	]);
});

test('items added at once get numbers of their own', async () => {
	const seminar = await aSeminar(world);
	const input = AddItemInput.parse({
		project,
		programId: seminar.programId,
		kind: 'talk',
		title: { fi: 'Puhe' },
		languages: ['fi'],
		durationMinutes: 30,
	});
	const added = await Promise.all(Array.from({ length: 5 }, () => addItem(world.ctx, input)));
	expect(added.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('a seminar has one program, and only a seminar has one', async () => {
	const seminar = await aSeminar(world);
	expect(await createProgram(world.ctx, { project, trainingId: seminar.training.id })).toEqual({
		ok: false,
		refusal: { code: 'exists', programId: seminar.programId },
	});
	const training = await world.training();
	expect(await createProgram(world.ctx, { project, trainingId: training.id })).toEqual({
		ok: false,
		refusal: { code: 'not-a-seminar' },
	});
});

test('every change is in the audit trail, by names of fields only', async () => {
	const seminar = await aSeminar(world);
	const item = await seminar.item({ at: '10:00', title: { fi: 'Salainen otsikko', sv: 'Hemlig rubrik' } });
	await seminar.release();
	const { rows } = await world.owner.query<{ action: string; row: string }>(
		'select action, audit_entries::text as row from audit_entries where subject_id = any ($1::text[]) order by at, action',
		[[seminar.programId, item.id]],
	);
	expect(rows.map(({ action }) => action).toSorted()).toEqual([
		'program.add-item',
		'program.create',
		'program.place-item',
		'program.release',
	]);
	expect(rows.map(({ row }) => row).join()).not.toContain('Salainen');
});
