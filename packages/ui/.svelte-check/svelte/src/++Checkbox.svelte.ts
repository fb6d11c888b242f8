///<reference types="svelte" />
;
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import type { HTMLInputAttributes } from 'svelte/elements';
import { describedBy, errorTexts, fieldId, type FieldProps } from './field.ts';
import { uiTexts } from './texts.ts';
import './choice.css';
;

	type Props = Omit<FieldProps, 'width' | 'labelHidden' | 'optional'> &
		Omit<HTMLInputAttributes, keyof FieldProps | 'checked' | 'type' | 'children'> & {
			checked?: boolean | null | undefined;
		};;function $$render() {

	
	
	
	
	

	let {
		label,
		name,
		id: ownId,
		hint,
		errors,
		required,
		checked = $bindable(false),
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;checked;/*Ωignore_endΩ*/;
	const texts = uiTexts();
	const id = $derived(ownId ?? fieldId(name));
	const wrongs = $derived(errorTexts(errors));
;
async () => {

 { svelteHTML.createElement("div", { "class":['checkbox', wrongs.length > 0 && 'wrong', className],});
	if(wrongs.length > 0){
		 { svelteHTML.createElement("div", {   "class":`error`,"id":`${id}-error`,});
			 { const $$_trelAelcriC2C = __sveltets_2_ensureComponent(CircleAlert); new $$_trelAelcriC2C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});}
			 { svelteHTML.createElement("div", {});wrongs.join(' '); }
		 }
	}
	 { svelteHTML.createElement("label", {   "class":`k-choice`,"for":id,});
		 { svelteHTML.createElement("input", {             ...rest,id,name,"type":`checkbox`,"required":required || undefined,"aria-describedby":describedBy(id, hint, errors),"aria-invalid":wrongs.length > 0 || undefined,"bind:checked":checked,});/*Ωignore_startΩ*/() => checked = __sveltets_2_any(null);/*Ωignore_endΩ*/}
		 { svelteHTML.createElement("span", { });label;if(required){ { svelteHTML.createElement("span", { "class":`mark`,});' '; texts.required;  }} }
	 }
	if(hint){ { svelteHTML.createElement("div", {   "class":`k-choice-hint indent`,"id":`${id}-hint`,});hint; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('checked'), slots: {}, events: {} }}
const Checkbox__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Checkbox__SvelteComponent_ = ReturnType<typeof Checkbox__SvelteComponent_>;
/*Ωignore_endΩ*/export default Checkbox__SvelteComponent_;