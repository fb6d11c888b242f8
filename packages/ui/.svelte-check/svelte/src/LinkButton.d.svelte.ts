export { default } from "./++LinkButton.svelte.ts";
export * from "./++LinkButton.svelte.ts";
