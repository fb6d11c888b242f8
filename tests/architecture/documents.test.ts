import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import arrows from '../../.dependency-cruiser.mjs';

type Document = { readonly path: string; readonly text: string };

const root = join(import.meta.dirname, '../..');
const notOurs = new Set([
	'node_modules',
	'build',
	'dist',
	'.git',
	'.svelte-kit',
	'.svelte-check',
	'.turbo',
	'.kutsu',
	'test-results',
]);
const files = filesUnder('');
const paths = new Set([...files, ...files.flatMap(foldersOn)]);
const tops = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
// What inlang writes into its folder is not ours.
const documents = files
	.filter((path) => path.endsWith('.md') && !path.includes('/project.inlang/'))
	.map((path): Document => ({ path, text: read(path) }));
const scriptsOf = scriptsByPackage();

test('every document of the house is there', () => {
	const names = documents.map(({ path }) => path);
	for (const name of ['README', 'ARCHITECTURE', 'GLOSSARY', 'STYLE', 'CONTRIBUTING', 'CHANGELOG'])
		expect(names).toContain(`${name}.md`);
	expect(files).toContain('LICENSE');
	expect(names.filter((path) => path.startsWith('docs/decisions/')).length).toBeGreaterThan(5);
});

test('every path that a document names exists', () => expect(documents.flatMap(findLostPaths)).toEqual([]));

test('every link between documents leads somewhere', () =>
	expect(documents.flatMap(findDeadLinks)).toEqual([]));

test('every script that a document names can be run', () =>
	expect(documents.flatMap(findUnknownScripts)).toEqual([]));

test('decisions are numbered one after the other, each with its context, decision and consequences', () => {
	const decisions = documents
		.filter(({ path }) => /^docs\/decisions\/\d/.test(path))
		.toSorted((a, b) => (a.path < b.path ? -1 : 1));
	const numbers = decisions.map(({ path }) => posix.basename(path).slice(0, 4));
	expect(numbers).toEqual(decisions.map((_, index) => String(index + 1).padStart(4, '0')));
	for (const { path, text } of decisions) {
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(headings, path).toEqual(['Context', 'Decision', 'Consequences']);
	}
});

test('every capability is on the map, and has a README', () => {
	const onMap = inlineCode(read('ARCHITECTURE.md'));
	const capabilities = files.flatMap(
		(path) => /^packages\/core\/src\/([^/]+)\/index\.ts$/.exec(path)?.[1] ?? [],
	);
	expect(capabilities.length).toBeGreaterThan(20);
	expect(capabilities.filter((name) => !onMap.includes(name))).toEqual([]);
	expect(capabilities.filter((name) => !paths.has(`packages/core/src/${name}/README.md`))).toEqual([]);
});

test('every arrow is explained', () => {
	const explained = inlineCode(read('ARCHITECTURE.md'));
	expect(arrows.forbidden.map(({ name }) => name).filter((name) => !explained.includes(name))).toEqual([]);
});

test('every word that the glossary says is on screen is in the catalogue', () => {
	expect(findUnseenWords(read('GLOSSARY.md'))).toEqual([]);
});

test('a word that no screen shows is found', () => {
	expect(
		findUnseenWords(
			'| word | fi | sv | en |\n|---|---|---|---|\n| training | koulutus, kurssitus | utbildning | – |',
		),
	).toEqual(['fi: kurssitus']);
});

