///<reference types="svelte" />
;
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Info from '@lucide/svelte/icons/info';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import X from '@lucide/svelte/icons/x';
import type { Attachment } from 'svelte/attachments';
import IconButton from './IconButton.svelte';
import { uiTexts } from './texts.ts';
import { toast, toasts, type Toast } from './toast.svelte.ts';

;type $$ComponentProps =  { staysSeconds?: number };function $$render() {

	
	
	
	
	
	
	
	
	

	/** Once, at the end of the root layout. Failures stay until dismissed. */
	let { staysSeconds = 6 }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const texts = uiTexts();
	const icons = { info: Info, success: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

	const leavesBy = (one: Toast): Attachment<HTMLElement> => {
		return (element) => {
			if (one.tone === 'danger') return undefined;
			let timer: ReturnType<typeof setTimeout>;
			const start = () => {
				clearTimeout(timer);
				timer = setTimeout(() => toast.dismiss(one), staysSeconds * 1000);
			};
			const hold = () => clearTimeout(timer);
			const rest = { pointerenter: hold, focusin: hold, pointerleave: start, focusout: start };
			for (const [name, act] of Object.entries(rest)) element.addEventListener(name, act);
			start();
			return hold;
		};
	};
;
async () => {

 { svelteHTML.createElement("section", {     "class":`region`,"aria-label":texts.notices,...__sveltets_2_empty({"data-print":`hide`}),});
	 { svelteHTML.createElement("div", {   "aria-live":`polite`,"aria-relevant":`additions`,});
		   for(let one of __sveltets_2_ensureArray(toasts)){one.id;
			const Picture = icons[one.tone];
			 { svelteHTML.createElement("div", {  "class":['toast', one.tone],[Symbol("@attach")]:leavesBy(one),});
				 { svelteHTML.createElement("span", { "class":`icon`,}); { const $$_erutciP4C = __sveltets_2_ensureComponent(Picture); new $$_erutciP4C({ target: __sveltets_2_any(), props: {    "size":`1.3em`,"aria-hidden":`true`,}});} }
				 { svelteHTML.createElement("p", {});one.text; }
				 { const $$_nottuBnocI3C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI3C({ target: __sveltets_2_any(), props: {        "icon":X,"label":texts.close,"size":`small`,"onclick":() => toast.dismiss(one),}});}
			 }
		}
	 }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ToastRegion__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ToastRegion__SvelteComponent_ = ReturnType<typeof ToastRegion__SvelteComponent_>;
/*Ωignore_endΩ*/export default ToastRegion__SvelteComponent_;