///<reference types="svelte" />
;
import ChevronLeft from '@lucide/svelte/icons/chevron-left';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import LinkButton from './LinkButton.svelte';
import { uiTexts } from './texts.ts';
;

	/** Keyset pages: back and forward, and where one is. Nothing when there is only one page. */
	type Props = {
		previousHref?: string | undefined;
		nextHref?: string | undefined;
		/** "21–40 of 132 trainings". */
		summary?: string | undefined;
		label?: string | undefined;
	};;function $$render() {

	
	
	
	

	let { previousHref, nextHref, summary, label }: Props = $props();
	const texts = uiTexts();
;
async () => {

if(previousHref !== undefined || nextHref !== undefined || summary){
	 { svelteHTML.createElement("nav", {   "class":`pagination`,"aria-label":label ?? texts.pages,});
		 { svelteHTML.createElement("div", {});
			if(previousHref !== undefined){
				 { const $$_nottuBkniL2C = __sveltets_2_ensureComponent(LinkButton); new $$_nottuBkniL2C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"href":previousHref,"variant":`secondary`,"icon":ChevronLeft,"rel":`prev`,}});texts.previous;  LinkButton}
			}
		 }
		if(summary){ { svelteHTML.createElement("p", {});summary; }}
		 { svelteHTML.createElement("div", {});
			if(nextHref !== undefined){
				 { const $$_nottuBkniL2C = __sveltets_2_ensureComponent(LinkButton); new $$_nottuBkniL2C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"href":nextHref,"variant":`secondary`,"iconEnd":ChevronRight,"rel":`next`,}});texts.next;  LinkButton}
			}
		 }
	 }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Pagination__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Pagination__SvelteComponent_ = ReturnType<typeof Pagination__SvelteComponent_>;
/*Ωignore_endΩ*/export default Pagination__SvelteComponent_;