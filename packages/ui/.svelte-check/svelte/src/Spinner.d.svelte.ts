export { default } from "./++Spinner.svelte.js";
export * from "./++Spinner.svelte.js";
