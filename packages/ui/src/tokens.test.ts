import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const css = readFileSync(new URL('tokens.css', folder), 'utf8');
const blockAfter = (start: string) =>
	tokensIn(css.slice(css.indexOf(start) + start.length).split('}')[0] ?? '');
const light = blockAfter(":root,\n[data-theme='light'] {");
const dark = blockAfter("\n[data-theme='dark'] {");
const darkByDevice = blockAfter(":root:not([data-theme='light']) {");

const grounds = ['paper', 'surface', 'sunken', 'raised'];
const tinted = ['primary-soft', 'accent-soft', 'success-soft', 'warn-soft', 'danger-soft', 'info-soft'];

/** Word on ground: WCAG 2.1 1.4.3, 4.5:1. Large text is held to the same. */
const words: Readonly<Record<string, readonly string[]>> = {
	ink: [...grounds, ...tinted],
	'ink-soft': [...grounds, 'primary-soft'],
	primary: [...grounds, 'primary-soft'],
	'primary-hover': grounds,
	'on-primary': ['primary', 'primary-hover'],
	'on-primary-soft': ['primary-soft'],
	'on-accent': ['accent'],
	success: [...grounds, 'success-soft'],
	warn: [...grounds, 'warn-soft'],
	danger: [...grounds, 'danger-soft'],
	'danger-hover': grounds,
	'on-danger': ['danger', 'danger-hover'],
	info: [...grounds, 'info-soft'],
	'on-band': ['band'],
	'on-band-soft': ['band'],
	// A tooltip is the page turned over.
	paper: ['ink'],
};

/** Lines and marks that carry meaning: WCAG 2.1 1.4.11, 3:1. `line` is decoration and stands outside. */
const marks: Readonly<Record<string, readonly string[]>> = {
	'line-strong': grounds,
	focus: [...grounds, ...tinted],
	'focus-halo': ['primary', 'danger'],
	'on-band': ['band'],
	primary: grounds,
	success: [...grounds, 'success-soft'],
	warn: [...grounds, 'warn-soft'],
	danger: [...grounds, 'danger-soft'],
	info: [...grounds, 'info-soft'],
	'ink-soft': ['sunken'],
	accent: ['band'],
	'band-line': ['band'],
};

describe.each([
	{ theme: 'light', tokens: light },
	{ theme: 'dark', tokens: dark },
])('in $theme', ({ tokens }) => {
	test.each(pairs(words))('$above is read on $below', ({ above, below }) => {
		expect(contrast(tokens[above], tokens[below])).toBeGreaterThanOrEqual(4.5);
	});

	test.each(pairs(marks))('$above is seen on $below', ({ above, below }) => {
		expect(contrast(tokens[above], tokens[below])).toBeGreaterThanOrEqual(3);
	});
});

test('dark by choice and dark by device are one list, and it names what light names', () => {
	expect(darkByDevice).toEqual(dark);
	expect(Object.keys(dark)).toEqual(Object.keys(light));
	expect(Object.keys(light).length).toBeGreaterThan(30);
});

test('every colour that a component writes or fills with is held to a contrast', () => {
	const styles = globSync('*.{svelte,css}', { cwd: folder.pathname })
		.filter((path) => path !== 'tokens.css')
		.map((path) => readFileSync(new URL(path, folder), 'utf8'))
		.join('\n');
	const grounded = new Set([...Object.values(words).flat(), ...Object.values(marks).flat()]);
	const written = used(styles, /[^-]color: var\(--([a-z-]+)\)/g);
	const filled = used(styles, /background(?:-color)?: var\(--([a-z-]+)\)/g);
	const held = new Set([...Object.keys(words), ...Object.keys(marks), ...grounded, ...ornaments]);
	expect(written.filter((token) => !(token in words))).toEqual([]);
	expect(filled.filter((token) => !held.has(token))).toEqual([]);
});

test('no component has an inline style: a strict policy would drop it', () => {
	for (const path of globSync('**/*.svelte', { cwd: folder.pathname })) {
		expect(readFileSync(new URL(path, folder), 'utf8'), path).not.toMatch(/\sstyle(="|=\{|:[a-z])/);
	}
});

test('the computation agrees with known values', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
	expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

/** Never behind a word, never the only bearer of a meaning. */
const ornaments = ['line', 'scrim', 'accent'];

function tokensIn(block: string): Record<string, string> {
	return Object.fromEntries(
		Array.from(block.matchAll(/--([a-z0-9-]+): ([^;]+);/g), (match) => [match[1], match[2]]),
	);
}

function pairs(table: Readonly<Record<string, readonly string[]>>): { above: string; below: string }[] {
	return Object.entries(table).flatMap(([above, below]) => below.map((one) => ({ above, below: one })));
}

function used(text: string, pattern: RegExp): string[] {
	return [...new Set(Array.from(text.matchAll(pattern), (match) => match[1] ?? ''))];
}

/** WCAG 2.1 contrast ratio of two `#rrggbb` colours, 1–21. */
function contrast(one: string | undefined, other: string | undefined): number {
	const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: string | undefined): number {
	const match = /^#(..)(..)(..)$/.exec(colour ?? '');
	if (!match) throw new Error(`Not a colour: ${colour}`);
	const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
		const share = Number.parseInt(part, 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
