import { newKeys } from '@kutsu/kernel/keys';
import { freshDatabase } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { firstOwnerLink } from './first-owner.ts';

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
