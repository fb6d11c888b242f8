import { Forbidden, NotFound } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import { CreateTrainingInput } from '../model.ts';
import { trainingForStaff } from '../queries/staff-training.ts';
import { createTraining } from './create-training.ts';

const world = await freshWorld();
const course = await world.course({
	title: { fi: 'Tunnista', sv: 'Identifiera' },
	targetGroupKeys: ['police'],
});
const project = world.project.slug;

const aDraft = (input: object = {}) =>
	CreateTrainingInput.parse({
		project,
		courseId: course.id,
		format: 'regional_onsite',
		mode: 'onsite',
		onsiteSeats: 7,
		sessions: [{ startsAt: '2026-04-14T09:00', endsAt: '2026-04-14T12:00' }],
		...input,
	});
const formOf = async (code: string) =>
	(await trainingForStaff(world.as('coordinator'), { project, code })).form;

describe('a draft', () => {
	test('takes from its course and project what it is not told', async () => {
		const { code } = await createTraining(world.as('coordinator'), aDraft());
		expect(await formOf(code)).toMatchObject({
			title: { fi: 'Tunnista', sv: 'Identifiera' },
			targetGroupKeys: ['police'],
			languages: ['fi'],
			timeZone: 'Europe/Helsinki',
			onsiteSeats: 7,
			onlineSeats: 0,
			visibility: 'public',
			opensAt: '2026-03-02T11:00',
			closesAt: '2026-04-11T09:00',
			selfCancelUntil: '2026-04-13T09:00',
		});
	});

	test('is held where its venue is, and serves that region; online serves every region', async () => {
		const rovaniemi = await world.venue({ municipalityCode: '698' });
		const onsite = await createTraining(
			world.as('coordinator'),
			aDraft({ venueId: rovaniemi.id, municipalityCode: '091' }),
		);
		expect(await formOf(onsite.code)).toMatchObject({ municipalityCode: '698', regionsServed: ['19'] });
		const online = await createTraining(
			world.as('coordinator'),
			aDraft({ mode: 'online', format: 'webinar', onsiteSeats: 0, onlineSeats: 50 }),
		);
		expect((await formOf(online.code)).regionsServed).toHaveLength(19);
	});

	test('keeps its sessions in order of time', async () => {
		const days = ['2026-05-02', '2026-05-01'].map((day) => ({
			startsAt: `${day}T09:00`,
			endsAt: `${day}T12:00`,
		}));
		const { code, sessionIds } = await createTraining(world.as('coordinator'), aDraft({ sessions: days }));
		const { sessions } = await formOf(code);
		expect(sessions.map((one) => [one.id, one.startsAt])).toEqual([
			[sessionIds[0], '2026-05-01T09:00'],
			[sessionIds[1], '2026-05-02T09:00'],
		]);
	});

	test('is made once per form, even when it is sent twice at once', async () => {
		const input = aDraft({ requestId: '01890000-0000-7000-8000-0000000000aa' });
		const ctx = world.as('coordinator');
		const made = await Promise.all([createTraining(ctx, input), createTraining(ctx, input)]);
		expect(made[0]).toEqual(made[1]);
	});

	test.each([
		{ what: 'course', input: { courseId: '01890000-0000-7000-8000-0000000000ff' } },
		{ what: 'venue', input: { venueId: '01890000-0000-7000-8000-0000000000ff' } },
		{
			what: 'room',
			input: {
				sessions: [
					{
						startsAt: '2026-04-14T09:00',
						endsAt: '2026-04-14T12:00',
						roomId: '01890000-0000-7000-8000-0000000000ff',
					},
				],
			},
		},
		{ what: 'trainer', input: { trainerIds: ['01890000-0000-7000-8000-0000000000ff'] } },
		{ what: 'target group', input: { targetGroupKeys: ['wizards'] } },
		{ what: 'region', input: { regionsServed: ['03'] } },
		{ what: 'municipality', input: { municipalityCode: '000' } },
	])('is not made with an unknown $what', async ({ input }) => {
		await expect(createTraining(world.as('coordinator'), aDraft(input))).rejects.toBeInstanceOf(NotFound);
	});
});

describe('its code', () => {
	test('runs by the year it begins, without doubles when many are made at once', async () => {
		const own = await world.another();
		const { id: courseId } = await own.course();
		const make = (day: string) =>
			createTraining(
				own.as('coordinator'),
				aDraft({
					project: own.project.slug,
					courseId,
					sessions: [{ startsAt: `${day}T09:00`, endsAt: `${day}T12:00` }],
				}),
			);
		const made = await Promise.all(['2026-12-31', '2027-01-01', '2026-06-01', '2026-06-01'].map(make));
		const prefix = own.project.codePrefix;
		expect(made.map(({ code }) => code).toSorted()).toEqual([
			`${prefix}-2026-001`,
			`${prefix}-2026-002`,
			`${prefix}-2026-003`,
			`${prefix}-2027-001`,
		]);
	});

	test('goes on after one a loader brought, and is a loader’s alone to choose', async () => {
		const own = await world.another();
		const prefix = own.project.codePrefix;
		expect((await own.training({ code: `${prefix}-2026-026` })).code).toBe(`${prefix}-2026-026`);
		expect((await own.training()).code).toBe(`${prefix}-2026-027`);
		await expect(createTraining(world.as('owner'), aDraft(), { code: 'MINE-1' })).rejects.toBeInstanceOf(
			Forbidden,
		);
	});

	test('of one that is hidden takes no running number, so that no gap betrays it', async () => {
		const own = await world.another();
		const made = async (visibility: 'public' | 'unlisted' | 'invitation') =>
			(await own.training({ visibility, state: 'draft' })).code;
		const first = await made('public');
		await made('unlisted');
		const hidden = await made('invitation');
		const second = await made('public');
		expect([first, second].map((code) => code.slice(-3))).toEqual(['001', '002']);
		expect(hidden).toMatch(/^P[0-9A-F]+-[2-9A-HJ-NP-Z]{10}$/);
	});

	test('of an unlisted one tells nothing', async () => {
		const { code } = await createTraining(world.as('coordinator'), aDraft({ visibility: 'unlisted' }));
		expect(code).toMatch(new RegExp(`^${world.project.codePrefix}-[2-9A-Z]{10}$`));
	});
});

test.each([
	{ role: 'owner', fault: undefined },
	{ role: 'coordinator', fault: undefined },
	{ role: 'communications', fault: Forbidden },
	{ role: 'auditor', fault: Forbidden },
	{ role: 'data_protection_officer', fault: Forbidden },
	{ role: 'host', fault: NotFound },
	{ role: 'trainer', fault: NotFound },
	{ role: 'check_in_helper', fault: NotFound },
	{ role: 'public', fault: NotFound },
] as const)('$role makes trainings: $fault', async ({ role, fault }) => {
	const running = createTraining(world.as(role), aDraft());
	await (fault
		? expect(running).rejects.toBeInstanceOf(fault)
		: expect(running).resolves.toMatchObject({ ok: true }));
});
