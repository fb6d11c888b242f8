///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Button from './Button.svelte';
import Dialog from './Dialog.svelte';
import { uiTexts } from './texts.ts';
;

	/** Asks before a deed that cannot be taken back. Its button says the deed, never "OK". */
	type Props = {
		open?: boolean | undefined;
		title: string;
		description?: string | undefined;
		confirmText: string;
		cancelText?: string | undefined;
		danger?: boolean | undefined;
		busy?: boolean | undefined;
		/** Called on consent. Without it, give `form`: the id of the form to submit. */
		onconfirm?: (() => void) | undefined;
		form?: string | undefined;
		children?: Snippet | undefined;
	};;function $$render() {

	
	
	
	

	let {
		open = $bindable(false),
		title,
		description,
		confirmText,
		cancelText,
		danger = false,
		busy = false,
		onconfirm,
		form,
		children,
	}: Props = $props()/*Ωignore_startΩ*/;open;/*Ωignore_endΩ*/;
	const texts = uiTexts();
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); const $$_golaiD0 = new $$_golaiD0C({ target: __sveltets_2_any(), props: {      open,title,description,children,"width":`narrow`,actions:() => { async ()/*Ωignore_positionΩ*/ => {
		 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"variant":danger ? 'danger' : 'primary',"type":form === undefined ? 'button' : 'submit',form,busy,"onclick":() => onconfirm?.(),}});confirmText;  Button}
		 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"variant":`secondary`,"onclick":() => (open = false),}});cancelText ?? texts.cancel; Button}
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_golaiD0.$$bindings = 'open';/*Ωignore_startΩ*/const {actions} = $$_golaiD0.$$prop_def;/*Ωignore_endΩ*/
	
 Dialog}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('open'), slots: {}, events: {} }}
const ConfirmDialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ConfirmDialog__SvelteComponent_ = ReturnType<typeof ConfirmDialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default ConfirmDialog__SvelteComponent_;