import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: [
			'packages/**/src/**/*.test.ts',
			'apps/*/{src,server,test}/**/*.test.ts',
			'infra/src/**/*.test.ts',
			'tests/{architecture,conformance}/**/*.test.ts',
		],
		globalSetup: ['packages/testing/src/global-setup.ts'],
		// Files of one worker share the modules they import, which saves a quarter of the run; each has a database of its own.
		isolate: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
