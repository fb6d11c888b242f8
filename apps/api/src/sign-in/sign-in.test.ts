import { tokenOfMessage } from '@kutsu/core/staff';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { aColleague, adminOrigin, appOver, codeOf, password, Visitor } from '../../test/visitor.ts';

const world = await freshWorld();
const app = appOver(world);
const project = world.project.slug;

async function withAuthenticator(
	email: string,
): Promise<{ visitor: Visitor; totpUri: string; backupCodes: string[] }> {
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	const enabled = await visitor.post('/api/auth/two-factor/enable', { password });
	const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
	const verified = await visitor.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
	expect(verified.status).toBe(200);
	return { visitor, totpUri: totpURI, backupCodes };
}

test('the right password opens a session in a cookie that scripts and other hosts cannot reach', async () => {
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	const response = await visitor.signIn(email);
	expect(response.status).toBe(200);
	const [cookie = ''] = response.headers.getSetCookie();
	expect(cookie).toMatch(/^__Host-kutsu-staff\.session_token=/);
	for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
		expect(cookie).toContain(attribute);
	expect(cookie).not.toMatch(/domain/i);
	expect(await visitor.ask('account.me')).toMatchObject({
		status: 200,
		data: { email, projects: [{ slug: project }] },
	});
	await visitor.post('/api/auth/sign-out', {});
	expect(await visitor.ask('account.me')).toMatchObject({
		status: 401,
		error: { data: { code: 'UNAUTHORIZED' } },
	});
});

test('over plain http the cookie has no prefix that would need https', async () => {
	const { settings } = world.ctx;
	const plain = appOver(world, { settings: { ...settings, adminUrl: 'http://localhost:3001' } });
	const { email } = await aColleague(world, 'communications');
	const response = await new Visitor(plain).post(
		'/api/auth/sign-in/email',
		{ email, password },
		{ origin: 'http://localhost:3001' },
	);
	expect(response.headers.getSetCookie()[0]).toMatch(/^kutsu-staff\.session_token=.*HttpOnly/);
	expect(response.headers.getSetCookie()[0]).not.toContain('Secure');
});

test('a wrong password and an unknown address are told apart by nobody', async () => {
	const { email } = await aColleague(world, 'communications');
	const answers = await Promise.all(
		[email, 'nobody@example.org'].map(async (address) => {
			const response = await new Visitor(app).signIn(address, 'not the password at all');
			return {
				status: response.status,
				body: await response.text(),
				cookies: response.headers.getSetCookie(),
			};
		}),
	);
	expect(answers[0]).toEqual(answers[1]);
	expect(answers[0]).toMatchObject({ status: 401, cookies: [] });
});

test.each([
	{ path: '/sign-in/email', body: { email: 'a\u0000@example.org', password: 'a\u0000' } },
	{ path: '/sign-in/email', body: { email: { $ne: '' }, password: ['x'] } },
	{ path: '/sign-in/email', body: [] },
	{ path: '/reset-password', body: { token: '\u0000', newPassword: 'a new and long password' } },
	{ path: '/reset-password', body: { token: '\ud800', newPassword: 'a new and long password' } },
	{ path: '/request-password-reset', body: { email: '\u0000' } },
	{ path: '/passkey/verify-authentication', body: { response: { id: '\u0000', response: null } } },
	{ path: '/passkey/delete-passkey', body: { id: '\u0000' } },
	{ path: '/two-factor/verify-totp', body: { code: { __proto__: null, code: -1 } } },
])('$path refuses what it cannot use: $body', async ({ path, body }) => {
	const { status } = await new Visitor(app).post(`/api/auth${path}`, body);
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
});

test('nobody signs up by themselves', async () => {
	const body = { email: 'new@example.org', password, name: 'New' };
	expect((await new Visitor(app).post('/api/auth/sign-up/email', body)).status).toBe(404);
	const { rowCount } = await world.owner.query("select 1 from auth_users where email = 'new@example.org'");
	expect(rowCount).toBe(0);
});

