import { expect, test } from 'vitest';
import { findRunners, type Program } from './ancestors.ts';

/** What stands between a terminal and the launcher after "npm start", nearest first. */
const runners: readonly Program[] = [
	{ pid: 17, command: "sh\0-c\0trap 'kill -s INT $$' INT; node infra/src/launch.ts\0" },
	{ pid: 16, command: 'node\0/home/someone/.npm/_npx/3c14/node_modules/.bin/pnpm\0launch\0' },
	{ pid: 15, command: "sh\0-c\0'pnpm' launch\0" },
	{ pid: 14, command: 'npm exec pnpm launch\0\0\0' },
	{ pid: 13, command: 'sh\0-c\0npx -y -p node@24 -p pnpm@11 -- pnpm launch\0' },
	{ pid: 12, command: 'npm start\0\0\0' },
];

test.each([
	{ when: 'a terminal', above: '-bash\0' },
	{ when: 'a shell that ends after "npm start &"', above: 'bash\0-c\0npm start & sleep 1\0' },
	{ when: 'a script that is told what to run', above: '/bin/bash\0/srv/in-background.sh\0npm\0start\0' },
	{ when: 'a program in a folder of that name', above: '/opt/npm tools/watch\0start\0' },
	{ when: 'a script of Node', above: 'node\0/srv/start-all.js\0npm start\0' },
])('$when that started the package managers is none of them', ({ above }) => {
	expect(
		findRunners([...runners, { pid: 11, command: above }, { pid: 10, command: 'sshd: someone\0' }]),
	).toEqual([17, 16, 15, 14, 13, 12]);
});

test('a shell between two package managers belongs to them', () => {
	expect(findRunners(runners)).toContain(15);
	expect(findRunners([{ pid: 17, command: 'sh\0-c\0node infra/src/launch.ts\0' }])).toEqual([]);
});

test.each([
	'/usr/local/bin/pnpm\0launch\0',
	'node\0/usr/lib/pnpm/bin/pnpm.cjs\0launch\0',
	'/usr/bin/node\0/usr/bin/npm\0start\0',
	'npm exec node infra/src/launch.ts\0\0',
])('%j is a package manager', (command) => expect(findRunners([{ pid: 2, command }])).toEqual([2]));
