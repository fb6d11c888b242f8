export { default } from "./++PageHeader.svelte.ts";
export * from "./++PageHeader.svelte.ts";
