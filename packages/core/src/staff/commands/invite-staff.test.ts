import { newId } from '@kutsu/kernel';
import { isPassword } from '@kutsu/kernel/passwords';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import type { InviteStaffInput, StaffRole } from '../model.ts';
import { accountOf, invitationChoices, invitationOf, staffOfProject } from '../queries.ts';
import { tokenOfMessage } from '../store.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { inviteStaff } from './invite-staff.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { revokeMembership } from './revoke-membership.ts';

const world = await freshWorld();
const nobody = world.as('public');
const owner = world.as('owner');
const password = 'kettu hyppii aidan yli';

const withAuthenticatorSql = 'update auth_users set two_factor_enabled = true where id = $1';

let made = 0;
const anAddress = () => `colleague-${++made}@example.org`;

function invite(facts: Partial<InviteStaffInput> = {}, ctx = owner) {
	const input = {
		projectId: world.project.id,
		email: anAddress(),
		role: 'coordinator' as StaffRole,
		locale: 'fi' as const,
		requestId: newId(),
	};
	return inviteStaff(ctx, { ...input, ...facts });
}

async function invited(
	facts: Partial<InviteStaffInput> = {},
): Promise<{ invitationId: string; token: string }> {
	const result = await invite(facts);
	if (!result.ok || result.url === null) throw new Error('Not invited');
	return { invitationId: result.invitationId, token: result.url.split('/').at(-1) ?? '' };
}

async function accepted(facts: Partial<InviteStaffInput> = {}): Promise<{ userId: string; email: string }> {
	const result = await acceptInvitation(nobody, {
		token: (await invited(facts)).token,
		name: 'Colleague',
		password,
	});
	if (!result.ok) throw new Error(result.refusal.code);
	return result;
}

const actingAs = async (userId: string, hasSecondFactor = true): Promise<Context> => {
	const found = await accountOf(world.ctx, { userId, sessionId: 's', hasSecondFactor });
	if (!found) throw new Error('No account');
	return { ...world.ctx, actor: found.actor };
};

test('an invited colleague opens an account and has the role, with the password kept as a hash', async () => {
	const email = anAddress();
	const { token } = await invited({ email, role: 'communications' });
	expect(await invitationOf(nobody, { token })).toMatchObject({
		ok: true,
		invitation: { role: 'communications', email, project: { slug: world.project.slug }, hasAccount: false },
	});
	const result = await acceptInvitation(nobody, { token, name: 'Colleague', password });
	expect(result).toMatchObject({ ok: true, email, isNewAccount: true });
	const userId = result.ok ? result.userId : '';
	expect(
		(await accountOf(world.ctx, { userId, sessionId: 's', hasSecondFactor: false }))?.account,
	).toMatchObject({
		email,
		hasFactor: false,
		canCreateProject: false,
		projects: [{ slug: world.project.slug, roles: ['communications'], lacksSecondFactor: false }],
	});
	const { rows } = await world.owner.query<{ password: string }>(
		'select password from auth_accounts where user_id = $1',
		[userId],
	);
	expect(await isPassword(password, rows[0]?.password ?? '')).toBe(true);
	expect(await isPassword(`${password}!`, rows[0]?.password ?? '')).toBe(false);
});

test('a link followed from two tabs at once opens one account', async () => {
	const { token } = await invited();
	const answers = await Promise.all(
		[1, 2].map(() => acceptInvitation(nobody, { token, name: 'Colleague', password })),
	);
	expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code)).toSorted()).toEqual([
		'accepted',
		'used',
	]);
});

test('two invitations to one address followed at once open one account', async () => {
	const email = anAddress();
	const links = [await invited({ email, role: 'communications' }), await invited({ email, role: 'auditor' })];
	const answers = await Promise.all(
		links.map(({ token }) => acceptInvitation(nobody, { token, name: 'Colleague', password })),
	);
	expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code)).toSorted()).toEqual([
		'accepted',
		'sign-in-first',
	]);
});

