export { default } from "./++TimeField.svelte.ts";
export * from "./++TimeField.svelte.ts";
