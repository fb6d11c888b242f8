// The arrows of the house (ARCHITECTURE.md). One planted violation per rule in tests/architecture proves that each bites.
const tests = '\\.test\\.ts$';
const notTests = { pathNot: [tests, '^packages/testing/', '^tests/'] };
/** Every package of ours but those named. */
const oursBut = (...allowed) => `^packages/(?!(${allowed.join('|')})/)`;
const onlyOurs = (name, from, ...allowed) => ({
	name,
	severity: 'error',
	from: { path: `^packages/${from}/`, pathNot: [tests] },
	to: { path: oursBut(from, ...allowed) },
});

export default {
	forbidden: [
		{
			name: 'no-cycles',
			severity: 'error',
			from: { path: '^(packages|apps|infra)/' },
			to: { circular: true },
		},
		onlyOurs('kernel-imports-nothing', 'kernel'),
		onlyOurs('db-imports-kernel', 'db', 'kernel', 'i18n'),
		onlyOurs('calendar-imports-kernel-and-i18n', 'calendar', 'kernel', 'i18n'),
		onlyOurs('program-formats-import-kernel-and-i18n', 'program-formats', 'kernel', 'i18n'),
		onlyOurs('documents-import-kernel-and-i18n', 'documents', 'kernel', 'i18n'),
		onlyOurs('emails-import-kernel-and-i18n', 'emails', 'kernel', 'i18n'),
		onlyOurs('ui-imports-kernel', 'ui', 'kernel'),
		onlyOurs('i18n-imports-kernel', 'i18n', 'kernel'),
		onlyOurs(
			'core-imports-the-pure-packages-and-db',
			'core',
			'db',
			'calendar',
			'program-formats',
			'documents',
			'emails',
			'i18n',
			'kernel',
		),
		{
			name: 'rules-are-pure',
			comment:
				'rules/, model.ts and permissions.ts import kernel, each other and (model) zod; rules may read a capability’s own model.',
			severity: 'error',
			from: { path: '^packages/core/src/[^/]+/(rules/|model\\.ts|permissions\\.ts)', pathNot: [tests] },
			to: {
				pathNot: [
					'^packages/kernel/src/(?!keys\\.ts)',
					'^packages/core/src/[^/]+/(rules/|model\\.ts|permissions\\.ts)',
					'node_modules/(\\.pnpm/)?zod',
					'^packages/i18n/',
				],
			},
		},
		{
			name: 'sql-only-in-stores-and-queries',
			severity: 'error',
			from: {
				path: '^packages/core/src/',
				pathNot: [tests, '^packages/core/src/[^/]+/(store|queries)[./]', '^packages/core/src/context\\.ts$'],
			},
			to: {
				path: ['^packages/db/', 'node_modules/(\\.pnpm/)?(drizzle-orm|pg)[@/]'],
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'drizzle-only-where-sql-is',
			severity: 'error',
			from: {
				path: '^(packages|apps|infra)/',
				pathNot: [tests, '^packages/(db|testing)/', '^packages/core/src/[^/]+/(store|queries)[./]'],
			},
			to: { path: 'node_modules/(\\.pnpm/)?drizzle-orm[@/]' },
		},
		{
			name: 'capabilities-meet-at-index-or-model',
			severity: 'error',
			from: { path: '^packages/core/src/([^/]+)/', pathNot: [tests] },
			to: { path: '^packages/core/src/[^/]+/', pathNot: ['^packages/core/src/$1/', '/(index|model)\\.ts$'] },
		},
		{
			name: 'core-knows-no-transport',
			severity: 'error',
			from: { path: '^packages/core/', pathNot: [tests] },
			to: {
				path: 'node_modules/(\\.pnpm/)?(@trpc|hono|@hono|svelte|@sveltejs|graphile-worker|better-auth)[+@/]',
			},
		},
		{
			name: 'api-imports-core-indexes',
			severity: 'error',
			from: { path: '^packages/api/', pathNot: [tests] },
			to: {
				path: '^packages/',
				pathNot: [
					'^packages/api/',
					'^packages/kernel/',
					'^packages/core/src/[^/]+/(index|model)\\.ts$',
					'^packages/core/src/context\\.ts$',
				],
			},
		},
		{
			name: 'sites-import-ui-i18n-kernel-models',
			comment:
				'Of ours the SvelteKit apps import only ui, i18n, kernel, program-formats, models of core, and the types of api.',
			severity: 'error',
			from: { path: '^apps/(public|admin)/(src|server)/' },
			to: {
				path: '^(packages|infra)/',
				pathNot: [
					'^packages/(ui|i18n|kernel|program-formats)/',
					'^packages/core/src/[^/]+/model\\.ts$',
					// One truth on both sides: what the server decides about answers, the browser says as one types.
					'^packages/core/src/forms/rules/asking\\.ts$',
					'^packages/api/src/types\\.ts$',
					'^infra/src/front/',
				],
			},
		},
		{
			name: 'sites-never-reach-the-database',
			severity: 'error',
			from: { path: '^apps/(public|admin)/(src|server)/' },
			to: { path: ['^packages/db/', 'node_modules/(\\.pnpm/)?pg[@/]'], reachable: true },
		},
		{
			name: 'apps-never-import-each-other',
			severity: 'error',
			from: { path: '^apps/([^/]+)/' },
			to: { path: '^apps/', pathNot: '^apps/$1/' },
		},
		{
			name: 'packages-never-import-apps',
			severity: 'error',
			from: { path: '^packages/' },
			to: { path: '^apps/' },
		},
		{
			name: 'no-test-code-in-production',
			severity: 'error',
			// The runner of the tests is no production code either.
			from: {
				path: '^(packages|apps|infra)/',
				pathNot: [...notTests.pathNot, '^apps/[^/]+/test/', '^infra/src/checks/'],
			},
			to: {
				path: [
					tests,
					'^apps/[^/]+/test/',
					'^packages/testing/',
					'^tests/',
					'node_modules/(\\.pnpm/)?(vitest|fast-check|@playwright)[+@/]',
				],
			},
		},
	],
	options: {
		// The types of the API are erased before anything runs: following them would make a site reach the database.
		doNotFollow: { path: ['node_modules', '^packages/api/src/types\\.ts$'] },
		exclude: { path: ['/(build|\\.svelte-kit|paraglide)/', '^packages/db/migrations/'] },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: 'specify',
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.json', '.mjs'],
		},
	},
};