test.each([
	{ when: 'a file is gone', text: 'See `packages/core/src/gone.ts`.', faults: ['packages/core/src/gone.ts'] },
	{ when: 'a folder is gone', text: 'See `apps/gone/`.', faults: ['apps/gone/'] },
	{
		when: 'a pattern fits nothing',
		text: 'In `packages/core/src/*/gone/`, `gone/*.ts`.',
		faults: ['packages/core/src/*/gone/', 'gone/*.ts'],
	},
	{
		when: 'no file has the name',
		text: 'In `gone.ts` and `rules/gone.ts`.',
		faults: ['gone.ts', 'rules/gone.ts'],
	},
	{ when: 'a package is gone', text: 'From `@kutsu/gone/model`.', faults: ['@kutsu/gone/model'] },
	{
		when: 'all exist, or are no paths',
		text: 'In `package.json`, `packages/core/src/<capability>/index.ts`, `packages/{db,core}/src`, `.ci/run`, `store.ts`, `rules/*.ts`, `apps/public/src/…`, `@kutsu/kernel/keys`, `/api/staff`, `and/or`, `x.y`.',
		faults: [],
	},
])('a lost path is found when $when', ({ text, faults }) => {
	expect(findLostPaths({ path: 'README.md', text })).toEqual(
		faults.map((fault) => `README.md names ${fault}`),
	);
});

test('a path may be told from the document’s own folder', () => {
	const text = 'See `rules/admission.ts`.';
	expect(findLostPaths({ path: 'packages/core/src/registrations/README.md', text })).toEqual([]);
});

test.each([
	{ when: 'the file is gone', text: '[x](docs/gone.md)', faults: ['docs/gone.md'] },
	{ when: 'the picture is gone', text: '![x](docs/images/gone.png)', faults: ['docs/images/gone.png'] },
	{ when: 'the heading is gone', text: '# Here\n[x](#there) [y](#here)', faults: ['#there'] },
	{ when: 'it leads out of the house', text: '[x](https://example.org/gone)', faults: [] },
])('a dead link is found when $when', ({ text, faults }) => {
	expect(findDeadLinks({ path: 'README.md', text })).toEqual(
		faults.map((fault) => `README.md links to ${fault}`),
	);
});

test.each([
	{ when: 'the root has none', text: '```sh\nnpm start\npnpm gone --now\n```', faults: ['pnpm gone'] },
	{
		when: 'the package has none',
		text: '`pnpm --filter @kutsu/i18n gone`',
		faults: ['pnpm --filter @kutsu/i18n gone'],
	},
	{ when: 'npm has none', text: '`npm run gone`', faults: ['npm run gone'] },
	{
		when: 'all can be run',
		text: '`pnpm verify`, `pnpm install`, `pnpm vitest run packages/kernel`, `pnpm --filter @kutsu/i18n compile`; pnpm is a tool.',
		faults: [],
	},
])('an unknown script is found when $when', ({ text, faults }) => {
	expect(findUnknownScripts({ path: 'README.md', text })).toEqual(
		faults.map((fault) => `README.md runs ${fault}`),
	);
});

function findLostPaths({ path, text }: Document): string[] {
	return inlineCode(text)
		.filter((code) => isPath(code) && !isThere(code, dirname(path)))
		.map((code) => `${path} names ${code}`);
}

const extensions = 'ts|js|mjs|svelte|json|md|yaml|sql|css|typ|svg|png|xsd';

