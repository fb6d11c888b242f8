export { default } from "./++DateField.svelte.ts";
export * from "./++DateField.svelte.ts";
