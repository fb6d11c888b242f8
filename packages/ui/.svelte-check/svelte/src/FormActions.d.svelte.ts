export { default } from "./++FormActions.svelte.ts";
export * from "./++FormActions.svelte.ts";
