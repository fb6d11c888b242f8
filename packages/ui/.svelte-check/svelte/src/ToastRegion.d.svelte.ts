export { default } from "./++ToastRegion.svelte.ts";
export * from "./++ToastRegion.svelte.ts";
