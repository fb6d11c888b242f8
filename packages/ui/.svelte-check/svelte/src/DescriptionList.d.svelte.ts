export { default } from "./++DescriptionList.svelte.ts";
export * from "./++DescriptionList.svelte.ts";
