///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
;

	type Props = {
		title?: string | undefined;
		headingLevel?: 2 | 3 | 4 | undefined;
		/** Beside the title: a link, a button. */
		actions?: Snippet | undefined;
		children: Snippet;
		/** `plain`: no frame inside the frame, for a table that fills the card. */
		padding?: 'normal' | 'plain' | undefined;
		tone?: 'surface' | 'sunken' | undefined;
		class?: string | undefined;
	};;function $$render() {

	

	let {
		title,
		headingLevel = 2,
		actions,
		children,
		padding = 'normal',
		tone = 'surface',
		class: className,
	}: Props = $props();
	const headingId = $props.id();
;
async () => {

 { svelteHTML.createElement("section", {   "class":['card', padding, tone, className],"aria-labelledby":title ? headingId : undefined,});
	if(title || actions){
		 { svelteHTML.createElement("div", { "class":`head`,});
			if(title){ { svelteHTML.createElement(`h${headingLevel}`, {      "id":headingId,"class":`title`,});title; }}
			if(actions){ { svelteHTML.createElement("div", { "class":`actions`,});;__sveltets_2_ensureSnippet(actions()); }}
		 }
	}
	 { svelteHTML.createElement("div", { "class":`body`,});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Card__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Card__SvelteComponent_ = ReturnType<typeof Card__SvelteComponent_>;
/*Ωignore_endΩ*/export default Card__SvelteComponent_;