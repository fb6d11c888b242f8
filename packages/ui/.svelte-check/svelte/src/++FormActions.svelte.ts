///<reference types="svelte" />
;
import type { Snippet } from 'svelte';

;type $$ComponentProps =  { children: Snippet; sticky?: boolean | undefined };function $$render() {

	

	/** The buttons under a form, the main one first; `sticky` keeps them in sight under a long one. */
	let { children, sticky = false }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {

 { svelteHTML.createElement("div", { "class":['form-actions', sticky && 'sticky'],});;__sveltets_2_ensureSnippet(children()); }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FormActions__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FormActions__SvelteComponent_ = ReturnType<typeof FormActions__SvelteComponent_>;
/*Ωignore_endΩ*/export default FormActions__SvelteComponent_;