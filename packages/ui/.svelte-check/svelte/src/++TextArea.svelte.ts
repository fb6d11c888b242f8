///<reference types="svelte" />
;
import type { HTMLTextareaAttributes } from 'svelte/elements';
import Field from './Field.svelte';
import type { FieldProps } from './field.ts';
;

	type Props = FieldProps &
		Omit<HTMLTextareaAttributes, keyof FieldProps | 'value' | 'children'> & {
			value?: string | null | undefined;
		};;function $$render() {

	
	
	

	let {
		label,
		name,
		id,
		hint,
		errors,
		required,
		optional,
		labelHidden,
		width,
		value = $bindable(''),
		rows = 4,
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {        label,name,id,hint,errors,required,optional,labelHidden,width,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		 { svelteHTML.createElement("textarea", {     ...rest,...control,rows,"class":['k-control', 'area', className],"bind:value":value,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/ }
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const TextArea__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TextArea__SvelteComponent_ = ReturnType<typeof TextArea__SvelteComponent_>;
/*Ωignore_endΩ*/export default TextArea__SvelteComponent_;