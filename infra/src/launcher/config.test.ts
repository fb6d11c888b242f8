import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKeys } from '@kutsu/kernel/keys';
import { expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { projectRoot } from '../project-root.ts';
import { readConfig, settingNames } from './config.ts';

test('nothing set is a whole configuration', () => {
	expect(readConfig({})).toMatchObject({
		ports: { public: 3000, admin: 3001, api: 3002 },
		urls: { public: 'http://localhost:3000', admin: 'http://localhost:3001', api: 'http://127.0.0.1:3002' },
		host: '127.0.0.1',
		databaseUrl: undefined,
		logLevel: 'info',
		trustProxy: false,
	});
});

test('an empty value is as good as none, and addresses follow the ports', () => {
	const config = readConfig({ PUBLIC_PORT: ' ', ADMIN_PORT: '4001', DATABASE_URL: '', SMTP_URL: '' });
	expect(config.ports).toEqual({ public: 3000, admin: 4001, api: 3002 });
	expect(config.urls.admin).toBe('http://localhost:4001');
	expect(config.databaseUrl).toBeUndefined();
});

test('every fault is told at once, by the name of its setting', () => {
	const told = messageOf({
		PUBLIC_PORT: 'http',
		ADMIN_PORT: '70000',
		API_PORT: '0',
		HOST: 'everywhere',
		PUBLIC_URL: 'kutsu.example.org',
		TRUST_PROXY: 'perhaps',
		DATABASE_MAX_CONNECTIONS: 'many',
		DATABASE_URL: 'mysql://owner:hunter2@db.example.org/kutsu',
		KUTSU_KEYS: '1:c2hvcnQ=',
		KUTSU_CLOCK: 'yesterday',
		SMTP_URL: 'mail.example.org',
		MAIL_FROM: 'the project',
		LOG_LEVEL: 'loud',
	});
	const names = told
		.split('\n')
		.slice(1)
		.map((line) => line.trim().split(' ')[0]);
	expect(names.toSorted()).toEqual(
		[
			'PUBLIC_PORT',
			'ADMIN_PORT',
			'API_PORT',
			'HOST',
			'PUBLIC_URL',
			'TRUST_PROXY',
			'DATABASE_URL',
			'DATABASE_MAX_CONNECTIONS',
			'KUTSU_KEYS',
			'KUTSU_CLOCK',
			'SMTP_URL',
			'MAIL_FROM',
			'LOG_LEVEL',
		].toSorted(),
	);
	expect(told).not.toContain('hunter2');
	expect(told).not.toContain('c2hvcnQ');
});

test('a fault of one setting hides none between others', () => {
	const told = messageOf({
		LOG_LEVEL: 'loud',
		ADMIN_PORT: '3000',
		SMTP_URL: 'smtp://mail.example.org',
		DATABASE_WORKER_URL: 'postgres://worker@db.example.org/kutsu',
	});
	for (const fault of [
		'LOG_LEVEL must be',
		'ADMIN_PORT must differ',
		'MAIL_FROM is needed',
		'DATABASE_WORKER_URL needs',
	])
		expect(told).toContain(fault);
});

test.each([
	{ host: '0.0.0.0', site: 'http://localhost:3000', api: 'http://127.0.0.1:3002' },
	{ host: 'localhost', site: 'http://localhost:3000', api: 'http://localhost:3002' },
	{ host: '10.1.2.3', site: 'http://10.1.2.3:3000', api: 'http://10.1.2.3:3002' },
	{ host: '::1', site: 'http://[::1]:3000', api: 'http://[::1]:3002' },
])('what listens on $host alone is reached there', ({ host, site, api }) => {
	expect(readConfig({ HOST: host }).urls).toMatchObject({ public: site, api });
});

test.each([
	{
		when: 'two hosts share a port',
		set: { PUBLIC_PORT: '4000', API_PORT: '4000' },
		told: 'API_PORT must differ from PUBLIC_PORT',
	},
	{
		when: 'a host has a database and the owner none',
		set: { DATABASE_APP_URL: 'postgres://app@db.example.org/kutsu' },
		told: 'DATABASE_APP_URL needs DATABASE_URL beside it',
	},
	{
		when: 'mail has no sender',
		set: { SMTP_URL: 'smtp://mail.example.org' },
		told: 'MAIL_FROM is needed with SMTP_URL',
	},
])('is refused when $when', ({ set, told }) => expect(messageOf(set)).toContain(told));

test('a full configuration is taken as it is', () => {
	const keys = newKeys();
	expect(
		readConfig({
			PUBLIC_URL: 'https://kutsu.example.org/',
			TRUST_PROXY: 'true',
			KUTSU_KEYS: keys,
			KUTSU_DATA_DIR: '/srv/kutsu',
			DATABASE_URL: 'postgres://owner:secret@db.example.org:5433/kutsu',
			KUTSU_CLOCK: '2026-10-22T09:00:00+03:00',
			SMTP_URL: 'smtps://user:secret@mail.example.org',
			MAIL_FROM: 'Kutsu <kutsu@example.org>',
		}),
	).toMatchObject({
		urls: { public: 'https://kutsu.example.org' },
		trustProxy: true,
		keys,
		dataDir: '/srv/kutsu',
		databaseUrl: 'postgres://owner:secret@db.example.org:5433/kutsu',
		clock: '2026-10-22T09:00:00+03:00',
		smtpUrl: 'smtps://user:secret@mail.example.org',
		mailFrom: 'Kutsu <kutsu@example.org>',
	});
});

test('.env.example describes every setting and no other, with values that are right', () => {
	const text = readFileSync(join(projectRoot, '.env.example'), 'utf8');
	const examples = Object.fromEntries(
		[...text.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
	);
	const ofOthers = [
		'PLAYWRIGHT_CHROMIUM',
		'INTERNAL_SECRET',
		'KUTSU_DEMO',
		'KUTSU_SENDS_MAIL',
		'WORKER_PORT',
	];
	expect(Object.keys(examples).toSorted()).toEqual([...settingNames, ...ofOthers].toSorted());
	expect(readConfig({ ...examples, KUTSU_KEYS: newKeys() })).toMatchObject({ ports: readConfig({}).ports });
});

function messageOf(environment: Record<string, string>): string {
	try {
		readConfig(environment);
	} catch (error) {
		if (error instanceof CannotStart) return error.message;
		throw error;
	}
	return 'nothing was wrong';
}
