export { default } from "./++ProgressBar.svelte.ts";
export * from "./++ProgressBar.svelte.ts";
