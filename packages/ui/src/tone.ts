import type { LucideIcon } from '@lucide/svelte';

export type Tone = 'neutral' | 'info' | 'success' | 'warn' | 'danger';

/** Any icon of `@lucide/svelte/icons/<name>`. */
export type Icon = LucideIcon;
