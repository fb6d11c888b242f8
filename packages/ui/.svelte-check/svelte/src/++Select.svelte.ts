///<reference types="svelte" />
;
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import type { HTMLSelectAttributes } from 'svelte/elements';
import Field from './Field.svelte';
import type { FieldProps, Option, OptionGroup } from './field.ts';
;

	type Props = FieldProps &
		Omit<HTMLSelectAttributes, keyof FieldProps | 'value' | 'children'> & {
			value?: string | null | undefined;
			options: readonly (Option | OptionGroup)[];
			/** The first row, with an empty value: "All regions", "Choose". */
			placeholder?: string | undefined;
		};;function $$render() {
 const row/*Ωignore_positionΩ*/ = (option: Option)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
	 { svelteHTML.createElement("option", {     "value":option.value,"disabled":option.disabled,"lang":option.lang,});option.label; }
};return __sveltets_2_any(0)};
	
	
	
	

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
		options,
		placeholder,
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
;
async () => {



 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {        label,name,id,hint,errors,required,optional,labelHidden,width,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		 { svelteHTML.createElement("div", { "class":`select`,});
			 { svelteHTML.createElement("select", {    ...rest,...control,"class":['k-control', className],"bind:value":value,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/
				if(placeholder !== undefined){ { svelteHTML.createElement("option", {"value":"",});placeholder; }}
				    for(let option of __sveltets_2_ensureArray(options)){let index = 1;index;
					if('options' in option){
						 { svelteHTML.createElement("optgroup", { "label":option.label,});
							   for(let inner of __sveltets_2_ensureArray(option.options)){inner.value;;__sveltets_2_ensureSnippet(row(inner));}
						 }
					}else{
						;__sveltets_2_ensureSnippet(row(option));
					}
				}
			 }
			 { svelteHTML.createElement("span", { "class":`chevron`,}); { const $$_nwoDnorvehC2C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC2C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});} }
		 }
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const Select__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Select__SvelteComponent_ = ReturnType<typeof Select__SvelteComponent_>;
/*Ωignore_endΩ*/export default Select__SvelteComponent_;