export { default } from "./++SiteHeader.svelte.ts";
export * from "./++SiteHeader.svelte.ts";
