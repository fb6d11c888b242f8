import { defineConfig } from '@playwright/test';
import { chromiumFlags, urls } from './support/installation.ts';

const executablePath = process.env['KUTSU_CHROMIUM'];

export default defineConfig({
	testDir: './journeys',
	globalSetup: './support/global-setup.ts',
	outputDir: '../../test-results',
	// One installation serves all journeys; each makes what it changes, so that they may run side by side.
	fullyParallel: false,
	workers: 2,
	// A minute of it may be spent waiting for the limit on sign-ins, which all journeys share.
	timeout: 200_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	// A browser on a busy machine may miss a moment. What passes only the second time is named "flaky" in the report: mend it.
	retries: 1,
	reporter: [['list']],
	use: {
		baseURL: urls.public,
		locale: 'fi-FI',
		timezoneId: 'Europe/Helsinki',
		// What is not there after this long does not come: without it one misnamed button costs the whole time of its test.
		actionTimeout: 30_000,
		navigationTimeout: 60_000,
		trace: 'retain-on-failure',
		launchOptions: { args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) },
	},
});
