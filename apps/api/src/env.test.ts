import { newKeys } from '@kutsu/kernel/keys';
import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const given = {
	DATABASE_APP_URL: 'postgres://kutsu@127.0.0.1:5432/kutsu',
	KUTSU_KEYS: newKeys(),
	PUBLIC_URL: 'http://localhost:3000/',
	ADMIN_URL: 'http://localhost:3001',
	INTERNAL_SECRET: 's'.repeat(43),
};

test('settings are read, with what they leave out', () => {
	expect(readEnv({ ...given, KUTSU_CLOCK: '2024-10-22T09:00:00Z', SMTP_URL: ' ' })).toMatchObject({
		API_PORT: 3002,
		PUBLIC_URL: 'http://localhost:3000',
		TRUST_PROXY: false,
		KUTSU_CLOCK: new Date('2024-10-22T09:00:00Z'),
	});
});

test('every fault is named at once, and no secret', () => {
	const wrong = { KUTSU_KEYS: '1:tooshort', INTERNAL_SECRET: 'short', ADMIN_URL: 'admin', API_PORT: 'x' };
	const read = () => readEnv({ ...given, ...wrong, DATABASE_APP_URL: undefined });
	expect(read).toThrow(/DATABASE_APP_URL[^]*KUTSU_KEYS[^]*ADMIN_URL[^]*INTERNAL_SECRET[^]*API_PORT/);
	expect(read).not.toThrow(/tooshort/);
});
