export { default } from "./++Wordmark.svelte.ts";
export * from "./++Wordmark.svelte.ts";
