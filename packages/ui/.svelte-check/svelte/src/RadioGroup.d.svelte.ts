export { default } from "./++RadioGroup.svelte.ts";
export * from "./++RadioGroup.svelte.ts";
