import { projectPageKinds as storedPageKinds, reachDimensions as storedDimensions } from '@kutsu/db/tables';
import { Forbidden, NotFound, locales } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import { CreateProjectInput, EditProjectInput, projectPageKinds, reachDimensions } from '../model.ts';
import {
	accessibilityFeedbackOf,
	projectPage,
	projectSettings,
	publicProjects,
	targetGroupsOf,
} from '../queries.ts';
import { answerAccessibilityFeedback } from './answer-accessibility-feedback.ts';
import { createProject } from './create-project.ts';
import { createTargetGroups } from './create-target-groups.ts';
import { editProjectPage } from './edit-project-page.ts';
import { editProject } from './edit-project.ts';
import { editTargetGroup } from './edit-target-group.ts';
import { sendAccessibilityFeedback } from './send-accessibility-feedback.ts';
import { setIndicators } from './set-indicators.ts';
import { setReachTargets } from './set-reach-targets.ts';

const world = await freshWorld();
const project = world.project.slug;
const owner = world.as('owner');
const id = (last: string) => `01890000-0000-7000-8000-${last.padStart(12, '0')}`;

test('lists are those of the tables', () =>
	expect([reachDimensions, projectPageKinds]).toEqual([storedDimensions, storedPageKinds]));

const aProject = (input: object = {}) =>
	CreateProjectInput.parse({
		code: 'DEMO',
		slug: 'demo',
		codePrefix: 'NRM',
		title: { fi: 'Hanke' },
		organiser: { fi: 'Virasto' },
		requiredLocales: ['fi', 'sv'],
		periodStart: '2026-01-01',
		periodEnd: '2027-12-31',
		fund: 'ISF',
		fundingStatement: { fi: 'EU' },
		contactEmail: 'a@example.org',
		...input,
	});

describe('making a project', () => {
	test('gives it pages in every language, filled in with its own names', async () => {
		await grantedOf(createProject(world.ctx, aProject()));
		for (const kind of projectPageKinds) {
			const { page } = await projectPage(world.as('public'), { project: 'demo', kind });
			for (const locale of locales)
				expect(page.body[locale], `${kind} ${locale}`).toMatch(/Hanke(.|\n)*a@example\.org/);
		}
		const { page } = await projectPage(world.as('public'), { project: 'demo', kind: 'accessibility' });
		expect(page.body.sv).toContain('Traficom');
	});

	test.each([
		{ field: 'code', input: { slug: 'x1', codePrefix: 'XA' } },
		{ field: 'slug', input: { code: 'X', codePrefix: 'XB' } },
		{ field: 'codePrefix', input: { code: 'Y', slug: 'x2' } },
	])('is refused when its $field is taken', async ({ field, input }) => {
		expect(await createProject(world.ctx, aProject(input))).toEqual({
			ok: false,
			refusal: { code: 'taken', field },
		});
	});

	test.each(['coordinator', 'auditor', 'public'] as const)('is not for %s', async (role) => {
		await expect(
			createProject(world.as(role), aProject({ code: 'Z', slug: 'z', codePrefix: 'Z' })),
		).rejects.toBeInstanceOf(Forbidden);
	});

	test('is not for an account without a role once there is a project', async () => {
		const nobody = world.as({ kind: 'staff', userId: 'nobody', grants: [], hasSecondFactor: true });
		await expect(
			createProject(nobody, aProject({ code: 'Z', slug: 'z', codePrefix: 'Z' })),
		).rejects.toBeInstanceOf(Forbidden);
	});
});

