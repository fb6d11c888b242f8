///<reference types="svelte" />
;
import type { ShownText } from '@kutsu/kernel';
import { uiTexts } from './texts.ts';
;

	/** A stored text as its reader gets it: in its own `lang`, with a word about it when that is not theirs. */
	type Props = {
		shown: ShownText;
		as?: 'span' | 'p' | 'div' | 'strong' | undefined;
		/** Blank lines divide it into paragraphs. */
		paragraphs?: boolean | undefined;
		/** Default: "Shown in Finnish" in the page's language; `false` where a neighbour already says it. */
		note?: string | false | undefined;
	};;function $$render() {

	
	

	let { shown, as = 'span', paragraphs = false, note }: Props = $props();
	const texts = uiTexts();
	const lang = $derived(shown.isFallback ? shown.lang : undefined);
	const words = $derived(
		shown.isFallback && note !== false ? (note ?? texts.shownIn(shown.lang)) : undefined,
	);
;
async () => {

if(paragraphs){
	 { svelteHTML.createElement("div", {  "class":`paragraphs`,lang,});
		    for(let paragraph of __sveltets_2_ensureArray(shown.text.split(/\n\s*\n/))){let index = 1;index; { svelteHTML.createElement("p", { "class":`lines`,});paragraph; }}
	 }
	if(words){ { svelteHTML.createElement("p", { "class":`note`,});words; }}
}else{
	 { svelteHTML.createElement(as, {  lang,});shown.text; }if(words){' '; { svelteHTML.createElement("span", {  "class":`note`,}); words;  }}
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Localized__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Localized__SvelteComponent_ = ReturnType<typeof Localized__SvelteComponent_>;
/*Ωignore_endΩ*/export default Localized__SvelteComponent_;