///<reference types="svelte" />
;
import Check from '@lucide/svelte/icons/check';
import Copy from '@lucide/svelte/icons/copy';
import Button from './Button.svelte';
import Field from './Field.svelte';
import { uiTexts } from './texts.ts';
import VisuallyHidden from './VisuallyHidden.svelte';
;

	/** A long address to take along. Without scripts it can still be marked and copied by hand. */
	type Props = {
		label: string;
		name: string;
		value: string;
		hint?: string | undefined;
		copyText?: string | undefined;
	};;function $$render() {

	
	
	
	
	
	

	let { label, name, value, hint, copyText }: Props = $props();
	const texts = uiTexts();
	let copied = $state<string>();
	const isCopied = $derived(copied === value);
	let input = $state<HTMLInputElement>();

	async function copy() {
		input?.select();
		await navigator.clipboard.writeText(value);
		copied = value;
	}
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {  label,name,hint,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		 { svelteHTML.createElement("div", { "class":`copy`,});
			 { const $$_input1 = svelteHTML.createElement("input", {             ...control,"name":undefined,"class":`k-control`,"type":`text`,"readonly":true,value,"onfocus":() => input?.select(),});input = $$_input1;}
			 { svelteHTML.createElement("span", {...__sveltets_2_empty({"data-needs-script":true}),});
				 { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"variant":`secondary`,"icon":isCopied ? Check : Copy,"onclick":copy,}});isCopied ? texts.copied : (copyText ?? texts.copy);  Button}
			 }
			 { svelteHTML.createElement("span", {  "role":`status`,});if(isCopied){ { const $$_neddiHyllausiV2C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});texts.copied; VisuallyHidden}} }
		 }
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CopyField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CopyField__SvelteComponent_ = ReturnType<typeof CopyField__SvelteComponent_>;
/*Ωignore_endΩ*/export default CopyField__SvelteComponent_;