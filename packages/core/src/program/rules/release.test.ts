import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftItem, ReleaseContent } from '../model.ts';
import { findChanges } from './changes.ts';
import { instantAt } from './placement.ts';
import { contentOf, decideRelease, findMisplaced, findMissingTexts } from './release.ts';
import type { ProgramFacts } from './release.ts';

const timeZone = 'Europe/Helsinki';
const at = (time: string) => instantAt(`2025-05-13T${time}`, timeZone);
const monday = new Date('2025-05-05T09:00:00Z');
const tuesday = new Date('2025-05-06T09:00:00Z');
const wednesday = new Date('2025-05-07T09:00:00Z');

const text = (fi: string) => ({ fi, sv: `${fi} på svenska` });

function anItem(id: string, changed: Partial<DraftItem> = {}): DraftItem {
	return {
		id,
		number: Number(id.replace(/\D/g, '')) || 1,
		kind: 'talk',
		title: text(`Otsikko ${id}`),
		abstract: {},
		languages: ['fi'],
		trackId: null,
		speakerIds: [],
		durationMinutes: 60,
		capacitySeats: null,
		mayBeRecorded: true,
		isStreamed: false,
		revision: 1,
		createdAt: monday,
		slot: { roomId: 'A', startsAt: at('10:00'), endsAt: at('11:00') },
		...changed,
	};
}

function facts(items: DraftItem[], changed: Partial<ProgramFacts> = {}): ProgramFacts {
	return {
		title: text('Seminaari'),
		timeZone,
		requiredLocales: ['fi', 'sv'],
		interpretation: ['fi-sv'],
		project: { title: text('Hanke'), organiser: text('Virasto'), fundingStatement: text('Rahoitus') },
		place: {
			name: text('Talo'),
			streetAddress: 'Katu 1',
			postalCode: '00100',
			municipality: text('Helsinki'),
		},
		sessions: [{ startsAt: at('08:30'), endsAt: at('16:00') }],
		tracks: [
			{ id: 'T1', key: 'one', name: text('Yksi'), colour: '#112233' },
			{ id: 'T2', key: 'two', name: text('Kaksi'), colour: '#445566' },
		],
		rooms: [
			{ id: 'A', name: text('Sali A') },
			{ id: 'B', name: text('Sali B') },
		],
		speakers: [
			{ id: 'S1', role: text('Tutkija') },
			{ id: 'S2', role: text('Kokemusasiantuntija') },
		],
		items,
		...changed,
	};
}

const ids = (content: ReleaseContent) => content.items.map((item) => item.id);
const found = (content: ReleaseContent, id: string) => content.items.find((item) => item.id === id);

describe('what visitors see', () => {
	test('is what is placed: neither blockers nor the unplaced, and only what is in use', () => {
		const content = contentOf(
			facts([
				anItem('i1', {
					trackId: 'T2',
					speakerIds: ['S2'],
					slot: { roomId: 'B', startsAt: at('12:00'), endsAt: at('13:00') },
				}),
				anItem('i2', { kind: 'blocker', trackId: 'T1', speakerIds: ['S1'] }),
				anItem('i3', { slot: null }),
				anItem('i4', { slot: { roomId: 'B', startsAt: at('09:00'), endsAt: at('10:00') } }),
			]),
			null,
			monday,
		);
		expect(ids(content)).toEqual(['i4', 'i1']);
		expect(content.tracks.map(({ id }) => id)).toEqual(['T2']);
		expect(content.rooms.map(({ id }) => id)).toEqual(['B']);
		expect(content.speakers).toEqual([{ id: 'S2', role: text('Kokemusasiantuntija') }]);
		expect(JSON.stringify(content)).not.toContain('i2');
	});

	test('has no blank texts, and every item its day', () => {
		const content = contentOf(
			facts([anItem('i1', { title: { fi: ' Otsikko ', sv: '', en: '  ' } })]),
			null,
			monday,
		);
		expect(content.items[0]).toMatchObject({
			title: { fi: 'Otsikko' },
			eventDate: '2025-05-13',
			sequence: 0,
			calendarRevisedAt: monday.toISOString(),
		});
	});

	test('names nobody', () => {
		const named = [{ id: 'S1', role: text('Tutkija'), name: 'Planted Name', isProtected: true }];
		const content = contentOf(
			facts([anItem('i1', { speakerIds: ['S1'] })], { speakers: named }),
			null,
			monday,
		);
		expect(JSON.stringify(content)).not.toContain('Planted');
	});
});

