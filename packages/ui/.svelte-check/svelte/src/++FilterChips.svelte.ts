///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import { uiTexts } from './texts.ts';
;

	/** The filters that are set; each is a link to the same list without it. */
	type Props = {
		label: string;
		items: readonly { readonly label: string; readonly removeHref: string }[];
		clearHref?: string | undefined;
	};;function $$render() {

	
	

	let { label, items, clearHref }: Props = $props();
	const texts = uiTexts();
;
async () => {

if(items.length > 0){
	 { svelteHTML.createElement("ul", {   "class":`chips`,"aria-label":label,});
		   for(let item of __sveltets_2_ensureArray(items)){item.removeHref;
			 { svelteHTML.createElement("li", {});
				 { svelteHTML.createElement("a", {       "class":`chip`,"href":item.removeHref,"aria-label":texts.remove(item.label),"data-sveltekit-noscroll":true,}); { svelteHTML.createElement("span", {});item.label; } { const $$_X3C = __sveltets_2_ensureComponent(X); new $$_X3C({ target: __sveltets_2_any(), props: {    "size":`1em`,"aria-hidden":`true`,}});} }
			 }
		}
		if(clearHref !== undefined && items.length > 1){
			 { svelteHTML.createElement("li", {}); { svelteHTML.createElement("a", {    "class":`clear`,"href":clearHref,"data-sveltekit-noscroll":true,});texts.clearFilters; } }
		}
	 }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FilterChips__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FilterChips__SvelteComponent_ = ReturnType<typeof FilterChips__SvelteComponent_>;
/*Ωignore_endΩ*/export default FilterChips__SvelteComponent_;