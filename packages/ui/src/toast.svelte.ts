import { SvelteSet } from 'svelte/reactivity';
import type { Tone } from './tone.ts';

export type Toast = { readonly id: number; readonly tone: Exclude<Tone, 'neutral'>; readonly text: string };

const shown = new SvelteSet<Toast>();
let lastId = 0;

function show(tone: Toast['tone'], text: string): void {
	lastId += 1;
	shown.add({ id: lastId, tone, text });
}

/** A short word after a deed; a ToastRegion in the layout shows it. What a person must act on belongs in the page. */
export const toast = {
	info: (text: string) => show('info', text),
	success: (text: string) => show('success', text),
	warn: (text: string) => show('warn', text),
	danger: (text: string) => show('danger', text),
	dismiss: (one: Toast) => void shown.delete(one),
};

/** Those in sight, oldest first. */
export const toasts: ReadonlySet<Toast> = shown;
