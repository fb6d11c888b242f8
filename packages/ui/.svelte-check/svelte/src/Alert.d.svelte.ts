export { default } from "./++Alert.svelte.ts";
export * from "./++Alert.svelte.ts";