test('one who has an account signs in and gets the role beside what they had', async () => {
	const other = await world.another();
	const { userId, email } = await accepted({ role: 'communications' });
	const again = await inviteStaff(other.as('owner'), {
		projectId: other.project.id,
		email,
		role: 'auditor',
		locale: 'sv',
		requestId: newId(),
	});
	const token = again.ok ? (again.url?.split('/').at(-1) ?? '') : '';
	expect(await acceptInvitation(nobody, { token, name: 'Somebody', password })).toEqual({
		ok: false,
		refusal: { code: 'sign-in-first' },
	});
	const stranger = await accepted();
	expect(await acceptInvitation(await actingAs(stranger.userId), { token })).toEqual({
		ok: false,
		refusal: { code: 'other-account' },
	});
	expect(await acceptInvitation(await actingAs(userId), { token })).toEqual({
		ok: true,
		userId,
		email,
		isNewAccount: false,
	});
	const account = await accountOf(world.ctx, { userId, sessionId: 's', hasSecondFactor: false });
	expect(new Map(account?.account.projects.map(({ slug, roles }) => [slug, roles]))).toEqual(
		new Map([
			[world.project.slug, ['communications']],
			[other.project.slug, ['auditor']],
		]),
	);
});

test.each([
	{ when: 'the name is missing', input: { password }, refusal: { code: 'name-missing' } },
	{
		when: 'the password is weak',
		input: { name: 'A', password: 'salasana' },
		refusal: { code: 'weak-password', faults: ['too-short', 'too-easy'] },
	},
])('nothing is opened when $when', async ({ input, refusal }) => {
	const { token } = await invited();
	expect(await acceptInvitation(nobody, { token, ...input })).toEqual({ ok: false, refusal });
	expect(await invitationOf(nobody, { token })).toMatchObject({ ok: true });
});

test('after seven days, withdrawn, replaced or made up, a link opens nothing', async () => {
	const late = await invited();
	const expiredAt = new Date(world.clock.now().getTime() + 7 * 86_400_000);
	const afterwards = { ...nobody, now: () => expiredAt };
	expect(await acceptInvitation(afterwards, { token: late.token, name: 'A', password })).toEqual({
		ok: false,
		refusal: { code: 'expired', expiredAt },
	});
	await revokeInvitation(owner, { projectId: world.project.id, invitationId: late.invitationId });
	expect(await acceptInvitation(nobody, { token: late.token, name: 'A', password })).toEqual({
		ok: false,
		refusal: { code: 'revoked' },
	});
	const email = anAddress();
	const first = await invited({ email });
	await invited({ email });
	expect(await invitationOf(nobody, { token: first.token })).toEqual({
		ok: false,
		refusal: { code: 'revoked' },
	});
	expect(await invitationOf(nobody, { token: newId() })).toEqual({ ok: false, refusal: { code: 'unknown' } });
});

test('the mail is queued with its link sealed, and a repeated request invites once', async () => {
	const requestId = newId();
	const email = anAddress();
	const [one, two] = [await invite({ email, requestId }), await invite({ email, requestId })];
	expect(two).toEqual(one.ok ? { ...one, url: null } : one);
	const { rows } = await world.owner.query('select * from outbox_messages where to_address = $1', [email]);
	expect(rows).toHaveLength(1);
	const [row] = rows;
	expect(row).toMatchObject({
		kind: 'staff-invitation',
		is_sign_in: true,
		state: 'queued',
		locale: 'fi',
		project_id: world.project.id,
	});
	const token = one.ok ? (one.url?.split('/').at(-1) ?? '') : '';
	expect(JSON.stringify(row)).not.toContain(token);
	expect(tokenOfMessage(world.ctx.keys, { id: row.id, sealedToken: row.facts.sealedToken })).toBe(token);
	const jobs = await world.owner.query(
		"select 1 from job_requests where task = 'deliver-message' and payload->>'messageId' = $1",
		[row.id],
	);
	expect(jobs.rowCount).toBe(1);
});

test('where mail goes out by SMTP, nobody but the invited one is told the link', async () => {
	const withSmtp = { ...owner, settings: { ...owner.settings, hasSmtp: true } };
	expect(await invite({}, withSmtp)).toMatchObject({ ok: true, url: null });
});

test('a colleague who has the role already is not invited to it again', async () => {
	const { email } = await accepted({ role: 'auditor' });
	expect(await invite({ email, role: 'auditor' })).toEqual({ ok: false, refusal: { code: 'already-staff' } });
	expect(await invite({ email, role: 'communications' })).toMatchObject({ ok: true });
});

