import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';

// The gallery as a server sends it: what a reader without scripts, or before them, gets.
let html = '';
const parent = dirname(import.meta.dirname);

beforeAll(async () => {
	html = await renderedGallery();
});

describe('every component, before any script', () => {
	test('is in the gallery, or within one that is', () => {
		const components = globSync('*.svelte', { cwd: parent });
		const sources = [...components, 'gallery/Gallery.svelte']
			.map((path) => readFileSync(join(parent, path), 'utf8'))
			.join('\n');
		const shown = components.filter(
			(file) => sources.includes(`<ui.${basename(file, '.svelte')}`) || sources.includes(`'./${file}'`),
		);
		// The region of notices belongs to a layout, once.
		expect(components.filter((file) => !shown.includes(file))).toEqual(['ToastRegion.svelte']);
		expect(html).toContain('Säilytämme tiedot rahoittajan ehtojen mukaan.');
	});

	test('is exported by its name', () => {
		const index = readFileSync(join(parent, 'index.ts'), 'utf8');
		const exported = Array.from(index.matchAll(/default as (\w+) } from '\.\/(\w+)\.svelte'/g), (match) =>
			match.slice(1),
		);
		expect(exported).toEqual(
			globSync('*.svelte', { cwd: parent })
				.map((file) => basename(file, '.svelte'))
				.sort()
				.map((name) => [name, name]),
		);
	});

	test('gives no id twice', () => {
		const ids = values('id');
		expect(ids.length).toBeGreaterThan(40);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	});

	test.each(['for', 'aria-describedby', 'aria-labelledby'])(
		'%s points at something that is there',
		(attribute) => {
			const ids = new Set(values('id'));
			const pointers = values(attribute).flatMap((value) => value.split(' '));
			expect(pointers.length).toBeGreaterThan(1);
			expect(pointers.filter((pointer) => !ids.has(pointer))).toEqual([]);
		},
	);

	test('names every control that a person fills in', () => {
		const labelled = new Set(values('for'));
		const nameless = tags('input|select|textarea').filter(({ tag, at }) => {
			const id = /\sid="([^"]*)"/.exec(tag)?.[1];
			const isWrapped = html.lastIndexOf('<label', at) > html.lastIndexOf('</label>', at);
			return !tag.includes('type="hidden"') && !isWrapped && !(id && labelled.has(id));
		});
		expect(nameless.map(({ tag }) => tag)).toEqual([]);
	});

	test('ties each error and hint to its field, and says what is required in words', () => {
		const email = tags('input').find(({ tag }) => tag.includes('name="email"'))?.tag ?? '';
		expect(email).toContain('aria-describedby="f-email-hint f-email-error"');
		expect(email).toContain('aria-invalid="true"');
		expect(email).toContain('required');
		expect(html).toContain('href="#f-email"');
		expect(html).toContain('(required)');
	});

	test('turns a combobox into a select with every choice', () => {
		const start = html.indexOf('name="municipality"');
		const select = html.slice(html.lastIndexOf('<', start), html.indexOf('</select>', start));
		expect(select).toMatch(/^<select/);
		expect(select.match(/<option/g)?.length).toBe(16);
	});

	test('marks a text in another language with it', () => {
		expect(html).toMatch(/lang="sv"[^>]*>Möte med offer för människohandel</);
	});

	test('has no inline style and no inline handler: a strict policy forbids both', () => {
		expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)="/);
	});
});

function values(attribute: string): string[] {
	return Array.from(html.matchAll(new RegExp(`\\s${attribute}="([^"]+)"`, 'g')), (match) => match[1] ?? '');
}

function tags(names: string): { readonly tag: string; readonly at: number }[] {
	return Array.from(html.matchAll(new RegExp(`<(?:${names})\\b[^>]*>`, 'g')), (match) => ({
		tag: match[0],
		at: match.index,
	}));
}

async function renderedGallery(): Promise<string> {
	const framed = `
		<script>
			import { provideTexts } from '../index.ts';
			import Gallery from './Gallery.svelte';
			const names = { fi: 'fi', sv: 'sv', en: 'en' };
			const speak = { languageNames: names, matches: String, remove: String, shownIn: String };
			provideTexts(new Proxy(speak, { get: (own, key) => own[key] ?? key }));
		</script>
		<Gallery />`;
	const entry = `import { render } from 'svelte/server'; import Framed from './Framed.svelte'; export const html = render(Framed).body;`;
	const folder = import.meta.dirname;
	const inMemory: Readonly<Record<string, string>> = { 'Framed.svelte': framed, 'entry.js': entry };
	const output = await build({
		configFile: false,
		root: folder,
		logLevel: 'silent',
		plugins: [
			{
				name: 'in-memory',
				enforce: 'pre',
				resolveId: (id) => {
					const name = id.split('/').at(-1) ?? '';
					return name in inMemory ? `${folder}/${name}` : null;
				},
				load: (id) => (id.startsWith(`${folder}/`) ? (inMemory[id.slice(folder.length + 1)] ?? null) : null),
			},
			svelte({ configFile: false }),
		],
		ssr: { noExternal: true },
		build: { ssr: 'entry.js', write: false, minify: false },
	});
	const [chunk] = [output]
		.flat()
		.flatMap((one) => ('output' in one ? one.output : [])) as Rolldown.OutputChunk[];
	const module = (await import(`data:text/javascript,${encodeURIComponent(chunk?.code ?? '')}`)) as {
		html: string;
	};
	return module.html;
}
