import { EditTrainingInput } from '@kutsu/core/trainings/model';
import { newId } from '@kutsu/kernel';
import { expect, test } from 'vitest';
import {
	emptySession,
	findFormFaults,
	formOfCopy,
	formOfCourse,
	formOfTraining,
	inputOfForm,
	movesCalendars,
	needsEndDay,
	overlappingSessions,
	sessionsOfForm,
	TrainingForm,
} from './training-form.ts';

const id = newId();
const project = { timeZone: 'Europe/Helsinki', requiredLocales: ['fi', 'sv'] };
const course = {
	id,
	key: 'nrm',
	title: { fi: 'Kurssi', sv: 'Kurs' },
	summary: { fi: 'Mitä opitaan' },
	contentLevel: 'basic' as const,
	durationMinutes: 210,
	targetGroupKeys: ['police'],
	trainingCount: 0,
	revision: 1,
};
const saved = EditTrainingInput.parse({
	project: 'demo',
	trainingId: id,
	revision: 3,
	courseId: id,
	seriesId: null,
	kind: 'targeted',
	format: 'hybrid',
	mode: 'hybrid',
	visibility: 'invitation',
	title: { fi: 'Koulutus', sv: 'Utbildning' },
	description: {},
	languages: ['fi', 'sv'],
	interpretation: ['fi-fse', 'fi-sv'],
	targetGroupKeys: ['police', 'courts'],
	regionsServed: ['19'],
	municipalityCode: null,
	venueId: newId(),
	addressDisclosure: 'confirmed',
	conferenceUrl: 'https://meet.example.org/room',
	timeZone: 'Europe/Helsinki',
	sessions: [
		{
			id: newId(),
			startsAt: '2026-11-03T09:00',
			endsAt: '2026-11-03T12:30',
			roomId: newId(),
			title: { fi: 'Aamupäivä' },
		},
		{ id: newId(), startsAt: '2026-11-04T22:00', endsAt: '2026-11-05T02:00', roomId: null, title: null },
	],
	trainerIds: [newId(), newId()],
	onsiteSeats: 20,
	onlineSeats: 100,
	opensAt: '2026-10-01T09:00',
	closesAt: '2026-10-31T16:00',
	selfCancelUntil: '2026-11-02T09:00',
	catering: 'coffee',
	hidesNames: true,
	isDiscreet: true,
});
const { project: _, trainingId: __, revision, ...form } = saved;
const aForm = (changed: Partial<TrainingForm> = {}): TrainingForm => ({
	...formOfTraining({ form, revision, missingLocaleReason: null }, newId()),
	...changed,
});

test('a training that is opened and saved is what it was', () => expect(inputOfForm(aForm())).toEqual(form));

test('a form without faults is one that the API takes', () => {
	expect(findFormFaults(aForm())).toEqual([]);
	expect(
		EditTrainingInput.safeParse({ ...inputOfForm(aForm()), project: 'demo', trainingId: id, revision: 3 })
			.success,
	).toBe(true);
});

test('a course makes a draft that lacks only its day', () => {
	const draft = formOfCourse(course, project, newId());
	expect(draft).toMatchObject({
		title: course.title,
		description: course.summary,
		languages: ['fi'],
		targetGroupKeys: ['police'],
	});
	expect(draft.sessions).toEqual([{ ...emptySession, from: '09:00', to: '12:30' }]);
	expect(findFormFaults(draft).map(({ path }) => path)).toEqual([['sessions', 0, 'day']]);
});

test('a course of days begins with a day', () => {
	expect(formOfCourse({ ...course, durationMinutes: 840 }, project, newId()).sessions[0]).toMatchObject({
		from: '09:00',
		to: '16:00',
	});
});

const [morning = emptySession, night = emptySession] = aForm().sessions;

test('a copy keeps all but its own days, window and link', () => {
	const copy = formOfCopy({ form }, newId());
	const at = { day: '', time: '' };
	expect(copy).toEqual({
		...aForm(),
		requestId: copy.requestId,
		revision: 0,
		conferenceUrl: '',
		sessions: [
			{ ...morning, id: '', day: '' },
			{ ...night, id: '', day: '', endDay: '' },
		],
		...{ opens: at, closes: at, cancelUntil: at },
	});
	expect(findFormFaults(copy).map(({ path }) => path)).toEqual([
		['sessions', 0, 'day'],
		['sessions', 1, 'day'],
	]);
});

test.each([
	{ when: 'meet', sessions: [morning, { ...morning, from: '12:00', to: '13:00' }], expected: [[0, 1]] },
	{ when: 'touch', sessions: [morning, { ...morning, from: '12:30', to: '13:00' }], expected: [] },
	{ when: 'are on other days', sessions: [morning, { ...morning, day: '2026-11-04' }], expected: [] },
	{
		when: 'run over midnight',
		sessions: [night, { ...morning, day: '2026-11-05', from: '01:00' }],
		expected: [[0, 1]],
	},
	{ when: 'are not yet written', sessions: [morning, emptySession], expected: [] },
])('sessions that $when', ({ sessions, expected }) =>
	expect(overlappingSessions({ sessions })).toEqual(expected),
);

