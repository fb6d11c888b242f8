///<reference types="svelte" />
;
import type { HTMLInputAttributes } from 'svelte/elements';
import Field from './Field.svelte';
import type { FieldProps } from './field.ts';
;

	type Props = FieldProps &
		Omit<HTMLInputAttributes, keyof FieldProps | 'value' | 'type' | 'children' | 'files'> & {
			files?: FileList | null | undefined;
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
		files = $bindable(),
		class: className,
		...rest
	}: Props = $props()/*Ωignore_startΩ*/;files;/*Ωignore_endΩ*/;
;
async () => {

 { const $$_dleiF0C = __sveltets_2_ensureComponent(Field); const $$_dleiF0 = new $$_dleiF0C({ target: __sveltets_2_any(), props: {        label,name,id,hint,errors,required,optional,labelHidden,width,children:(control) => { async ()/*Ωignore_positionΩ*/ => {
		  { svelteHTML.createElement("input", {      ...rest,...control,"type":`file`,"class":['k-control', className],"bind:files":files,});/*Ωignore_startΩ*/() => files = __sveltets_2_any(null);/*Ωignore_endΩ*/}
	};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dleiF0.$$prop_def;/*Ωignore_endΩ*/
	
 Field}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('files'), slots: {}, events: {} }}
const FileField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FileField__SvelteComponent_ = ReturnType<typeof FileField__SvelteComponent_>;
/*Ωignore_endΩ*/export default FileField__SvelteComponent_;