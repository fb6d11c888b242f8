export { default } from "./++SeatMeter.svelte.ts";
export * from "./++SeatMeter.svelte.ts";