test.each([
	{ when: 'ends the same day', session: morning, expected: false },
	{ when: 'ends on another day', session: night, expected: true },
	{ when: 'has a clock that runs over midnight', session: { ...night, endDay: '' }, expected: true },
	{ when: 'has no clock yet', session: emptySession, expected: false },
])('a session that $when says on which day it ends: $expected', ({ session, expected }) =>
	expect(needsEndDay(session)).toBe(expected),
);

test.each([
	{ when: 'no course is chosen', changed: { courseId: '' }, path: ['courseId'] },
	{ when: 'it has no name', changed: { title: { fi: ' ' } }, path: ['title', 'fi'] },
	{
		when: 'a name is too long',
		changed: { title: { fi: 'Nimi', sv: 'x'.repeat(201) } },
		path: ['title', 'sv'],
	},
	{ when: 'the link is no address', changed: { conferenceUrl: 'meet' }, path: ['conferenceUrl'] },
	{ when: 'it has no session', changed: { sessions: [] }, path: ['sessions'] },
	{
		when: 'a session has no day',
		changed: { sessions: [{ ...morning, day: '' }] },
		path: ['sessions', 0, 'day'],
	},
	{
		when: 'a day does not exist',
		changed: { sessions: [{ ...morning, day: '2026-02-30' }] },
		path: ['sessions', 0, 'day'],
	},
	{
		when: 'the clocks go forward under a session',
		changed: { sessions: [{ ...morning, day: '2027-03-28', from: '03:30', to: '04:10' }] },
		path: ['sessions', 0, 'to'],
	},
	{
		when: 'a session ends before it begins',
		changed: { sessions: [morning, { ...night, endDay: '' }] },
		path: ['sessions', 1, 'to'],
	},
	{
		when: 'a session ends when it begins',
		changed: { sessions: [{ ...morning, to: '09:00' }] },
		path: ['sessions', 0, 'to'],
	},
	{ when: 'no language is chosen', changed: { languages: [] }, path: ['languages'] },
	{
		when: 'a language is interpreted into itself',
		changed: { interpretation: [{ from: 'fi', to: 'fi' }] },
		path: ['interpretation', 0, 'to'],
	},
	{
		when: 'an interpretation stands twice',
		changed: {
			interpretation: [
				{ from: 'fi', to: 'sv' },
				{ from: 'fi', to: 'sv' },
			],
		},
		path: ['interpretation', 1, 'to'],
	},
	{ when: 'there are no seats', changed: { onsiteSeats: null }, path: ['onsiteSeats'] },
	{ when: 'seats are not whole', changed: { onlineSeats: 1.5 }, path: ['onlineSeats'] },
	{
		when: 'half a moment is given',
		changed: { opens: { day: '2026-10-01', time: '' } },
		path: ['opens', 'day'],
	},
	{
		when: 'an edited one has no closing',
		changed: { closes: { day: '', time: '' } },
		path: ['closes', 'day'],
	},
	{
		when: 'it closes before it opens',
		changed: { closes: { day: '2026-09-30', time: '09:00' } },
		path: ['closes', 'day'],
	},
])('a fault when $when', ({ changed, path }) =>
	expect(findFormFaults(aForm(changed)).map((fault) => fault.path)).toEqual([path]),
);

test('what the other mode needs is not asked, and left behind', () => {
	const online = aForm({ mode: 'online', onsiteSeats: null });
	expect(findFormFaults(online)).toEqual([]);
	expect(inputOfForm(online)).toMatchObject({
		venueId: null,
		onsiteSeats: 0,
		addressDisclosure: 'public',
		catering: 'none',
	});
	expect(inputOfForm(online).sessions.every((session) => session.roomId === null)).toBe(true);
	expect(inputOfForm(aForm({ mode: 'onsite', conferenceUrl: 'nonsense' }))).toMatchObject({
		conferenceUrl: null,
		onlineSeats: 0,
	});
});

test('a half-filled session is not asked about', () =>
	expect(sessionsOfForm(aForm({ sessions: [morning, emptySession] }))).toHaveLength(1));

test.each([
	{ when: 'nothing changed', changed: {}, expected: false },
	{
		when: 'only words changed',
		changed: { title: { fi: 'Toinen nimi', sv: 'Annat namn' } },
		expected: false,
	},
	{ when: 'a session moved', changed: { sessions: [{ ...morning, from: '10:00' }, night] }, expected: true },
	{ when: 'a session went', changed: { sessions: [morning] }, expected: true },
	{ when: 'the room changed', changed: { sessions: [{ ...morning, roomId: '' }, night] }, expected: true },
	{ when: 'the place changed', changed: { venueId: newId() }, expected: true },
	{ when: 'the link changed', changed: { conferenceUrl: 'https://meet.example.org/other' }, expected: true },
])('calendars move or not when $when', ({ changed, expected }) => {
	const before = aForm();
	expect(movesCalendars(before, { ...before, ...changed })).toBe(expected);
});

test('the schema tells the same faults, each beside its field', () => {
	const read = TrainingForm.safeParse(aForm({ onsiteSeats: 0 }));
	expect(read.error?.issues.map((issue) => issue.path)).toEqual([['onsiteSeats']]);
});
