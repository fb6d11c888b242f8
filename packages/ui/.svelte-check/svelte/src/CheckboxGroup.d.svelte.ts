export { default } from "./++CheckboxGroup.svelte.ts";
export * from "./++CheckboxGroup.svelte.ts";