/** Begins in one of our folders, names one of our packages, or ends like a file. Addresses and mere names are none. */
function isPath(code: string): boolean {
	if (/[\s='"`;|]/.test(code) || code.startsWith('/') || code.includes('://')) return false;
	if (code.startsWith('@kutsu/')) return true;
	const [top = ''] = code.split('/');
	return (
		(code.includes('/') && tops.has(top)) ||
		new RegExp(`^[^/.][^.]*(\\.[\\w-]+)*\\.(${extensions})$`).test(code)
	);
}

function isThere(code: string, from: string): boolean {
	if (code.startsWith('@kutsu/')) return scriptsOf.has(code.split('/').slice(0, 2).join('/'));
	const told = code.replace(/\/?…?$/, '').replace(/\/$/, '');
	if (exists(told) || exists(posix.join(from, told))) return true;
	// A name that many folders have, `store.ts`, is there when one of them has it.
	return !tops.has(code.split('/')[0]) && exists(`**/${told}`);
}

/** A path, or a pattern of paths: `*`, `{a,b}`, `<any>`. SvelteKit's brackets are letters of a name. */
function exists(path: string): boolean {
	if (!/[*{<]/.test(path)) return paths.has(path);
	const pattern = path
		.replaceAll(/[.()[\]+$^|]/g, '\\$&')
		.replace(/^\*\*\//, '(?:.+/)?')
		.replaceAll(/\{([^}]+)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)
		.replaceAll(/(?<!\.)\*|<[^>]+>/g, '[^/]*');
	const expression = new RegExp(`^${pattern}$`);
	return [...paths].some((one) => expression.test(one));
}

function findDeadLinks({ path, text }: Document): string[] {
	return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/.test(target) && !leads(target, path, text))
		.map((target) => `${path} links to ${target}`);
}

function leads(target: string, path: string, text: string): boolean {
	const [file = '', heading] = target.split('#');
	const there = file === '' ? path : posix.join(dirname(path), file);
	if (!existsSync(join(root, there))) return false;
	return heading === undefined || headingsOf(file === '' ? text : read(there)).includes(heading);
}

/** As a forge makes them. */
function headingsOf(text: string): string[] {
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
		title
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

const ownOfPnpm = new Set(['install', 'add', 'exec', 'dlx', 'why', 'outdated']);

function findUnknownScripts({ path, text }: Document): string[] {
	const faults: string[] = [];
	for (const code of [...fences(text), ...inlineCode(text)]) {
		for (const [call, tool, filtered, name = ''] of code.matchAll(
			/\b(pnpm|npm run|npm(?= (?:start|test)\b))(?: --filter (\S+))? ([a-z][\w:-]*)/g,
		)) {
			const scripts = scriptsOf.get(filtered ?? 'kutsu') ?? [];
			const isTool =
				tool === 'pnpm' && (ownOfPnpm.has(name) || existsSync(join(root, 'node_modules/.bin', name)));
			if (!scripts.includes(name) && !isTool) faults.push(`${path} runs ${call}`);
		}
	}
	return faults;
}

/** The last three columns of a table that has them: words in fi, sv and en, or a dash for none. */
function findUnseenWords(text: string): string[] {
	return text.split('\n\n').flatMap((block) => {
		const [head = '', , ...rows] = block.split('\n').filter((line) => line.startsWith('|'));
		if (!head.endsWith('| fi | sv | en |')) return [];
		return rows.flatMap((row) => {
			const cells = row.split('|').slice(-4, -1);
			return languages.flatMap((language, index) =>
				(cells[index] ?? '')
					.split(',')
					.map((word) => word.trim())
					.filter((word) => word !== '–' && !says(language, word))
					.map((word) => `${language}: ${word}`),
			);
		});
	});
}

const languages = ['fi', 'sv', 'en'] as const;

/** Whether a screen or a mail has a word that begins so; endings bend. */
function says(language: (typeof languages)[number], word: string): boolean {
	const messages = files
		.filter((file) => file.startsWith('packages/i18n/messages/') && file.endsWith(`/${language}.json`))
		.map((file) => read(file).toLowerCase())
		.join('\n');
	return new RegExp(`(?<!\\p{L})${word}`, 'u').test(messages);
}

function inlineCode(text: string): string[] {
	const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
	return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

function fences(text: string): string[] {
	return [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
}

function withoutCode(text: string): string {
	return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]+`/g, '');
}

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function filesUnder(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = posix.join(folder, entry.name);
		if (notOurs.has(entry.name)) return [];
		return entry.isDirectory() ? filesUnder(path) : [path];
	});
}

function foldersOn(file: string): string[] {
	const parts = file.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The scripts of each package by its name. */
function scriptsByPackage(): Map<string, string[]> {
	return new Map(
		files
			.filter((file) => posix.basename(file) === 'package.json')
			.map((file) => {
				const { name, scripts = {} }: { name: string; scripts?: Record<string, string> } = JSON.parse(
					read(file),
				);
				return [name, Object.keys(scripts)];
			}),
	);
}
