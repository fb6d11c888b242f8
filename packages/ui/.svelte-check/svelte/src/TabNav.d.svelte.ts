export { default } from "./++TabNav.svelte.ts";
export * from "./++TabNav.svelte.ts";
