export { default } from "./++Localized.svelte.ts";
export * from "./++Localized.svelte.ts";
