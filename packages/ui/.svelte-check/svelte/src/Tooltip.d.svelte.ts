export { default } from "./++Tooltip.svelte.ts";
export * from "./++Tooltip.svelte.ts";
