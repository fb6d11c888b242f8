import { expect, test } from 'vitest';
import { demoSignIns } from '../demo/sign-ins.ts';
import { readConfig } from './config.ts';
import { summary, type SummaryFacts } from './summary.ts';

const own = { DATABASE_URL: 'postgres://owner:hunter2@db.example.org/kutsu', KUTSU_DATA_DIR: '/srv/kutsu' };

test('a demo’s summary says the addresses, each role’s sign-in, where the data lies and how to start empty', () => {
	const told = summaryOf({ KUTSU_DATA_DIR: '/srv/kutsu' }, { place: '/srv/kutsu/postgres' });
	expect(told).toContain('Kutsu runs with the demo project (ready in 6.5 s)');
	expect(told).toMatch(/Public site +http:\/\/localhost:3000\n.*Admin +http:\/\/localhost:3001\n.*API +http/);
	for (const { role, email, password } of demoSignIns)
		expect(told).toMatch(new RegExp(`${role} +${email} +${password}\n`));
	expect(told).toMatch(/Data +\/srv\/kutsu\n/);
	expect(told).toMatch(/Start empty +KUTSU_DATA_DIR=\.kutsu\/own npm start -- --empty\n/);
	expect(told).toMatch(/Own Postgres +DATABASE_URL=postgres:\/\/owner:password@host:5432\/kutsu npm start\n/);
});

test('beside a demo in one’s own Postgres, starting empty needs another database', () => {
	const told = summaryOf(own, { place: 'the Postgres at db.example.org/kutsu' });
	expect(told).toMatch(
		/Start empty +DATABASE_URL=\S+\/another KUTSU_DATA_DIR=\.kutsu\/own npm start -- --empty\n/,
	);
	expect(told).toMatch(/Data +the Postgres at db\.example\.org\/kutsu\n +\/srv\/kutsu \(keys and files\)\n/);
	expect(told).not.toContain('hunter2');
	expect(told).not.toContain('Own Postgres');
});

test('an empty installation’s summary holds the link of the first owner, and no sign-ins', () => {
	const told = summaryOf({}, { isDemo: false, ownerLink: 'http://localhost:3001/invitation/abc' });
	expect(told).toMatch(/First owner +http:\/\/localhost:3001\/invitation\/abc\n +works once/);
	expect(told).not.toContain('example.org');
});

test('where mail goes is said without the mail server’s password', () => {
	const smtp = { SMTP_URL: 'smtp://user:hunter2@mail.example.org:587', MAIL_FROM: 'kutsu@example.org' };
	const told = summaryOf(smtp, { isDemo: false });
	expect(told).toMatch(/Mail +is sent through mail\.example\.org:587 as kutsu@example\.org\n/);
	expect(told).not.toContain('hunter2');
	expect(summaryOf(smtp, {})).toContain('the demo’s mail never leaves this machine');
});

function summaryOf(settings: Record<string, string>, facts: Partial<SummaryFacts>): string {
	return summary({
		config: readConfig(settings),
		place: '/srv/kutsu/postgres',
		isDemo: true,
		signIns: demoSignIns,
		ownerLink: undefined,
		newPassword: undefined,
		tookMs: 6_500,
		isColoured: false,
		...facts,
	});
}
