export { default } from "./++ThemeToggle.svelte.ts";
export * from "./++ThemeToggle.svelte.ts";
