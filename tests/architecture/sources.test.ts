import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

const sources: { path: string; text: string }[] = [];
for await (const path of glob('{packages,apps,infra}/**/*.{ts,svelte,mjs}', {
	exclude: (name) => ['node_modules', 'paraglide', 'build', '.svelte-kit'].includes(name),
})) {
	sources.push({ path, text: await readFile(path, 'utf8') });
}
const production = sources.filter(
	({ path }) => !path.endsWith('.test.ts') && !path.startsWith('packages/testing'),
);
const found = (pattern: RegExp, files: { path: string; text: string }[]) =>
	files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('there are sources to look at', () => expect(production.length).toBeGreaterThan(100));

test('no statement is prepared outside `prepared`, where it would miss its transaction', () => {
	expect(found(/\.prepare\(/, production)).toEqual(['packages/db/src/client.ts']);
});

test('rules know no clock, no randomness and no waiting', () => {
	const rules = production.filter(({ path }) =>
		/^packages\/core\/src\/[^/]+\/(rules\/|model\.ts|permissions\.ts)/.test(path),
	);
	expect(rules.length).toBeGreaterThan(10);
	expect(found(/new Date\(\)|Date\.now|Math\.random|\basync\b|\bawait\b|crypto\./, rules)).toEqual([]);
});

test('time comes from ctx.now(), never from SQL', () => {
	const statements = production.filter(({ path }) => /\/(store|queries)(\/[a-z-]+)?\.ts$/.test(path));
	expect(statements.length).toBeGreaterThan(30);
	expect(
		found(
			/\bnow\(\)(?!\s*[,;)\]}:.])|current_timestamp|clock_timestamp/i,
			statements.map((one) => ({ ...one, text: one.text.replaceAll(/(ctx|performance)\.now\(\)/g, '') })),
		),
	).toEqual([]);
});

test('a capability holds only the files of the vocabulary', () => {
	const inside = sources
		.flatMap(({ path }) => /^packages\/core\/src\/([^/]+)\/(.+)$/.exec(path)?.slice(1) ?? [])
		.filter((_, index) => index % 2 === 1);
	const vocabulary =
		/^((index|model|permissions|store|queries|jobs)(\.test)?\.ts|(rules|commands|store|queries)\/[a-z0-9-]+(\.test)?\.ts|regression\/[a-z0-9-]+\.test\.ts)$/;
	expect(inside.filter((file) => !vocabulary.test(file))).toEqual([]);
});

test('the environment of a host is read by its env file, handed over by its main, and by nothing else', () => {
	const hosts = production.filter(({ path }) => path.startsWith('apps/') || path.startsWith('packages/'));
	expect(
		found(/process\.env\b/, hosts).filter((path) => !/\/(env|config|main)\.ts$|vite\.config\.ts$/.test(path)),
	).toEqual([]);
});

const ownFormat = /Intl\.DateTimeFormat|\.toLocale(?:Date|Time)?String\(|\.toDateString\(|\.toTimeString\(/;

test('people read every date and time from one place: `packages/i18n/src/format.ts`', () => {
	// Beside it stand the clock of the launcher's lines in a terminal, and a question whether a time zone exists.
	expect(found(ownFormat, production).toSorted()).toEqual([
		'infra/src/hosts/log-line.ts',
		'packages/core/src/projects/model.ts',
		'packages/i18n/src/format.ts',
	]);
});

test.each([
	"new Intl.DateTimeFormat('fi').format(at)",
	'startsAt.toLocaleString()',
	"startsAt.toLocaleDateString('sv')",
	'startsAt.toLocaleTimeString()',
	'startsAt.toDateString()',
])('a page that writes its own time is found: %s', (text) => {
	expect(found(ownFormat, [{ path: 'apps/public/src/lib/planted.ts', text }])).toEqual([
		'apps/public/src/lib/planted.ts',
	]);
});
