import { expect, test } from 'vitest';
import type { StaffRole } from '../model.ts';
import { staffRoles } from '../model.ts';
import { seesNames } from '../permissions.ts';
import type { MembershipFacts, ProjectFacts } from './account.ts';
import { grantsOf } from './account.ts';

const now = new Date('2026-11-24T10:00:00Z');
const aRole = (role: StaffRole, facts: Partial<MembershipFacts> = {}): MembershipFacts => ({
	role,
	trainingId: null,
	trainingTimeZone: null,
	onDate: null,
	ledTrainingIds: [],
	...facts,
});
const aProject = (
	memberships: readonly MembershipFacts[],
	facts: Partial<ProjectFacts> = {},
): ProjectFacts => ({
	id: 'p1',
	slug: 'one',
	title: { fi: 'Hanke' },
	requiredLocales: ['fi'],
	timeZone: 'Europe/Helsinki',
	isDemo: false,
	memberships,
	...facts,
});

test.each(staffRoles)('%s reaches its trainings only where the role is bound to some', (role) => {
	const bound = aRole(role, { trainingId: 't1', ledTrainingIds: ['t2', 't3'] });
	const [grant] = grantsOf([aProject([bound])], true, now).grants;
	const expected: Record<StaffRole, unknown> = {
		owner: 'all',
		coordinator: 'all',
		communications: 'all',
		host: ['t1'],
		trainer: ['t2', 't3'],
		check_in_helper: ['t1'],
		auditor: 'all',
		data_protection_officer: 'all',
	};
	expect(grant?.trainingIds).toEqual(expected[role]);
});

test.each(staffRoles)('%s without a second factor is let in exactly when no names are seen', (role) => {
	const { grants, projects } = grantsOf([aProject([aRole(role, { trainingId: 't1' })])], false, now);
	expect({ grants: grants.length, lacksSecondFactor: projects[0]?.lacksSecondFactor }).toEqual(
		seesNames(role) ? { grants: 0, lacksSecondFactor: true } : { grants: 1, lacksSecondFactor: false },
	);
});

test('a host who is also the coordinator is withheld both roles', () => {
	expect(
		grantsOf([aProject([aRole('host', { trainingId: 't1' }), aRole('coordinator')])], false, now).grants,
	).toEqual([]);
});

test('what one project withholds another gives, and the demo asks for no second factor', () => {
	const demo = aProject([aRole('coordinator')], { id: 'p2', slug: 'demo', isDemo: true });
	const { grants } = grantsOf([aProject([aRole('owner')]), demo], false, now);
	expect(grants).toEqual([{ projectId: 'p2', role: 'coordinator', trainingIds: 'all', onDate: null }]);
});

test.each([
	{ when: 'the day before', onDate: '2026-11-25', count: 0 },
	{ when: 'the day itself', onDate: '2026-11-24', count: 1 },
	{ when: 'the day after', onDate: '2026-11-23', count: 0 },
])('a helper on $when', ({ onDate, count }) => {
	const helper = aRole('check_in_helper', { trainingId: 't1', trainingTimeZone: 'Europe/Helsinki', onDate });
	expect(grantsOf([aProject([helper])], true, now).grants).toHaveLength(count);
});

test('a helper’s day is the training’s own, not the server’s', () => {
	const helper = aRole('check_in_helper', {
		trainingId: 't1',
		trainingTimeZone: 'Europe/Helsinki',
		onDate: '2026-11-25',
	});
	const lateEvening = new Date('2026-11-24T22:30:00Z');
	expect(grantsOf([aProject([helper])], true, lateEvening).grants).toHaveLength(1);
});