describe('editing a project', () => {
	const form = async (change: Partial<EditProjectInput> = {}): Promise<EditProjectInput> => {
		const { revision, ...settings } = await projectSettings(owner, project);
		const fields = EditProjectInput.parse({ ...settings, project, revision });
		return { ...fields, ...change };
	};

	test('saves, and refuses who saw an older one with what stands now', async () => {
		const mine = await form({ title: { fi: 'Minun' } });
		await grantedOf(editProject(owner, await form({ title: { fi: 'Toisen' } })));
		expect(await editProject(owner, mine)).toMatchObject({
			ok: false,
			refusal: { code: 'stale', theirs: { title: { fi: 'Toisen' }, revision: 2 } },
		});
	});

	test('does not take another project’s prefix', async () => {
		const other = await world.another();
		expect(await editProject(owner, await form({ codePrefix: other.project.codePrefix }))).toEqual({
			ok: false,
			refusal: { code: 'taken', field: 'codePrefix' },
		});
	});

	test.each(['coordinator', 'communications', 'auditor'] as const)('is not for %s', async (role) => {
		await expect(editProject(world.as(role), await form())).rejects.toBeInstanceOf(Forbidden);
	});

	test('of somebody else is like one that does not exist', async () => {
		const other = await world.another();
		const answer = (slug: string) => projectSettings(owner, slug).catch((error: unknown) => error);
		expect(await answer(other.project.slug)).toEqual(await answer('no-such-project'));
	});
});

test('target groups are added after the others, renamed, and never doubled', async () => {
	const added = {
		project,
		groups: [{ key: 'courts', name: { fi: 'Tuomioistuimet' }, isSensitiveWorkplace: false }],
	};
	await grantedOf(createTargetGroups(owner, added));
	expect(await createTargetGroups(owner, added)).toEqual({
		ok: false,
		refusal: { code: 'key-taken', key: 'courts' },
	});
	await editTargetGroup(owner, {
		project,
		key: 'courts',
		name: { fi: 'Käräjäoikeudet' },
		isSensitiveWorkplace: true,
	});
	const groups = await targetGroupsOf(world.as('public'), project);
	expect(groups.map((group) => group.key)).toEqual(['police', 'social_services', 'courts']);
	expect(groups.at(-1)).toMatchObject({ name: { fi: 'Käräjäoikeudet' }, isSensitiveWorkplace: true });
});

test('targets and indicators are replaced as a whole', async () => {
	await setReachTargets(owner, {
		project,
		targets: [
			{ dimension: 'region', key: '01', targetPersons: 5 },
			{ dimension: 'total', key: 'all', targetPersons: 9 },
		],
	});
	await setReachTargets(owner, {
		project,
		targets: [{ dimension: 'total', key: 'all', targetPersons: 1500 }],
	});
	await setIndicators(owner, {
		project,
		indicators: [{ code: 'O.3.1', title: { en: 'Participants' }, unit: 'persons', target: 1500 }],
	});
	const settings = await projectSettings(world.as('coordinator'), project);
	expect([settings.reachTargets, settings.indicators, settings.canEdit]).toEqual([
		[{ dimension: 'total', key: 'all', targetPersons: 1500 }],
		[{ code: 'O.3.1', title: { en: 'Participants' }, unit: 'persons', target: 1500 }],
		false,
	]);
});

describe('what someone else saved meanwhile is not overwritten', () => {
	const seen = async () => {
		const { reachTargets, indicators, targetGroups } = await projectSettings(owner, project);
		return { reachTargets: [...reachTargets], indicators: [...indicators], police: targetGroups[0] };
	};
	const total = (targetPersons: number) => [{ dimension: 'total' as const, key: 'all', targetPersons }];
	const one = (target: number) => [{ code: 'R.1', title: { fi: 'Tulos' }, unit: 'hlö', target }];

	test('by targets', async () => {
		const before = (await seen()).reachTargets;
		await grantedOf(setReachTargets(owner, { project, targets: total(7), seen: before }));
		expect(await setReachTargets(owner, { project, targets: total(8), seen: before })).toEqual({
			ok: false,
			refusal: { code: 'stale', theirs: total(7) },
		});
		expect((await seen()).reachTargets).toEqual(total(7));
	});

	test('by indicators', async () => {
		const before = (await seen()).indicators;
		await grantedOf(setIndicators(owner, { project, indicators: one(1), seen: before }));
		expect(await setIndicators(owner, { project, indicators: one(2), seen: before })).toEqual({
			ok: false,
			refusal: { code: 'stale', theirs: one(1) },
		});
	});

	test('by a target group', async () => {
		const { name = {}, isSensitiveWorkplace = false } = (await seen()).police ?? {};
		const edit = (fi: string) =>
			editTargetGroup(owner, {
				...{ project, key: 'police', name: { fi }, isSensitiveWorkplace },
				seen: { name, isSensitiveWorkplace },
			});
		await grantedOf(edit('Poliisi A'));
		expect(await edit('Poliisi B')).toMatchObject({
			ok: false,
			refusal: { code: 'stale', theirs: { name: { fi: 'Poliisi A' } } },
		});
	});
});

