///<reference types="svelte" />
;
import type { Snippet } from 'svelte';

;type $$ComponentProps =  { children: Snippet; lang?: string | undefined };function $$render() {

	

	let { children, lang }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("span", {  "class":`visually-hidden`,lang,});;__sveltets_2_ensureSnippet(children()); }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const VisuallyHidden__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type VisuallyHidden__SvelteComponent_ = ReturnType<typeof VisuallyHidden__SvelteComponent_>;
/*Ωignore_endΩ*/export default VisuallyHidden__SvelteComponent_;