///<reference types="svelte" />
;
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import type { Snippet } from 'svelte';
import { describedBy, errorTexts, fieldId, type FieldProps } from './field.ts';
import { uiTexts } from './texts.ts';
import './control.css';
;

	/** Label, hint and error around one control, or, with `group`, a fieldset and legend around several. */
	type Props = FieldProps & {
		group?: boolean | undefined;
		children: Snippet<
			[
				{
					id: string;
					name: string;
					required: boolean | undefined;
					'aria-describedby': string | undefined;
					'aria-invalid': true | undefined;
				},
			]
		>;
		/** After the label: a badge, a help link. */
		aside?: Snippet | undefined;
	};;function $$render() {
  const labelText/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
	label;if(required){ { svelteHTML.createElement("span", { "class":`mark`,});' '; texts.required;  }} else if (optional){ { svelteHTML.createElement("span", {  "class":`mark`,});' '; texts.optional;  }}
};return __sveltets_2_any(0)};  const notes/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
	if(hint){ { svelteHTML.createElement("div", {   "class":`hint`,"id":`${id}-hint`,});hint; }}
	if(wrongs.length > 0){
		 { svelteHTML.createElement("div", {   "class":`error`,"id":`${id}-error`,});
			 { const $$_trelAelcriC1C = __sveltets_2_ensureComponent(CircleAlert); new $$_trelAelcriC1C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});}
			 { svelteHTML.createElement("div", {});
				   for(let wrong of __sveltets_2_ensureArray(wrongs)){wrong; { svelteHTML.createElement("div", {});wrong; }}
			 }
		 }
	}
};return __sveltets_2_any(0)};
	
	
	
	
	

	let {
		label,
		name,
		id: ownId,
		hint,
		errors,
		required,
		optional,
		labelHidden = false,
		width = 'full',
		group = false,
		children,
		aside,
	}: Props = $props();
	const texts = uiTexts();
	const id = $derived(ownId ?? fieldId(name));
	const wrongs = $derived(errorTexts(errors));
	const control = $derived({
		id,
		name,
		required: required || undefined,
		'aria-describedby': describedBy(id, hint, errors),
		'aria-invalid': wrongs.length > 0 ? (true as const) : undefined,
	});
;
async () => {





if(group){
	 { svelteHTML.createElement("fieldset", {       "id":`${id}-group`,"class":['field', wrongs.length > 0 && 'wrong'],"aria-describedby":control['aria-describedby'],});
		 { svelteHTML.createElement("legend", { "class":['label', labelHidden && 'label-hidden'],});;__sveltets_2_ensureSnippet(labelText());;__sveltets_2_ensureSnippet(aside?.()); }
		;__sveltets_2_ensureSnippet(notes());
		 { svelteHTML.createElement("div", { "class":`control`,});;__sveltets_2_ensureSnippet(children(control)); }
	 }
}else{
	 { svelteHTML.createElement("div", { "class":['field', wrongs.length > 0 && 'wrong'],});
		 { svelteHTML.createElement("div", { "class":['head', labelHidden && 'label-hidden'],});
			 { svelteHTML.createElement("label", {   "class":`label`,"for":id,});;__sveltets_2_ensureSnippet(labelText()); };__sveltets_2_ensureSnippet(aside?.());
		 }
		;__sveltets_2_ensureSnippet(notes());
		 { svelteHTML.createElement("div", { "class":['control', width !== 'full' && `k-width-${width}`],});;__sveltets_2_ensureSnippet(children(control)); }
	 }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Field__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Field__SvelteComponent_ = ReturnType<typeof Field__SvelteComponent_>;
/*Ωignore_endΩ*/export default Field__SvelteComponent_;