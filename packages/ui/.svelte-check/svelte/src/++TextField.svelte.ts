///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import type { HTMLInputAttributes } from 'svelte/elements';
import Field from './Field.svelte';
import type { FieldProps } from './field.ts';
;

	type Props = FieldProps &
		Omit<HTMLInputAttributes, keyof FieldProps | 'value' | 'children'> & {
			value?: string | null | undefined;
			type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | undefined;
			aside?: Snippet | undefined;
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
		aside,
		value = $bindable(''),
		type = 'text',
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {         label,name,id,hint,errors,required,optional,labelHidden,width,aside,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		  { svelteHTML.createElement("input", {     ...rest,...control,type,"class":['k-control', className],"bind:value":value,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/}
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const TextField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TextField__SvelteComponent_ = ReturnType<typeof TextField__SvelteComponent_>;
/*Ωignore_endΩ*/export default TextField__SvelteComponent_;