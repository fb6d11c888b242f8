import { NotFound, instantOf } from '@kutsu/kernel';
import { aSeminar, freshWorld, grantedOf } from '@kutsu/testing';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { programCalendar } from './queries/calendar.ts';
import { draftDocument, programDocument } from './queries/document.ts';
import { publicProgram } from './queries/public-program.ts';
import { programForStaff, seminarsOfProject } from './queries/staff-program.ts';
import { cancelTraining } from '../trainings/index.ts';
import { unplaceItem } from './commands/unplace-item.ts';

const world = await freshWorld();
const project = world.project.slug;
const visitor = world.as('public');

async function eventsOf(training: string, part: { track?: string; room?: string } = {}) {
	const calendar = await programCalendar(visitor, { training, locale: 'sv', ...part });
	const parsed = new ICAL.Component(ICAL.parse(await calendar.make()) as unknown[]);
	return parsed.getAllSubcomponents('vevent').map((one) => {
		const text = (name: string) => String(one.getFirstPropertyValue(name));
		return {
			uid: text('uid'),
			summary: text('summary'),
			sequence: Number(text('sequence')),
			status: text('status'),
			location: text('location'),
			all: one.toString(),
		};
	});
}

describe('what is hidden', () => {
	test.each([
		{ when: 'there is no such code', code: async () => 'NO-2026-001' },
		{ when: 'it is a draft', code: async () => (await aSeminar(world, { state: 'draft' })).training.code },
		{
			when: 'it is unlisted',
			code: async () => (await aSeminar(world, { visibility: 'unlisted' })).training.code,
		},
		{
			when: 'it is by invitation',
			code: async () => (await aSeminar(world, { visibility: 'invitation' })).training.code,
		},
		{ when: 'it has no program', code: async () => (await world.training({ format: 'final_seminar' })).code },
	])('looks missing when $when', async ({ code }) => {
		const training = await code();
		for (const asked of [
			() => publicProgram(visitor, { training }),
			() => programCalendar(visitor, { training, locale: 'fi' }),
			() => programDocument(visitor, { training, locale: 'fi' }),
		]) {
			await expect(asked()).rejects.toThrow(new NotFound('program'));
		}
	});
});

test('before the first release the page is empty, the calendar too, and there is no document', async () => {
	const { training, item } = await aSeminar(world);
	await item({ at: '10:00' });
	expect(await publicProgram(visitor, { training: training.code })).toMatchObject({
		code: training.code,
		program: null,
		isCancelled: false,
	});
	expect(await eventsOf(training.code)).toEqual([]);
	await expect(programDocument(visitor, { training: training.code, locale: 'fi' })).rejects.toThrow(NotFound);
});

test('where the place is told to the confirmed only, neither venue nor rooms are told', async () => {
	const seminar = await aSeminar(world, { addressDisclosure: 'confirmed' });
	await seminar.item({ at: '10:00' });
	await seminar.release();
	const { program } = await publicProgram(visitor, { training: seminar.training.code });
	expect(program).toMatchObject({ place: null, rooms: [] });
	expect(program?.days[0]?.items[0]?.roomId).toBe(null);
	expect((await eventsOf(seminar.training.code))[0]?.all).not.toMatch(/Sal 1|Kongresshuset/);
});

