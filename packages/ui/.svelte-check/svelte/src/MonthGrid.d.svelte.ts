export { default } from "./++MonthGrid.svelte.ts";
export * from "./++MonthGrid.svelte.ts";
