export { default } from "./++LanguageBadge.svelte.ts";
export * from "./++LanguageBadge.svelte.ts";