test('ten wrong passwords from ten addresses close the account’s door for a while, to its owner too', async () => {
	const { email } = await aColleague(world, 'communications');
	const other = await aColleague(world, 'communications');
	for (let attempt = 0; attempt < 10; attempt++)
		expect((await new Visitor(app).signIn(email, 'wrong wrong wrong')).status).toBe(401);
	const refused = await new Visitor(app).signIn(email);
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('x-retry-after'))).toBeGreaterThan(600);
	expect((await new Visitor(app).signIn(other.email)).status).toBe(200);
});

test('the right password starts the count anew', async () => {
	const { email } = await aColleague(world, 'communications');
	for (let round = 0; round < 2; round++) {
		for (let attempt = 0; attempt < 6; attempt++) await new Visitor(app).signIn(email, 'wrong wrong wrong');
		expect((await new Visitor(app).signIn(email)).status).toBe(200);
	}
});

test('one address may try ten times a minute, whatever accounts it tries', async () => {
	const visitor = new Visitor(app);
	const statuses: number[] = [];
	for (let attempt = 0; attempt < 11; attempt++)
		statuses.push((await visitor.signIn(`nobody-${attempt}@example.org`, 'wrong')).status);
	expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
});

test('an address that a stranger claims to come from is not believed', async () => {
	const stranger = new Visitor(app);
	const statuses: number[] = [];
	for (let attempt = 0; attempt < 11; attempt++) {
		const claims = {
			'x-internal-secret': 'guessed',
			'x-forwarded-for': `203.0.113.${attempt}`,
			'x-kutsu-client-address': `203.0.113.${attempt}`,
		};
		const body = { email: `nobody-${attempt}@example.net`, password: 'wrong' };
		statuses.push((await stranger.post('/api/auth/sign-in/email', body, claims)).status);
	}
	expect(statuses.at(-1)).toBe(429);
});

test('who sees names gets nothing of the project until a second factor is set up, and everything then', async () => {
	const { email } = await aColleague(world, 'owner');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	expect(await visitor.ask('account.me')).toMatchObject({
		status: 200,
		data: {
			hasFactor: false,
			hasSecondFactor: false,
			projects: [{ slug: project, lacksSecondFactor: true }],
		},
	});
	expect(await visitor.ask('staff.list', { project })).toMatchObject({
		status: 403,
		error: { data: { reason: 'second-factor-required' } },
	});
	const { visitor: proved } = await withAuthenticator(email);
	expect(await proved.ask('account.me')).toMatchObject({ data: { hasFactor: true, hasSecondFactor: true } });
	expect((await proved.ask('staff.list', { project })).status).toBe(200);
});

test('with an authenticator app the password alone opens no session; the code does, and so does each backup code once', async () => {
	const { email } = await aColleague(world, 'auditor');
	const { totpUri, backupCodes } = await withAuthenticator(email);
	const visitor = new Visitor(app);
	expect(await (await visitor.signIn(email)).json()).toMatchObject({ twoFactorRedirect: true });
	expect((await visitor.ask('account.me')).status).toBe(401);
	expect((await visitor.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
	const trusting = { code: codeOf(totpUri), trustDevice: true };
	const verified = await visitor.post('/api/auth/two-factor/verify-totp', trusting);
	expect(verified.status).toBe(200);
	expect(verified.headers.getSetCookie().join()).not.toContain('trust_device');
	expect(await visitor.ask('account.me')).toMatchObject({ data: { hasSecondFactor: true } });
	const again = async () => {
		const phone = new Visitor(app);
		await phone.signIn(email);
		return (await phone.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] ?? '' }))
			.status;
	};
	expect([await again(), await again()]).toEqual([200, 401]);
});

test('guessing codes ends the challenge', async () => {
	const { email } = await aColleague(world, 'auditor');
	const { totpUri } = await withAuthenticator(email);
	const guesser = new Visitor(app);
	await guesser.signIn(email);
	for (let guess = 0; guess < 5; guess++)
		await guesser.post('/api/auth/two-factor/verify-totp', { code: String(guess).padStart(6, '0') });
	expect(
		(await guesser.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpUri) })).status,
	).toBeGreaterThanOrEqual(400);
	expect((await guesser.ask('account.me')).status).toBe(401);
});

