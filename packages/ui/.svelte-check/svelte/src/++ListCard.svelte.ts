///<reference types="svelte" />
;
	import type { Icon } from './tone.ts';

	export type CardFact = {
		readonly icon?: Icon | undefined;
		/** What the fact is, for those who do not see the icon: "Place". */
		readonly label: string;
		readonly text: string;
		readonly lang?: string | undefined;
	};
;;

import type { Snippet } from 'svelte';
;

	/** One row of a list that a person chooses from: the whole card is its link. Put it in a `<li>`. */
	type Props = {
		href: string;
		title: string;
		titleLang?: string | undefined;
		headingLevel?: 2 | 3 | 4 | undefined;
		eyebrow?: string | undefined;
		text?: string | undefined;
		textLang?: string | undefined;
		facts?: readonly CardFact[] | undefined;
		/** At the start: a DateLeaf. */
		leading?: Snippet | undefined;
		/** Over the title: badges. */
		badges?: Snippet | undefined;
		/** At the end, or below on a phone: a SeatMeter, a state. */
		aside?: Snippet | undefined;
		muted?: boolean | undefined;
	};;function $$render() {

	

	let {
		href,
		title,
		titleLang,
		headingLevel = 3,
		eyebrow,
		text,
		textLang,
		facts = [],
		leading,
		badges,
		aside,
		muted = false,
	}: Props = $props();
;
async () => {



 { svelteHTML.createElement("article", { "class":['list-card', muted && 'muted'],});
	if(leading){ { svelteHTML.createElement("div", { "class":`leading`,});;__sveltets_2_ensureSnippet(leading()); }}
	 { svelteHTML.createElement("div", { "class":`words`,});
		if(badges || eyebrow){
			 { svelteHTML.createElement("div", { "class":`over`,});
				if(eyebrow){ { svelteHTML.createElement("span", { "class":`eyebrow`,});eyebrow; }}
				;__sveltets_2_ensureSnippet(badges?.());
			 }
		}
		 { svelteHTML.createElement(`h${headingLevel}`, {    "class":`title`,}); { svelteHTML.createElement("a", {  href,"lang":titleLang,});title; } }
		if(text){ { svelteHTML.createElement("p", {   "class":`text`,"lang":textLang,});text; }}
		if(facts.length > 0){
			 { svelteHTML.createElement("ul", { "class":`facts`,});
				   for(let fact of __sveltets_2_ensureArray(facts)){fact.label;
					 { svelteHTML.createElement("li", {});
						if(fact.icon){const Picture = fact.icon; { const $$_erutciP4C = __sveltets_2_ensureComponent(Picture); new $$_erutciP4C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});}}
						 { svelteHTML.createElement("span", { "class":`spoken`,});fact.label;  } { svelteHTML.createElement("span", { "lang":fact.lang,});fact.text; }
					 }
				}
			 }
		}
	 }
	if(aside){ { svelteHTML.createElement("div", { "class":`aside`,});;__sveltets_2_ensureSnippet(aside()); }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ListCard__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ListCard__SvelteComponent_ = ReturnType<typeof ListCard__SvelteComponent_>;
/*Ωignore_endΩ*/export default ListCard__SvelteComponent_;