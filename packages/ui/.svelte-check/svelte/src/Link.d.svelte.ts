export { default } from "./++Link.svelte.ts";
export * from "./++Link.svelte.ts";