describe('SEQUENCE and LAST-MODIFIED', () => {
	const first = contentOf(
		facts([
			anItem('i1'),
			anItem('i2', { slot: { roomId: 'B', startsAt: at('10:00'), endsAt: at('11:00') } }),
		]),
		null,
		monday,
	);

	test.each([
		{ when: 'nothing changed', changed: {}, sequence: 0, revisedAt: monday },
		{
			when: 'it begins later',
			changed: { slot: { roomId: 'A', startsAt: at('10:15'), endsAt: at('11:15') } },
			sequence: 1,
			revisedAt: tuesday,
		},
		{
			when: 'it is shorter',
			changed: { slot: { roomId: 'A', startsAt: at('10:00'), endsAt: at('10:30') } },
			sequence: 1,
			revisedAt: tuesday,
		},
		{
			when: 'its room is another',
			changed: { slot: { roomId: 'B', startsAt: at('10:00'), endsAt: at('11:00') } },
			sequence: 1,
			revisedAt: tuesday,
		},
		{ when: 'its title is another', changed: { title: text('Toinen') }, sequence: 0, revisedAt: tuesday },
		{ when: 'it has a speaker', changed: { speakerIds: ['S1'] }, sequence: 0, revisedAt: tuesday },
		{ when: 'it may not be recorded', changed: { mayBeRecorded: false }, sequence: 0, revisedAt: tuesday },
		{ when: 'it is unplaced', changed: { slot: null }, sequence: 1, revisedAt: tuesday },
		{ when: 'it is made a blocker', changed: { kind: 'blocker' as const }, sequence: 1, revisedAt: tuesday },
	])('when $when', ({ changed, sequence, revisedAt }) => {
		const next = contentOf(
			facts([
				anItem('i1', changed),
				anItem('i2', { slot: { roomId: 'B', startsAt: at('10:00'), endsAt: at('11:00') } }),
			]),
			first,
			tuesday,
		);
		expect(found(next, 'i1')).toMatchObject({ sequence, calendarRevisedAt: revisedAt.toISOString() });
		expect(found(next, 'i2')).toMatchObject({ sequence: 0, calendarRevisedAt: monday.toISOString() });
	});

	test('a room’s new name touches what is held in it, and raises nothing', () => {
		const renamed = [
			{ id: 'A', name: text('Juhlasali') },
			{ id: 'B', name: text('Sali B') },
		];
		const next = contentOf(
			facts(
				[anItem('i1'), anItem('i2', { slot: { roomId: 'B', startsAt: at('10:00'), endsAt: at('11:00') } })],
				{ rooms: renamed },
			),
			first,
			tuesday,
		);
		expect(found(next, 'i1')).toMatchObject({ sequence: 0, calendarRevisedAt: tuesday.toISOString() });
		expect(found(next, 'i2')).toMatchObject({ sequence: 0, calendarRevisedAt: monday.toISOString() });
	});

	test('a cancelled item stays where it stood, without its speakers, and comes back with a higher number', () => {
		const spoken = contentOf(facts([anItem('i1', { speakerIds: ['S1'] }), anItem('i2')]), null, monday);
		const gone = contentOf(
			facts([anItem('i1', { slot: null, speakerIds: ['S1'] }), anItem('i2')]),
			spoken,
			tuesday,
		);
		expect(found(gone, 'i1')).toMatchObject({
			state: 'cancelled',
			startsAt: at('10:00').toISOString(),
			speakerIds: [],
			sequence: 1,
		});
		expect(gone.speakers).toEqual([]);
		const still = contentOf(
			facts([anItem('i1', { slot: null }), anItem('i2', { title: text('Toinen') })]),
			gone,
			wednesday,
		);
		expect(found(still, 'i1')).toEqual(found(gone, 'i1'));
		const back = contentOf(facts([anItem('i1', { speakerIds: ['S1'] }), anItem('i2')]), gone, wednesday);
		expect(found(back, 'i1')).toMatchObject({ state: 'scheduled', sequence: 2, speakerIds: ['S1'] });
	});

	test('never fall, whatever is moved, unplaced and placed again', () => {
		const move = fc.record({
			id: fc.constantFrom('i1', 'i2', 'i3'),
			room: fc.constantFrom('A', 'B', null),
			hour: fc.integer({ min: 9, max: 14 }),
		});
		fc.assert(
			fc.property(fc.array(fc.array(move, { maxLength: 3 }), { maxLength: 6 }), (rounds) => {
				const items = new Map(['i1', 'i2', 'i3'].map((id) => [id, anItem(id)]));
				let before: ReleaseContent | null = null;
				for (const [round, moves] of rounds.entries()) {
					for (const { id, room, hour } of moves) {
						const slot =
							room === null
								? null
								: {
										roomId: room,
										startsAt: at(`${String(hour).padStart(2, '0')}:00`),
										endsAt: at(`${hour + 1}:00`),
									};
						items.set(id, anItem(id, { slot }));
					}
					const after: ReleaseContent = contentOf(
						facts([...items.values()]),
						before,
						new Date(monday.getTime() + (round + 1) * 60_000),
					);
					for (const item of after.items) {
						const earlier = before && found(before, item.id);
						if (!earlier) continue;
						const isMoved =
							earlier.startsAt !== item.startsAt ||
							earlier.endsAt !== item.endsAt ||
							earlier.roomId !== item.roomId ||
							earlier.state !== item.state;
						expect(item.sequence).toBe(earlier.sequence + (isMoved ? 1 : 0));
						expect(item.calendarRevisedAt >= earlier.calendarRevisedAt).toBe(true);
					}
					// What visitors have seen is never lost from sight.
					for (const earlier of before?.items ?? []) expect(ids(after)).toContain(earlier.id);
					before = after;
				}
			}),
		);
	});
});

