export { default } from "./++SiteFooter.svelte.ts";
export * from "./++SiteFooter.svelte.ts";
