///<reference types="svelte" />
;
	export type Crumb = {
		readonly label: string;
		readonly href?: string | undefined;
		readonly lang?: string | undefined;
	};
;;

import ChevronRight from '@lucide/svelte/icons/chevron-right';
import { uiTexts } from './texts.ts';

;type $$ComponentProps =  { items: readonly Crumb[] };function $$render() {

	
	

	/** The way here; the last one is the page itself and needs no address. */
	let { items }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
;
async () => {



 { svelteHTML.createElement("nav", {   "class":`breadcrumb`,"aria-label":texts.breadcrumb,});
	 { svelteHTML.createElement("ol", {});
		    for(let item of __sveltets_2_ensureArray(items)){let index = 1;index;
			 { svelteHTML.createElement("li", {});
				if(index > 0){ { const $$_thgiRnorvehC3C = __sveltets_2_ensureComponent(ChevronRight); new $$_thgiRnorvehC3C({ target: __sveltets_2_any(), props: {    "size":`0.95em`,"aria-hidden":`true`,}});}}
				if(item.href !== undefined && index < items.length - 1){
					 { svelteHTML.createElement("a", {   "href":item.href,"lang":item.lang,});item.label; }
				}else{
					 { svelteHTML.createElement("span", {   "aria-current":`page`,"lang":item.lang,});item.label; }
				}
			 }
		}
	 }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Breadcrumb__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Breadcrumb__SvelteComponent_ = ReturnType<typeof Breadcrumb__SvelteComponent_>;
/*Ωignore_endΩ*/export default Breadcrumb__SvelteComponent_;