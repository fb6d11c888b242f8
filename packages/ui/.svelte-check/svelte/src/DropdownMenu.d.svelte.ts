export { default } from "./++DropdownMenu.svelte.ts";
export * from "./++DropdownMenu.svelte.ts";
