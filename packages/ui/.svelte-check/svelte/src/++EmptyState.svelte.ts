///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import type { Icon } from './tone.ts';
;

	/** Nothing here: says why, and what to do about it. */
	type Props = {
		title: string;
		text?: string | undefined;
		icon?: Icon | undefined;
		actions?: Snippet | undefined;
		headingLevel?: 2 | 3 | 4 | undefined;
	};;function $$render() {

	
	

	let { title, text, icon: Picture, actions, headingLevel = 2 }: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", { "class":`empty`,});
	if(Picture){ { svelteHTML.createElement("div", { "class":`picture`,});
			 { const $$_erutciP2C = __sveltets_2_ensureComponent(Picture); new $$_erutciP2C({ target: __sveltets_2_any(), props: {      "size":`1.75rem`,"strokeWidth":1.75,"aria-hidden":`true`,}});}
		 }}
	 { svelteHTML.createElement(`h${headingLevel}`, {   "class":`title`,});title; }
	if(text){ { svelteHTML.createElement("p", {});text; }}
	if(actions){ { svelteHTML.createElement("div", { "class":`actions`,});;__sveltets_2_ensureSnippet(actions()); }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EmptyState__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EmptyState__SvelteComponent_ = ReturnType<typeof EmptyState__SvelteComponent_>;
/*Ωignore_endΩ*/export default EmptyState__SvelteComponent_;