import { describe, expect, test } from 'vitest';
import type { StandingSession, TrainingCalendarFacts } from './session-changes.ts';
import { changedFields, decideSessions } from './session-changes.ts';
import type { AskedSession } from './sessions.ts';

const day = (number: number) => ({
	startsAt: new Date(Date.UTC(2026, 3, number, 6)),
	endsAt: new Date(Date.UTC(2026, 3, number, 9)),
});
const standing = (id: string, number: number, facts: Partial<StandingSession> = {}): StandingSession => ({
	id,
	...day(number),
	roomId: null,
	title: null,
	isCancelled: false,
	...facts,
});
const asked = (id: string | undefined, number: number, facts: Partial<AskedSession> = {}): AskedSession => ({
	id,
	...day(number),
	roomId: null,
	title: null,
	...facts,
});
const before: TrainingCalendarFacts = {
	timeZone: 'Europe/Helsinki',
	mode: 'onsite',
	visibility: 'public',
	isDiscreet: false,
	venueId: null,
	municipalityCode: null,
	conferenceUrl: null,
	addressDisclosure: 'public',
	title: { fi: 'Koulutus' },
	description: {},
	languages: ['fi'],
	interpretation: [],
	targetGroupKeys: [],
};
const published = { before, after: before, isDraft: false };

const told = (plan: ReturnType<typeof decideSessions<StandingSession>>) => ({
	changes: plan.changes.map((change) =>
		change.kind === 'keep'
			? `${change.row.id} ${change.revision}`
			: change.kind === 'add'
				? 'add'
				: `${change.kind} ${change.row.id}`,
	),
	isAnnounced: plan.isAnnounced,
});

describe('decideSessions', () => {
	test.each([
		{
			when: 'nothing changes',
			plan: decideSessions([standing('a', 1)], [asked('a', 1)], published),
			expected: { changes: ['a unchanged'], isAnnounced: false },
		},
		{
			when: 'one of two moves',
			plan: decideSessions([standing('a', 1), standing('b', 2)], [asked('a', 1), asked('b', 3)], published),
			expected: { changes: ['a unchanged', 'b raised'], isAnnounced: true },
		},
		{
			when: 'a published one is taken away',
			plan: decideSessions([standing('a', 1), standing('b', 2)], [asked('b', 2)], published),
			expected: { changes: ['b touched', 'cancel a'], isAnnounced: true },
		},
		{
			when: 'a draft’s one is taken away',
			plan: decideSessions([standing('a', 1), standing('b', 2)], [asked('b', 4)], {
				...published,
				isDraft: true,
			}),
			expected: { changes: ['b touched', 'remove a'], isAnnounced: false },
		},
		{
			when: 'one comes',
			plan: decideSessions([standing('a', 1)], [asked('a', 1), asked(undefined, 2)], published),
			expected: { changes: ['a touched', 'add'], isAnnounced: true },
		},
		{
			when: 'one was cancelled long ago',
			plan: decideSessions(
				[standing('a', 1), standing('x', 2, { isCancelled: true })],
				[asked('a', 1)],
				published,
			),
			expected: { changes: ['a unchanged', 'cancel x'], isAnnounced: false },
		},
		{
			when: 'the training moves house',
			plan: decideSessions([standing('a', 1)], [asked('a', 1)], {
				...published,
				after: { ...before, venueId: 'v' },
			}),
			expected: { changes: ['a raised'], isAnnounced: true },
		},
		{
			when: 'only the title changes',
			plan: decideSessions([standing('a', 1)], [asked('a', 1)], {
				...published,
				after: { ...before, title: { fi: 'Kurssi' } },
			}),
			expected: { changes: ['a touched'], isAnnounced: false },
		},
	])('when $when', ({ plan, expected }) => expect(told(plan)).toEqual(expected));

	test('names ids that are none of its scheduled sessions', () => {
		const plan = decideSessions(
			[standing('a', 1), standing('x', 2, { isCancelled: true })],
			[asked('a', 1), asked('x', 2), asked('other', 3)],
			published,
		);
		expect(plan.unknownIds).toEqual(['x', 'other']);
	});
});

test('changed fields are named, and only those given', () => {
	expect(changedFields({ a: 1, b: [1], c: new Date(5), d: 'x' }, { c: new Date(5), b: [2], a: 2 })).toEqual([
		'b',
		'a',
	]);
});
