///<reference types="svelte" />
;
import Field from './Field.svelte';
import { fieldId, type FieldProps, type Option } from './field.ts';
import './choice.css';
;

	type Props = Omit<FieldProps, 'width'> & {
		options: readonly Option[];
		value?: string[];
		/** `tiles`: each choice in its own frame, side by side where there is room. */
		layout?: 'stack' | 'inline' | 'tiles' | undefined;
		disabled?: boolean | undefined;
	};;function $$render() {

	
	
	

	let {
		label,
		name,
		id: ownId,
		hint,
		errors,
		required,
		optional,
		labelHidden,
		options,
		value = $bindable([]),
		layout = 'stack',
		disabled,
	}: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
	const id = $derived(ownId ?? fieldId(name));
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {        label,name,id,hint,errors,required,optional,labelHidden,"group":true,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		 { svelteHTML.createElement("div", { "class":['choices', layout],});
			    for(let option of __sveltets_2_ensureArray(options)){let index = 1;option.value;
				const ownHint = option.hint ? `${id}-${index}-hint` : undefined;
				 { svelteHTML.createElement("label", { "class":`k-choice`,});
					 { svelteHTML.createElement("input", {               "type":`checkbox`,"id":index === 0 ? id : undefined,name,"value":option.value,"disabled":disabled || option.disabled,"aria-describedby":ownHint,"aria-invalid":control['aria-invalid'],});value = __sveltets_2_any(null);}
					 { svelteHTML.createElement("span", {  "lang":option.lang,});option.label;if(option.hint){ { svelteHTML.createElement("span", {   "class":`k-choice-hint`,"id":ownHint,});option.hint; }} }
				 }
			}
		 }
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const CheckboxGroup__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CheckboxGroup__SvelteComponent_ = ReturnType<typeof CheckboxGroup__SvelteComponent_>;
/*Ωignore_endΩ*/export default CheckboxGroup__SvelteComponent_;