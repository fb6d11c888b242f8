import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOfInputs, digestOfOutput, stampOutput } from './build-inputs.ts';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'kutsu-inputs-'));
	for (const path of ['apps/public/src/app.html', 'apps/admin/src/app.html', 'packages/ui/src/Button.svelte'])
		await write(path);
	for (const path of ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json']) await write(path);
});
afterEach(() => rm(root, { recursive: true, force: true }));

test.each([
	'apps/public/build/handler.js',
	'apps/admin/.svelte-kit/types.d.ts',
	'apps/admin/node_modules/some/index.js',
	'packages/i18n/src/paraglide/messages.js',
	'packages/i18n/project.inlang/.meta.json',
	'packages/i18n/project.inlang/.gitignore',
	'packages/i18n/project.inlang/README.md',
	'packages/ui/src/button.test.ts',
	'apps/api/src/main.ts',
])('%s makes no build necessary', async (path) => {
	const before = await digestOfInputs(root);
	await write(path);
	expect(await digestOfInputs(root)).toBe(before);
});

test.each([
	'apps/public/src/routes/+page.svelte',
	'packages/i18n/messages/common/fi.json',
	'packages/i18n/project.inlang/paraglide.config.js',
	'packages/ui/src/Button.svelte',
	'pnpm-lock.yaml',
])('%s does', async (path) => {
	const before = await digestOfInputs(root);
	await write(path, 'changed');
	expect(await digestOfInputs(root)).not.toBe(before);
});

test('an output without its stamp was interrupted', async () => {
	await mkdir(join(root, 'build'));
	expect(await digestOfOutput(join(root, 'build'))).toBeUndefined();
	await stampOutput(join(root, 'build'), 'abc');
	expect(await digestOfOutput(join(root, 'build'))).toBe('abc');
});

async function write(path: string, text = ''): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), text);
}
