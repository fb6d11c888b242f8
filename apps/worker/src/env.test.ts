import { newKeys } from '@kutsu/kernel/keys';
import { expect, test } from 'vitest';
import { readEnv, WrongSettings } from './env.ts';

const enough = {
	DATABASE_WORKER_URL: 'postgres://owner:hunter2@127.0.0.1:5432/kutsu?options=-c%20role%3Dkutsu_worker',
	KUTSU_KEYS: newKeys(),
	PUBLIC_URL: 'https://kutsu.example.org/',
	ADMIN_URL: 'https://admin.example.org',
};

test('what is not set has its default, and an origin no slash', () => {
	const env = readEnv({ ...enough, SMTP_URL: '', WORKER_PORT: ' ' });
	expect(env).toMatchObject({
		PUBLIC_URL: 'https://kutsu.example.org',
		HOST: '127.0.0.1',
		LOG_LEVEL: 'info',
	});
	expect([env.SMTP_URL, env.WORKER_PORT, env.KUTSU_CLOCK]).toEqual([undefined, undefined, undefined]);
});

test('every fault is told at once, and no secret', () => {
	const wrong = {
		...enough,
		DATABASE_WORKER_URL: 'mysql://owner:hunter2@db',
		KUTSU_KEYS: '1:c2hvcnQ=',
		SMTP_URL: 'http://mail',
		LOG_LEVEL: 'loud',
	};
	const told = messageOf(() => readEnv(wrong));
	for (const name of ['DATABASE_WORKER_URL', 'KUTSU_KEYS', 'SMTP_URL', 'LOG_LEVEL'])
		expect(told).toContain(`  ${name} `);
	expect(told).not.toMatch(/hunter2|c2hvcnQ/);
});

test('a mail server needs an address that mail comes from', () => {
	const smtp = { ...enough, SMTP_URL: 'smtp://mail.example.org:587' };
	expect(messageOf(() => readEnv(smtp))).toContain('MAIL_FROM is needed');
	expect(readEnv({ ...smtp, MAIL_FROM: 'Kutsu <kutsu@example.org>' }).MAIL_FROM).toBe(
		'Kutsu <kutsu@example.org>',
	);
});

function messageOf(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (error instanceof WrongSettings) return error.message;
		throw error;
	}
	return '';
}
