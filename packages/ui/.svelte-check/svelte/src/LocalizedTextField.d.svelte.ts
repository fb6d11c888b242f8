export { default } from "./++LocalizedTextField.svelte.ts";
export * from "./++LocalizedTextField.svelte.ts";
