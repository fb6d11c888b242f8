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
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
