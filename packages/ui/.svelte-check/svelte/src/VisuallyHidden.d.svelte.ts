export { default } from "./++VisuallyHidden.svelte.ts";
export * from "./++VisuallyHidden.svelte.ts";
