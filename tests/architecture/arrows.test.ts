import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

const rules = config.forbidden as IForbiddenRuleType[];
const folder = await mkdtemp(join(tmpdir(), 'kutsu-arrows-'));
afterAll(() => rm(folder, { recursive: true }));

/** One violation per rule: the file that breaks it, and what it imports. Every imported file is made too. */
const planted: Record<string, { file: string; imports: string }> = {
	'kernel-imports-nothing': { file: 'packages/kernel/src/a.ts', imports: 'packages/i18n/src/index.ts' },
	'db-imports-kernel': { file: 'packages/db/src/a.ts', imports: 'packages/emails/src/index.ts' },
	'calendar-imports-kernel-and-i18n': {
		file: 'packages/calendar/src/a.ts',
		imports: 'packages/db/src/index.ts',
	},
	'program-formats-import-kernel-and-i18n': {
		file: 'packages/program-formats/src/a.ts',
		imports: 'packages/db/src/index.ts',
	},
	'documents-import-kernel-and-i18n': {
		file: 'packages/documents/src/a.ts',
		imports: 'packages/core/src/x/index.ts',
	},
	'emails-import-kernel-and-i18n': {
		file: 'packages/emails/src/a.ts',
		imports: 'packages/core/src/x/index.ts',
	},
	'ui-imports-kernel': { file: 'packages/ui/src/a.ts', imports: 'packages/i18n/src/index.ts' },
	'i18n-imports-kernel': { file: 'packages/i18n/src/a.ts', imports: 'packages/db/src/index.ts' },
	'core-imports-the-pure-packages-and-db': {
		file: 'packages/core/src/a.ts',
		imports: 'packages/ui/src/index.ts',
	},
	'rules-are-pure': { file: 'packages/core/src/x/rules/a.ts', imports: 'packages/kernel/src/keys.ts' },
	'sql-only-in-stores-and-queries': {
		file: 'packages/core/src/x/commands/a.ts',
		imports: 'packages/db/src/index.ts',
	},
	'drizzle-only-where-sql-is': { file: 'apps/worker/src/a.ts', imports: 'node_modules/drizzle-orm/index.js' },
	'capabilities-meet-at-index-or-model': {
		file: 'packages/core/src/x/commands/a.ts',
		imports: 'packages/core/src/y/store.ts',
	},
	'core-knows-no-transport': {
		file: 'packages/core/src/x/commands/a.ts',
		imports: 'node_modules/hono/index.js',
	},
	'api-imports-core-indexes': { file: 'packages/api/src/a.ts', imports: 'packages/core/src/x/store.ts' },
	'sites-import-ui-i18n-kernel-models': {
		file: 'apps/public/src/a.ts',
		imports: 'packages/core/src/x/index.ts',
	},
	'sites-never-reach-the-database': { file: 'apps/admin/src/a.ts', imports: 'packages/db/src/index.ts' },
	'apps-never-import-each-other': { file: 'apps/admin/src/a.ts', imports: 'apps/public/src/b.ts' },
	'packages-never-import-apps': { file: 'packages/kernel/src/a.ts', imports: 'apps/api/src/b.ts' },
	'no-test-code-in-production': {
		file: 'packages/kernel/src/a.ts',
		imports: 'packages/kernel/src/b.test.ts',
	},
	'no-cycles': { file: 'packages/kernel/src/a.ts', imports: 'packages/kernel/src/a.ts' },
};

test('every rule of the house has a planted violation', () => {
	expect(Object.keys(planted).toSorted()).toEqual(rules.map((rule) => rule.name ?? '').toSorted());
});

test.each(Object.entries(planted))('%s bites', async (name, { file, imports }) => {
	const root = join(folder, name);
	const write = async (path: string, text: string) => {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), text);
	};
	const up = '../'.repeat(file.split('/').length - 1);
	// A file that imports itself is no cycle to the cruiser: go round by a second one.
	if (name === 'no-cycles') {
		await write('packages/kernel/src/b.ts', "import { a } from './a.ts';\nexport const b = a;\n");
		await write(file, "import { b } from './b.ts';\nexport const a = b;\n");
	} else {
		await write(imports, 'export const b = 1;\n');
		await write(file, `import { b } from '${up}${imports}';\nexport const a = b;\n`);
	}
	const result = await cruise(
		['packages', 'apps'].filter((top) => file.startsWith(top) || imports.startsWith(top)),
		{
			baseDir: root,
			ruleSet: { forbidden: rules },
			validate: true,
			doNotFollow: { path: 'node_modules' },
			tsPreCompilationDeps: 'specify',
		},
	);
	if (typeof result.output === 'string') throw new Error('unexpected output');
	expect(result.output.summary.violations.map((violation) => violation.rule.name)).toContain(name);
});
