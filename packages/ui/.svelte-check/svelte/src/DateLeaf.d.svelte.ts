export { default } from "./++DateLeaf.svelte.ts";
export * from "./++DateLeaf.svelte.ts";
