export { default } from "./++FilterBar.svelte.ts";
export * from "./++FilterBar.svelte.ts";