describe('the calendar', () => {
	test('tells the items in one language, by track and by room, and names nobody', async () => {
		const seminar = await aSeminar(world);
		const track = await seminar.track({ name: { fi: 'Auttaminen', sv: 'Hjälp' } });
		const speaker = await seminar.speaker({ name: 'Nimi Julkinen', role: { fi: 'Tutkija', sv: 'Forskare' } });
		const first = await seminar.item({
			at: '10:00',
			title: { fi: 'Avaus', sv: 'Öppning; och, mer' },
			speakerIds: [speaker.id],
			mayBeRecorded: false,
		});
		const second = await seminar.item({ at: '11:00', room: 1, trackId: track.id });
		await seminar.release();
		const events = await eventsOf(seminar.training.code);
		expect(events.map(({ uid, summary, location }) => [uid, summary, location])).toEqual([
			[
				`${first.id}@item.kutsu`,
				'Öppning; och, mer',
				'Sal 1, Kongresshuset, Esimerkkikatu 1, 00100 Helsingfors',
			],
			[`${second.id}@item.kutsu`, 'Anförande', 'Sal 2, Kongresshuset, Esimerkkikatu 1, 00100 Helsingfors'],
		]);
		expect(events[0]?.all).toContain('Forskare');
		expect(events[0]?.all).not.toContain('Julkinen');
		expect((await eventsOf(seminar.training.code, { track: track.key })).map(({ uid }) => uid)).toEqual([
			`${second.id}@item.kutsu`,
		]);
		expect(
			(await eventsOf(seminar.training.code, { room: seminar.roomIds[0] ?? '' })).map(({ uid }) => uid),
		).toEqual([`${first.id}@item.kutsu`]);
		const unknown = await programCalendar(visitor, {
			training: seminar.training.code,
			locale: 'fi',
			track: 'no-such',
		});
		await expect(unknown.make()).rejects.toThrow(NotFound);
	});

	test('keeps every UID through the releases; a move and a cancellation raise their own SEQUENCE alone', async () => {
		const seminar = await aSeminar(world);
		const moved = await seminar.item({ at: '10:00' });
		const gone = await seminar.item({ at: '11:00' });
		await seminar.item({ at: '12:00' });
		await seminar.release();
		const before = await eventsOf(seminar.training.code);
		const tag = (await programCalendar(visitor, { training: seminar.training.code, locale: 'sv' })).etag;
		await seminar.place(moved, '13:00');
		await grantedOf(
			unplaceItem(world.ctx, {
				project,
				programId: seminar.programId,
				itemId: gone.id,
				revision: gone.revision,
			}),
		);
		expect(await eventsOf(seminar.training.code)).toEqual(before);
		expect((await programCalendar(visitor, { training: seminar.training.code, locale: 'sv' })).etag).toBe(
			tag,
		);
		await seminar.release();
		expect((await programCalendar(visitor, { training: seminar.training.code, locale: 'sv' })).etag).not.toBe(
			tag,
		);
		const after = await eventsOf(seminar.training.code);
		const [first, second, third] = before.map(({ uid }) => uid);
		expect(
			Object.fromEntries(
				after.map(({ uid, sequence, status, summary }) => [uid, [sequence, status, summary]]),
			),
		).toEqual({
			[first ?? '']: [1, 'CONFIRMED', 'Anförande'],
			[second ?? '']: [1, 'CANCELLED', 'INSTÄLLT: Anförande'],
			[third ?? '']: [0, 'CONFIRMED', 'Anförande'],
		});
	});

	test('lets what was cancelled go 30 days after the seminar', async () => {
		const at = world.clock.now();
		const seminar = await aSeminar(world);
		const gone = await seminar.item({ at: '11:00' });
		await seminar.item({ at: '12:00' });
		await seminar.release();
		await grantedOf(
			unplaceItem(world.ctx, {
				project,
				programId: seminar.programId,
				itemId: gone.id,
				revision: gone.revision,
			}),
		);
		await seminar.release();
		const statuses = async () => (await eventsOf(seminar.training.code)).map(({ status }) => status);
		const tag = async () =>
			(await programCalendar(visitor, { training: seminar.training.code, locale: 'sv' })).etag;
		const [before, tagBefore] = [await statuses(), await tag()];
		world.clock.set(new Date(seminar.training.endsAt.getTime() + 31 * 86_400_000));
		expect([before, await statuses()]).toEqual([['CANCELLED', 'CONFIRMED'], ['CONFIRMED']]);
		expect(await tag()).not.toBe(tagBefore);
		world.clock.set(at);
	});
});

test('a seminar called off takes its items with it, each raised once', async () => {
	const seminar = await aSeminar(world);
	await seminar.item({ at: '10:00' });
	const gone = await seminar.item({ at: '11:00' });
	await seminar.release();
	await grantedOf(
		unplaceItem(world.ctx, {
			project,
			programId: seminar.programId,
			itemId: gone.id,
			revision: gone.revision,
		}),
	);
	await seminar.release();
	const { id: trainingId, revision, code } = seminar.training;
	await grantedOf(
		cancelTraining(world.ctx, { project, trainingId, revision, reason: { fi: 'Peruttu', sv: 'Inställt' } }),
	);
	expect(await publicProgram(visitor, { training: code })).toMatchObject({
		isCancelled: true,
		cancelReason: { sv: 'Inställt' },
	});
	expect((await eventsOf(code)).map(({ status, sequence }) => [status, sequence])).toEqual([
		['CANCELLED', 1],
		['CANCELLED', 1],
	]);
});

