///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import { Dialog } from 'bits-ui';
import type { Snippet } from 'svelte';
import IconButton from './IconButton.svelte';
import { uiTexts } from './texts.ts';
;

	type Props = {
		open?: boolean | undefined;
		title: string;
		description?: string | undefined;
		children?: Snippet | undefined;
		/** Buttons, the main one first. */
		actions?: Snippet | undefined;
		/** `drawer`: from the side, for details beside a list. */
		look?: 'centre' | 'drawer' | undefined;
		width?: 'narrow' | 'normal' | 'wide' | undefined;
		onclose?: (() => void) | undefined;
	};;function $$render() {

	
	
	
	
	

	let {
		open = $bindable(false),
		title,
		description,
		children,
		actions,
		look = 'centre',
		width = 'normal',
		onclose,
	}: Props = $props()/*Ωignore_startΩ*/;open;/*Ωignore_endΩ*/;
	const texts = uiTexts();
;
async () => {

 { const $$_tooR_golaiD0C = __sveltets_2_ensureComponent(Dialog.Root); const $$_tooR_golaiD0 = new $$_tooR_golaiD0C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },open,"onOpenChange":(isOpen) => !isOpen && onclose?.(),}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_tooR_golaiD0.$$bindings = 'open';
	 { const $$_latroP_golaiD1C = __sveltets_2_ensureComponent(Dialog.Portal); new $$_latroP_golaiD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
		 { const $$_yalrevO_golaiD2C = __sveltets_2_ensureComponent(Dialog.Overlay); new $$_yalrevO_golaiD2C({ target: __sveltets_2_any(), props: {  "class":`k-dialog-overlay`,}});}
		 { const $$_tnetnoC_golaiD2C = __sveltets_2_ensureComponent(Dialog.Content); new $$_tnetnoC_golaiD2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":['k-dialog', look, width].join(' '),}});
			 { svelteHTML.createElement("div", { "class":`head`,});
				 { const $$_eltiT_golaiD4C = __sveltets_2_ensureComponent(Dialog.Title); new $$_eltiT_golaiD4C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`k-dialog-title`,"level":2,}});title; Dialog.Title}
				 { const $$_esolC_golaiD4C = __sveltets_2_ensureComponent(Dialog.Close); const $$_esolC_golaiD4 = new $$_esolC_golaiD4C({ target: __sveltets_2_any(), props: {child:({ props }) => { async ()/*Ωignore_positionΩ*/ => {
						 { const $$_nottuBnocI0C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI0C({ target: __sveltets_2_any(), props: {       ...props,"icon":X,"label":texts.close,"size":`small`,}});}
					};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {child} = $$_esolC_golaiD4.$$prop_def;/*Ωignore_endΩ*/
					
				 Dialog.Close}
			 }
			if(description){ { const $$_noitpircseD_golaiD3C = __sveltets_2_ensureComponent(Dialog.Description); new $$_noitpircseD_golaiD3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`k-dialog-lead`,}});description; Dialog.Description}}
			if(children){ { svelteHTML.createElement("div", { "class":`body`,});;__sveltets_2_ensureSnippet(children()); }}
			if(actions){ { svelteHTML.createElement("div", { "class":`actions`,});;__sveltets_2_ensureSnippet(actions()); }}
		 Dialog.Content}
	 Dialog.Portal}
 Dialog.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('open'), slots: {}, events: {} }}
const Dialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Dialog__SvelteComponent_ = ReturnType<typeof Dialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default Dialog__SvelteComponent_;