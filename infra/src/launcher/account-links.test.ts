import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestPasswordReset } from '@kutsu/core/staff';
import { newId } from '@kutsu/kernel';
import { newKeys, parseKeys } from '@kutsu/kernel/keys';
import { contextOver, freshDatabase, stoppedClock } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { firstOwnerLink, passwordLink } from './account-links.ts';

test('an empty installation gets an address for its first owner, and a new one each time until it is used', async () => {
	const { owner, urlAs } = await freshDatabase();
	const options = {
		databaseAppUrl: urlAs('kutsu_app'),
		publicUrl: 'https://kutsu.example.org',
		adminUrl: 'https://admin.example.org',
		keys: newKeys(),
		clock: undefined,
	};
	const first = await firstOwnerLink(options);
	const second = await firstOwnerLink(options);
	for (const link of [first, second])
		expect(link).toMatch(/^https:\/\/admin\.example\.org\/invitation\/[\w-]{43}$/);
	expect(second).not.toBe(first);
	await owner.query(
		"insert into auth_users (id, name, email, created_at, updated_at) values ('one', 'Owner', 'owner@example.org', '2026-01-01', '2026-01-01')",
	);
	expect(await firstOwnerLink(options)).toBeUndefined();
});

test('a lost password is asked for at the API as its page does, and the address told that no mail takes away', async () => {
	const { database, urlAs } = await freshDatabase();
	const keys = newKeys();
	const token = newId();
	const asked: unknown[] = [];
	const api = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			asked.push([request.method, request.url, request.headers.origin, JSON.parse(body)]);
			response.end('{}');
			const ctx = {
				...contextOver(database, stoppedClock('2026-11-24T10:00:00Z'), { kind: 'public' } as const),
				keys: parseKeys(keys),
			};
			const expiresAt = new Date('2026-11-24T11:00:00Z');
			void requestPasswordReset(ctx, {
				userId: 'one',
				email: 'one@example.org',
				token,
				locale: 'fi',
				expiresAt,
			});
		});
	});
	await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
	const link = await passwordLink({
		databaseAppUrl: urlAs('kutsu_app'),
		publicUrl: 'https://kutsu.example.org',
		adminUrl: 'https://admin.example.org',
		keys,
		clock: '2026-11-24T10:00:00Z',
		apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
		email: ' One@Example.org',
	});
	api.close();
	expect(asked).toEqual([
		['POST', '/api/auth/request-password-reset', 'https://admin.example.org', { email: 'one@example.org' }],
	]);
	expect(link).toBe(`https://admin.example.org/fi/reset-password/${token}`);
});
