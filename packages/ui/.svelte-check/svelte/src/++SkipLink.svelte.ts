///<reference types="svelte" />
;
import { uiTexts } from './texts.ts';

;type $$ComponentProps =  { href?: string };function $$render() {

	

	/** First on every page; `<main id="main" tabindex="-1">` is where it leads. */
	let { href = '#main' }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
;
async () => {

 { svelteHTML.createElement("a", {  "class":`skip`,href,});texts.skipToContent; }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SkipLink__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SkipLink__SvelteComponent_ = ReturnType<typeof SkipLink__SvelteComponent_>;
/*Ωignore_endΩ*/export default SkipLink__SvelteComponent_;