///<reference types="svelte" />
;
import type { HTMLInputAttributes } from 'svelte/elements';
import { describedBy, fieldId, type FieldProps } from './field.ts';
;

	/** On or off at once; inside a form that is saved later, use Checkbox. */
	type Props = Pick<FieldProps, 'label' | 'name' | 'id' | 'hint'> &
		Omit<HTMLInputAttributes, keyof FieldProps | 'checked' | 'type' | 'children'> & {
			checked?: boolean | null | undefined;
		};;function $$render() {

	
	

	let {
		label,
		name,
		id: ownId,
		hint,
		checked = $bindable(false),
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;checked;/*Ωignore_endΩ*/;
	const id = $derived(ownId ?? fieldId(name));
;
async () => {

 { svelteHTML.createElement("div", { "class":className,});
	 { svelteHTML.createElement("label", {   "class":`switch`,"for":id,});
		 { svelteHTML.createElement("input", {           ...rest,id,name,"type":`checkbox`,"role":`switch`,"aria-describedby":describedBy(id, hint, undefined),"bind:checked":checked,});/*Ωignore_startΩ*/() => checked = __sveltets_2_any(null);/*Ωignore_endΩ*/}
		 { svelteHTML.createElement("span", {});label; }
	 }
	if(hint){ { svelteHTML.createElement("div", {   "class":`hint`,"id":`${id}-hint`,});hint; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('checked'), slots: {}, events: {} }}
const Switch__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Switch__SvelteComponent_ = ReturnType<typeof Switch__SvelteComponent_>;
/*Ωignore_endΩ*/export default Switch__SvelteComponent_;