describe('releasing', () => {
	const content = contentOf(facts([anItem('i1')]), null, monday);
	const release = { content, previous: null, misplaced: [], missingLocaleReason: '' };
	const lacking = contentOf(facts([anItem('i1', { title: { fi: 'Vain suomeksi' } })]), null, monday);
	const missing = [{ of: 'item', id: 'i1', field: 'title', locale: 'sv' }];

	test.each([
		{ when: 'all is there', facts: release, expected: { ok: true, missingLocaleReason: null } },
		{
			when: 'a reason is given that nothing asks for',
			facts: { ...release, missingLocaleReason: 'kiire' },
			expected: { ok: true, missingLocaleReason: null },
		},
		{
			when: 'nothing is placed',
			facts: { ...release, content: contentOf(facts([anItem('i1', { slot: null })]), null, monday) },
			expected: { ok: false, refusal: { code: 'empty' } },
		},
		{
			when: 'an item is left behind',
			facts: { ...release, misplaced: [{ itemId: 'i1', because: 'not-on-a-seminar-day' as const }] },
			expected: {
				ok: false,
				refusal: { code: 'misplaced', misplaced: [{ itemId: 'i1', because: 'not-on-a-seminar-day' }] },
			},
		},
		{
			when: 'Swedish is missing',
			facts: { ...release, content: lacking },
			expected: { ok: false, refusal: { code: 'incomplete', missing } },
		},
		{
			when: 'blanks are given for a reason',
			facts: { ...release, content: lacking, missingLocaleReason: '  ' },
			expected: { ok: false, refusal: { code: 'incomplete', missing } },
		},
		{
			when: 'Swedish is missing for a reason',
			facts: { ...release, content: lacking, missingLocaleReason: ' kiire ' },
			expected: { ok: true, missingLocaleReason: 'kiire' },
		},
		{
			when: 'nothing changed since',
			// A stored content comes back with its keys in another order.
			facts: {
				...release,
				previous: {
					number: 3,
					content: JSON.parse(
						JSON.stringify(content, Object.keys(flat(content)).toSorted()),
					) as ReleaseContent,
				},
			},
			expected: { ok: false, refusal: { code: 'unchanged', release: 3 } },
		},
	])('when $when', ({ facts: given, expected }) => expect(decideRelease(given)).toEqual(expected));

	test('everything that visitors read is asked for in each required language, an absent abstract is not', () => {
		const only = (fi: string) => ({ fi });
		const found = findMissingTexts(
			contentOf(
				facts(
					[
						anItem('i1', { title: only('a'), trackId: 'T1', speakerIds: ['S1'] }),
						anItem('i2', { abstract: only('b') }),
						anItem('i3', { slot: null, title: {} }),
					],
					{
						title: only('c'),
						tracks: [{ id: 'T1', key: 'one', name: only('d'), colour: '#112233' }],
						rooms: [{ id: 'A', name: only('e') }],
						speakers: [{ id: 'S1', role: only('f') }],
					},
				),
				null,
				monday,
			),
		);
		expect(found).toEqual([
			{ of: 'seminar', id: null, field: 'title', locale: 'sv' },
			{ of: 'track', id: 'T1', field: 'name', locale: 'sv' },
			{ of: 'room', id: 'A', field: 'name', locale: 'sv' },
			{ of: 'item', id: 'i1', field: 'title', locale: 'sv' },
			{ of: 'item', id: 'i2', field: 'abstract', locale: 'sv' },
			{ of: 'speaker', id: 'S1', field: 'role', locale: 'sv' },
		]);
	});

	test('items the seminar has moved away from are told, blockers too', () => {
		const items = [
			anItem('i1'),
			anItem('i2', {
				kind: 'blocker',
				slot: {
					roomId: 'A',
					startsAt: instantAt('2025-05-20T10:00', timeZone),
					endsAt: instantAt('2025-05-20T11:00', timeZone),
				},
			}),
			anItem('i3', { slot: { roomId: 'elsewhere', startsAt: at('10:00'), endsAt: at('11:00') } }),
			anItem('i4', { slot: null }),
		];
		expect(findMisplaced(facts(items), ['A', 'B'], items)).toEqual([
			{ itemId: 'i2', because: 'not-on-a-seminar-day' },
			{ itemId: 'i3', because: 'room-of-another-venue' },
		]);
		expect(ids(contentOf(facts(items), null, monday))).toEqual(['i1']);
	});
});

