import { CreateProjectInput } from '@kutsu/core/projects/model';
import { contextOver, freshDatabase, stoppedClock } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { createProject } from '../../projects/index.ts';
import { accountOf } from '../queries.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { createDemoStaff } from './create-demo-staff.ts';
import { createFirstOwnerLink } from './create-first-owner-link.ts';

const { database, owner } = await freshDatabase();
const clock = stoppedClock('2026-11-24T10:00:00Z');
const system = contextOver(database, clock);
const nobody = contextOver(database, clock, { kind: 'public' });
const person = { name: 'First Owner', email: 'owner@example.org', password: 'kettu hyppii aidan yli' };
const tokenIn = (url: string | undefined) => url?.split('/').at(-1) ?? '';
const aProject = (code: string, isDemo: boolean) =>
	CreateProjectInput.parse({
		code,
		slug: code.toLowerCase(),
		codePrefix: code,
		title: { fi: 'Hanke' },
		requiredLocales: ['fi'],
		periodStart: '2026-01-01',
		periodEnd: '2027-12-31',
		fund: 'ISF',
		fundingStatement: { fi: 'Euroopan unionin osarahoittama' },
		contactEmail: 'project@example.org',
		isDemo,
	});

test('on an empty database one link makes the first owner, who makes the first project', async () => {
	await expect(createFirstOwnerLink(nobody)).rejects.toThrow('Not allowed');
	const lost = await createFirstOwnerLink(system);
	const link = await createFirstOwnerLink(system);
	expect(link?.url).toMatch(/^https:\/\/admin\.example\.org\/invitation\/[\w-]{43}$/);
	expect(await acceptInvitation(nobody, { token: tokenIn(lost?.url), ...person })).toEqual({
		ok: false,
		refusal: { code: 'revoked' },
	});
	const { email: _, ...withoutAddress } = person;
	expect(await acceptInvitation(nobody, { token: tokenIn(link?.url), ...withoutAddress })).toEqual({
		ok: false,
		refusal: { code: 'email-missing' },
	});
	const taken = await acceptInvitation(nobody, { token: tokenIn(link?.url), ...person });
	expect(taken).toMatchObject({ ok: true, email: person.email });
	const session = { userId: taken.ok ? taken.userId : '', sessionId: 's', hasSecondFactor: false };
	const before = await accountOf(system, session);
	expect(before?.account).toMatchObject({ canCreateProject: true, projects: [] });
	const made = await createProject(
		{ ...nobody, actor: before?.actor ?? { kind: 'public' } },
		aProject('ONE', false),
	);
	expect(made).toMatchObject({ ok: true });
	expect((await accountOf(system, session))?.account).toMatchObject({
		canCreateProject: false,
		projects: [{ slug: 'one', roles: ['owner'], lacksSecondFactor: true }],
	});
	await owner.query('update auth_users set two_factor_enabled = true where id = $1', [session.userId]);
	expect((await accountOf(system, { ...session, hasSecondFactor: true }))?.account.canCreateProject).toBe(
		true,
	);
	expect(await createFirstOwnerLink(system)).toBeUndefined();
});

test('a demo project gets its accounts, and no other project does', async () => {
	const demo = await createProject(system, aProject('DEMO', true));
	const real = await createProject(system, aProject('REAL', false));
	const members = [
		{ email: 'demo-owner@example.org', name: 'Owner', role: 'owner' as const },
		{ email: 'demo-auditor@example.org', name: 'Auditor', role: 'auditor' as const },
	];
	const input = { password: 'a demo password for all', members };
	await expect(
		createDemoStaff(system, { ...input, projectId: real.ok ? real.projectId : '' }),
	).rejects.toThrow('No such project');
	const [userId = ''] = await createDemoStaff(system, { ...input, projectId: demo.ok ? demo.projectId : '' });
	const account = await accountOf(system, { userId, sessionId: 's', hasSecondFactor: false });
	expect(account?.account.projects).toMatchObject([
		{ slug: 'demo', roles: ['owner'], lacksSecondFactor: false },
	]);
});
