export { default } from "./++FileField.svelte.ts";
export * from "./++FileField.svelte.ts";