test('a trainer who accepts reaches the trainings they lead, and none once the role is taken away', async () => {
	const trainer = await world.trainer();
	const led = await world.training({ trainerIds: [trainer.id] });
	await world.training();
	const { userId, email } = await accepted({ role: 'trainer', trainerId: trainer.id });
	await world.owner.query(withAuthenticatorSql, [userId]);
	const grants = async () => {
		const found = await accountOf(world.ctx, { userId, sessionId: 's', hasSecondFactor: true });
		return found?.actor.grants;
	};
	expect(await grants()).toEqual([
		{ projectId: world.project.id, role: 'trainer', trainingIds: [led.id], onDate: null },
	]);
	expect(await invite({ role: 'trainer', trainerId: trainer.id })).toEqual({
		ok: false,
		refusal: { code: 'trainer-taken' },
	});
	const { members } = await staffOfProject(owner, { projectId: world.project.id });
	const member = members.find((one) => one.email === email);
	expect(member).toMatchObject({ role: 'trainer', trainingsCount: 1, isYou: false });
	await revokeMembership(owner, { projectId: world.project.id, membershipId: member?.membershipId ?? '' });
	expect(await grants()).toEqual([]);
	const { rows } = await world.owner.query('select user_id from trainers where id = $1', [trainer.id]);
	expect(rows).toEqual([{ user_id: null }]);
});

test('a training or trainer of another project is not there to be invited to', async () => {
	const other = await world.another();
	const foreign = await other.training();
	const trainer = await other.trainer();
	await expect(invite({ role: 'host', trainingId: foreign.id })).rejects.toThrow('No such training');
	await expect(invite({ role: 'host', trainingId: newId() })).rejects.toThrow('No such training');
	await expect(invite({ role: 'trainer', trainerId: trainer.id })).rejects.toThrow('No such trainer');
});

test('the last owner stays, even when two owners take each other’s role at once', async () => {
	const fresh = await world.another();
	const inFresh = { projectId: fresh.project.id };
	const ids: string[] = [];
	for (const email of [anAddress(), anAddress()]) {
		const link = await inviteStaff(fresh.ctx, {
			...inFresh,
			email,
			role: 'owner',
			locale: 'fi',
			requestId: newId(),
		});
		const token = link.ok ? (link.url?.split('/').at(-1) ?? '') : '';
		await acceptInvitation(nobody, { token, name: 'Owner', password });
	}
	const { members } = await staffOfProject(fresh.ctx, inFresh);
	ids.push(...members.map((member) => member.membershipId));
	const answers = await Promise.all(
		ids.map((membershipId) => revokeMembership(fresh.ctx, { ...inFresh, membershipId })),
	);
	expect(answers.map((answer) => (answer.ok ? 'revoked' : answer.refusal.code)).toSorted()).toEqual([
		'last-owner',
		'revoked',
	]);
	expect((await staffOfProject(fresh.ctx, inFresh)).members).toHaveLength(1);
});

test.each(['coordinator', 'auditor', 'data_protection_officer'] as const)(
	'%s manages no staff',
	async (role) => {
		const ctx = world.as(role);
		await expect(invite({}, ctx)).rejects.toThrow('Not allowed');
		await expect(staffOfProject(ctx, { projectId: world.project.id })).rejects.toThrow('Not allowed');
		await expect(
			revokeMembership(ctx, { projectId: world.project.id, membershipId: newId() }),
		).rejects.toThrow('Not allowed');
	},
);

test('an invitation sent again has a new link, and the old one opens nothing', async () => {
	const training = await world.training();
	const first = await invited({ role: 'host', trainingId: training.id });
	const inProject = { projectId: world.project.id };
	const again = await resendInvitation(owner, {
		...inProject,
		invitationId: first.invitationId,
		locale: 'sv',
		requestId: newId(),
	});
	const token = again.ok ? (again.url?.split('/').at(-1) ?? '') : '';
	expect(await invitationOf(nobody, { token })).toMatchObject({ ok: true, invitation: { role: 'host' } });
	expect(await invitationOf(nobody, { token: first.token })).toEqual({
		ok: false,
		refusal: { code: 'revoked' },
	});
	const gone = { ...inProject, invitationId: first.invitationId, locale: 'fi' as const, requestId: newId() };
	await expect(resendInvitation(owner, gone)).rejects.toThrow('No such invitation');
});

test('a role is bound to what the project has: trainings to come with their days, trainers nobody signs in as', async () => {
	const fresh = await world.another();
	const training = await fresh.training({ startsAt: '2026-03-20T07:00:00Z' });
	await fresh.training({ startsAt: '2026-02-02T07:00:00Z' });
	const trainer = await fresh.trainer({ name: 'Some Trainer' });
	expect(await invitationChoices(fresh.as('owner'), { projectId: fresh.project.id })).toMatchObject({
		trainings: [{ id: training.id, code: training.code, days: ['2026-03-20'] }],
		trainers: [{ id: trainer.id, name: 'Some Trainer' }],
	});
});
