export { default } from "./++Stat.svelte.ts";
export * from "./++Stat.svelte.ts";