test('a target group without a key gets one of its name that is free', async () => {
	const groups = ['Rajavartiosto', 'Rajavartiosto'].map((fi) => ({
		name: { fi },
		isSensitiveWorkplace: false,
	}));
	await grantedOf(createTargetGroups(owner, { project, groups }));
	const keys = (await targetGroupsOf(world.as('public'), project)).map(({ key }) => key);
	expect(keys.slice(-2)).toEqual(['rajavartiosto', 'rajavartiosto-2']);
});

test('a page is saved by those who write texts, never over somebody else’s words', async () => {
	const ctx = world.as('communications');
	const input = { project, kind: 'contact' as const, revision: 1, body: { fi: 'Soita' } };
	await grantedOf(editProjectPage(ctx, input));
	expect(await editProjectPage(ctx, input)).toMatchObject({
		ok: false,
		refusal: { code: 'stale', theirs: { revision: 2, body: { fi: 'Soita' } } },
	});
	await expect(editProjectPage(world.as('auditor'), input)).rejects.toBeInstanceOf(Forbidden);
});

describe('feedback on accessibility', () => {
	const send = (last: string, change: object = {}) =>
		sendAccessibilityFeedback(world.as('public'), {
			project,
			requestId: id(last),
			message: 'En näe tekstiä',
			email: 'a@example.org',
			pageUrl: '/fi',
			locale: 'fi',
			...change,
		});

	test('is due in 14 days, stored once, and answered once', async () => {
		expect(await send('1')).toEqual({
			ok: true,
			answerDueAt: new Date(world.clock.now().getTime() + 14 * 86_400_000),
		});
		await send('1');
		const ctx = world.as('coordinator');
		expect((await accessibilityFeedbackOf(ctx, project)).map((one) => one.id)).toEqual([id('1')]);
		await answerAccessibilityFeedback(ctx, { project, feedbackId: id('1') });
		await expect(answerAccessibilityFeedback(ctx, { project, feedbackId: id('1') })).rejects.toBeInstanceOf(
			NotFound,
		);
		await expect(accessibilityFeedbackOf(world.as('communications'), project)).rejects.toBeInstanceOf(
			Forbidden,
		);
	});

	test('that is due first stands first, and what is answered last', async () => {
		world.clock.advance({ days: 1 });
		await send('101');
		world.clock.advance({ days: 1 });
		await send('102');
		const order = async () =>
			(await accessibilityFeedbackOf(world.as('auditor'), project)).map((one) => one.id);
		expect(await order()).toEqual([id('101'), id('102'), id('1')]);
		world.clock.advance({ days: 13, minutes: 1 });
		const overdue = (await accessibilityFeedbackOf(world.as('auditor'), project)).filter(
			(one) => one.isOverdue,
		);
		expect(overdue.map((one) => one.id)).toEqual([id('101')]);
		await answerAccessibilityFeedback(world.as('coordinator'), { project, feedbackId: id('101') });
		expect(await order()).toEqual([id('102'), id('101'), id('1')]);
	});

	test('is bounded: thirty an hour', async () => {
		for (let sent = 2; sent <= 31; sent++) await send(String(sent), { email: '' });
		expect(await send('32')).toEqual({ ok: false, refusal: { code: 'too-many' } });
		world.clock.advance({ hours: 1, minutes: 1 });
		expect(await send('32')).toMatchObject({ ok: true });
	});
});

test('every project is listed to anyone, without what is the staff’s', async () => {
	const listed = await publicProjects(world.as('public'));
	expect(listed.map((one) => one.slug)).toContain(project);
	expect(Object.keys(listed[0] ?? {})).not.toContain('lastPaymentOn');
});