describe('the document', () => {
	test('is PDF/UA in the reader’s language, and the same bytes for the same release', async () => {
		const seminar = await aSeminar(world);
		await seminar.item({ at: '10:00' });
		await seminar.release();
		const file = await programDocument(visitor, { training: seminar.training.code, locale: 'sv' });
		const [bytes, again] = [Buffer.from(await file.make()), Buffer.from(await file.make())];
		expect(bytes.equals(again)).toBe(true);
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		expect(bytes.toString('latin1')).toMatch(/pdfuaid:part>1</);
		expect(bytes.toString('latin1')).toMatch(/Slutseminarium/);
		expect(file.release).toBe(1);
	});

	test('of a draft is for those who work on it', async () => {
		const seminar = await aSeminar(world);
		await seminar.item({ at: '10:00' });
		const asked = { project, code: seminar.training.code, locale: 'fi' as const };
		expect(
			Buffer.from(await draftDocument(world.as('communications'), asked))
				.subarray(0, 5)
				.toString(),
		).toBe('%PDF-');
		await expect(draftDocument(visitor, asked)).rejects.toThrow(NotFound);
	});
});

describe('for staff', () => {
	test('the draft stands beside the release with all that is still wrong', async () => {
		const seminar = await aSeminar(world);
		const speaker = await seminar.speaker();
		const first = await seminar.item({ at: '10:00', speakerIds: [speaker.id] });
		await seminar.release();
		const second = await seminar.item({
			at: '10:15',
			speakerIds: [speaker.id],
			title: { fi: 'Vain suomeksi' },
		});
		const shown = await programForStaff(world.ctx, { project, code: seminar.training.code });
		expect(shown).toMatchObject({
			days: [seminar.day],
			isChanged: true,
			changes: [{ kind: 'new', itemId: second.id }],
			missing: [{ of: 'item', id: second.id, field: 'title', locale: 'sv' }],
			misplaced: [],
			publicPath: `/program/${seminar.training.code}`,
			can: { edit: true },
		});
		expect(shown.conflicts.map(({ kind, itemIds }) => [kind, itemIds])).toEqual([
			['room', [first.id, second.id]],
			['speaker', [first.id, second.id]],
		]);
	});

	test('a seminar moved to another day leaves its items behind, and says so', async () => {
		const seminar = await aSeminar(world);
		const item = await seminar.item({ at: '10:00' });
		const later = (wallTime: string) => instantOf('2026-06-01', wallTime, 'Europe/Helsinki');
		await world.owner.query('update sessions set starts_at = $2, ends_at = $3 where training_id = $1', [
			seminar.training.id,
			later('09:00'),
			later('17:00'),
		]);
		const shown = await programForStaff(world.ctx, { project, code: seminar.training.code });
		expect(shown.misplaced).toEqual([{ itemId: item.id, because: 'not-on-a-seminar-day' }]);
	});

	test('one who may not edit is not told who is protected', async () => {
		const seminar = await aSeminar(world);
		await seminar.speaker({ name: 'Nimi Suojattu', isProtected: true });
		const namesFor = async (who: 'communications' | 'auditor') =>
			(await programForStaff(world.as(who), { project, code: seminar.training.code })).speakers.map(
				({ name }) => name,
			);
		expect([await namesFor('communications'), await namesFor('auditor')]).toEqual([
			['Nimi Suojattu'],
			[null],
		]);
	});

	test('the list has every final seminar, with a program or without', async () => {
		const other = await world.another();
		const seminar = await aSeminar(other);
		await seminar.item({ at: '10:00' });
		await seminar.item();
		await seminar.release();
		const bare = await other.training({ format: 'final_seminar' });
		await other.training();
		const rows = await seminarsOfProject(other.ctx, { project: other.project.slug });
		expect(
			rows.map(({ code, programId, lastRelease, itemCount, placedCount }) => ({
				code,
				programId,
				lastRelease,
				itemCount,
				placedCount,
			})),
		).toEqual([
			{
				code: seminar.training.code,
				programId: seminar.programId,
				lastRelease: 1,
				itemCount: 2,
				placedCount: 1,
			},
			{ code: bare.code, programId: null, lastRelease: 0, itemCount: 0, placedCount: 0 },
		]);
	});
});
