///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Button from './Button.svelte';
import LinkButton from './LinkButton.svelte';
import Disclosure from './Disclosure.svelte';
import { uiTexts } from './texts.ts';
;

	/** A search form by address (GET): works without scripts, can be bookmarked and shared. */
	type Props = {
		label: string;
		submitText: string;
		/** Where the form goes; default this page. */
		action?: string | undefined;
		/** The fields that are always in sight. */
		children: Snippet;
		/** The rest, behind one fold. */
		more?: Snippet | undefined;
		moreText?: string | undefined;
		moreOpen?: boolean | undefined;
		/** The address without filters; given only when some are set. */
		clearHref?: string | undefined;
		onchange?: ((event: Event) => void) | undefined;
	};;function $$render() {

	
	
	
	
	

	let {
		label,
		submitText,
		action,
		children,
		more,
		moreText = '',
		moreOpen = false,
		clearHref,
		onchange,
	}: Props = $props();
	const texts = uiTexts();
;
async () => {

 { svelteHTML.createElement("search", {});
	  { svelteHTML.createElement("form", {          "class":`filter-bar`,"method":`get`,action,"aria-label":label,onchange,"data-sveltekit-keepfocus":true,"data-sveltekit-noscroll":true,});
		 { svelteHTML.createElement("div", { "class":`fields`,});;__sveltets_2_ensureSnippet(children()); }
		if(more){
			 { const $$_erusolcsiD2C = __sveltets_2_ensureComponent(Disclosure); new $$_erusolcsiD2C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"summary":moreText,"open":moreOpen,"look":`plain`,}}); { svelteHTML.createElement("div", { "class":`fields`,});;__sveltets_2_ensureSnippet(more()); }  Disclosure}
		}
		 { svelteHTML.createElement("div", { "class":`actions`,});
			 { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"type":`submit`,}});submitText; Button}
			if(clearHref !== undefined){ { const $$_nottuBkniL3C = __sveltets_2_ensureComponent(LinkButton); new $$_nottuBkniL3C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"href":clearHref,"variant":`quiet`,}});texts.clearFilters;  LinkButton}}
		 }
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FilterBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FilterBar__SvelteComponent_ = ReturnType<typeof FilterBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default FilterBar__SvelteComponent_;