import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: [
			'packages/**/src/**/*.test.ts',
			'apps/{api,worker}/**/*.test.ts',
			'infra/src/**/*.test.ts',
			'tests/{architecture,conformance}/**/*.test.ts',
		],
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