describe('what is told of a release', () => {
	const before = contentOf(
		facts([anItem('i1'), anItem('i2'), anItem('i3', { speakerIds: ['S1'] })]),
		null,
		monday,
	);

	test('the first is all new', () => {
		expect(findChanges(null, before)).toEqual(['i1', 'i2', 'i3'].map((itemId) => ({ kind: 'new', itemId })));
	});

	test('nothing is told of what stayed', () => {
		expect(
			findChanges(
				before,
				contentOf(facts([anItem('i1'), anItem('i2'), anItem('i3', { speakerIds: ['S1'] })]), before, tuesday),
			),
		).toEqual([]);
	});

	test('each change of an item, and which of its texts', () => {
		const after = contentOf(
			facts([
				anItem('i1', {
					slot: { roomId: 'B', startsAt: at('10:30'), endsAt: at('11:30') },
					title: text('Uusi'),
					languages: ['sv'],
				}),
				anItem('i2', { slot: null }),
				anItem('i3', { speakerIds: ['S2'] }),
				anItem('i4'),
			]),
			before,
			tuesday,
		);
		expect(findChanges(before, after)).toEqual([
			{ kind: 'cancelled', itemId: 'i2' },
			{ kind: 'content', itemId: 'i3', fields: ['speakers'] },
			{ kind: 'new', itemId: 'i4' },
			{
				kind: 'moved',
				itemId: 'i1',
				from: { startsAt: at('10:00').toISOString(), endsAt: at('11:00').toISOString() },
			},
			{ kind: 'room-changed', itemId: 'i1', fromRoomId: 'A' },
			{ kind: 'content', itemId: 'i1', fields: ['title', 'languages'] },
		]);
		const back = contentOf(facts([anItem('i1'), anItem('i2'), anItem('i3'), anItem('i4')]), after, wednesday);
		expect(findChanges(after, back).filter((change) => change.itemId === 'i2')).toEqual([
			{ kind: 'reinstated', itemId: 'i2' },
		]);
	});
});

function flat(value: unknown, keys: Record<string, true> = {}): Record<string, true> {
	if (typeof value === 'object' && value !== null) {
		for (const [key, inner] of Object.entries(value))
			flat(inner, Array.isArray(value) ? keys : Object.assign(keys, { [key]: true as const }));
	}
	return keys;
}