test('a session by password alone cannot add, replace or remove a factor once there is one', async () => {
	const { userId, email } = await aColleague(world, 'coordinator');
	await world.owner.query(
		`insert into auth_passkeys (id, public_key, user_id, credential_id, counter, device_type, backed_up)
		 values ($1, 'k', $1, $1, 0, 'singleDevice', false)`,
		[userId],
	);
	const thief = new Visitor(app);
	await thief.signIn(email);
	expect(await thief.ask('account.me')).toMatchObject({ data: { hasFactor: true, hasSecondFactor: false } });
	const tries = [
		await thief.post('/api/auth/two-factor/enable', { password }),
		await thief.post('/api/auth/passkey/delete-passkey', { id: userId }),
		await thief.send('/api/auth/passkey/generate-register-options'),
		await thief.post('/api/auth/change-password', {
			currentPassword: password,
			newPassword: 'another long password',
		}),
	];
	expect(tries.map((response) => response.status)).toEqual([403, 403, 403, 403]);
	expect((await thief.ask('staff.list', { project })).status).toBe(403);
});

test('a forgotten password is chosen anew from the mail, which ends every open session', async () => {
	const { email } = await aColleague(world, 'communications');
	const open = new Visitor(app);
	await open.signIn(email);
	const ask = (address: string) =>
		new Visitor(app).post(
			'/api/auth/request-password-reset',
			{ email: address },
			{ 'accept-language': 'sv' },
		);
	const [known, unknown] = [await ask(email), await ask('nobody@example.org')];
	expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
	await app.settled();
	const { rows } = await world.owner.query(
		"select * from outbox_messages where kind = 'password-reset' and to_address = $1",
		[email],
	);
	expect(rows).toMatchObject([{ locale: 'sv', is_sign_in: true, project_id: null, state: 'queued' }]);
	const token = tokenOfMessage(world.ctx.keys, { id: rows[0].id, sealedToken: rows[0].facts.sealedToken });
	const stored = await world.owner.query('select identifier, value from auth_verifications');
	expect(JSON.stringify(stored.rows)).not.toContain(token);
	const reset = (newPassword: string) =>
		new Visitor(app).post('/api/auth/reset-password', { token, newPassword });
	const weak = await reset('salasana2026!');
	expect([weak.status, await weak.json()]).toMatchObject([
		400,
		{ code: 'WEAK_PASSWORD', faults: ['too-easy'] },
	]);
	expect((await reset('a new and long password')).status).toBe(200);
	expect((await reset('a new and long password')).status).toBe(400);
	expect((await open.ask('account.me')).status).toBe(401);
	expect((await new Visitor(app).signIn(email)).status).toBe(401);
	expect((await new Visitor(app).signIn(email, 'a new and long password')).status).toBe(200);
});

test('a role taken away closes the project at once', async () => {
	const { userId, email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	await world.owner.query('update memberships set revoked_at = now() where user_id = $1', [userId]);
	expect(await visitor.ask('account.me')).toMatchObject({ status: 200, data: { projects: [] } });
	const missing = await visitor.ask('staff.list', { project: 'no-such-project' });
	expect(await visitor.ask('staff.list', { project })).toEqual(missing);
	expect(missing.status).toBe(404);
});

test.each([
	{ when: 'another origin', headers: { origin: 'https://evil.example.net' } },
	{ when: 'no origin', headers: { origin: '' } },
	{ when: 'an origin that begins like ours', headers: { origin: `${adminOrigin}.example.net` } },
	{ when: 'an opaque origin', headers: { origin: 'null' } },
])('nothing is written for a page of $when', async ({ headers }) => {
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	const answers = [
		await visitor.post('/api/staff/account.endOtherSessions', {}, headers),
		await visitor.post('/api/auth/sign-out', {}, headers),
		await visitor.post('/api/auth/sign-in/email', { email, password }, headers),
	];
	expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
	expect((await visitor.ask('account.me')).status).toBe(200);
});
