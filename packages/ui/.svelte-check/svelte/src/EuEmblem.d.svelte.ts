export { default } from "./++EuEmblem.svelte.ts";
export * from "./++EuEmblem.svelte.ts";
