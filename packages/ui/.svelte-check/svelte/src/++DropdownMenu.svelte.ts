///<reference types="svelte" />
;
	import type { Icon } from './tone.ts';

	export type MenuItem =
		| {
				readonly label: string;
				readonly icon?: Icon | undefined;
				readonly href?: string | undefined;
				readonly onselect?: (() => void) | undefined;
				readonly danger?: boolean | undefined;
				readonly disabled?: boolean | undefined;
				readonly checked?: boolean | undefined;
		  }
		| { readonly separator: true };
;;

import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import { DropdownMenu } from 'bits-ui';
import Button from './Button.svelte';
import IconButton from './IconButton.svelte';
import { uiTexts } from './texts.ts';
;

	/** A button that opens a few deeds. With `text` a worded button, without it three dots. Needs scripts. */
	type Props = {
		items: readonly MenuItem[];
		text?: string | undefined;
		label?: string | undefined;
		icon?: Icon | undefined;
		variant?: 'primary' | 'secondary' | 'quiet' | undefined;
		size?: 'small' | 'medium' | undefined;
		align?: 'start' | 'end' | undefined;
	};;function $$render() {

	
	
	
	
	
	
	

	let { items, text, label, icon, variant = 'secondary', size = 'medium', align = 'end' }: Props = $props();
	const texts = uiTexts();
;
async () => {



 { const $$_tooR_uneMnwodporD0C = __sveltets_2_ensureComponent(DropdownMenu.Root); new $$_tooR_uneMnwodporD0C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
	 { const $$_reggirT_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Trigger); const $$_reggirT_uneMnwodporD1 = new $$_reggirT_uneMnwodporD1C({ target: __sveltets_2_any(), props: {child:({ props }) => { async ()/*Ωignore_positionΩ*/ => {
			if(text){
				 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },...props,variant,size,icon,"iconEnd":ChevronDown,}});text; Button}
			}else{
				 { const $$_nottuBnocI0C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI0C({ target: __sveltets_2_any(), props: {      ...props,"icon":icon ?? Ellipsis,"label":label ?? texts.moreActions,size,}});}
			}
		};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {child} = $$_reggirT_uneMnwodporD1.$$prop_def;/*Ωignore_endΩ*/
		
	 DropdownMenu.Trigger}
	 { const $$_latroP_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Portal); new $$_latroP_uneMnwodporD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
		 { const $$_tnetnoC_uneMnwodporD2C = __sveltets_2_ensureComponent(DropdownMenu.Content); new $$_tnetnoC_uneMnwodporD2C({ target: __sveltets_2_any(), props: {      children:() => { return __sveltets_2_any(0); },"class":`k-menu`,align,"sideOffset":6,"collisionPadding":12,}});
			    for(let item of __sveltets_2_ensureArray(items)){let index = 1;index;
				if('separator' in item){
					 { const $$_rotarapeS_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Separator); new $$_rotarapeS_uneMnwodporD3C({ target: __sveltets_2_any(), props: {  "class":`k-menu-line`,}});}
				}else{
					  const inside/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
						 { svelteHTML.createElement("span", {  "class":`picture`,});if(Picture){ { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {    "size":`1.15em`,"aria-hidden":`true`,}});}} }
						 { svelteHTML.createElement("span", {});item.label; }
					};return __sveltets_2_any(0)};const Picture = item.checked ? Check : item.icon;
					
					 { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); const $$_metI_uneMnwodporD3 = new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {       "class":['k-menu-item', item.danger && 'danger'].filter(Boolean).join(' '),"disabled":item.disabled ?? false,"onSelect":() => item.onselect?.(),child:({ props }) => { async ()/*Ωignore_positionΩ*/ => {
							if(item.href !== undefined){
								 { svelteHTML.createElement("a", {  ...props,"href":item.href,});;__sveltets_2_ensureSnippet(inside()); }
							}else{
								 { svelteHTML.createElement("div", {...props,});;__sveltets_2_ensureSnippet(inside()); }
							}
						};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {child} = $$_metI_uneMnwodporD3.$$prop_def;/*Ωignore_endΩ*/
						
					 DropdownMenu.Item}
				}
			}
		 DropdownMenu.Content}
	 DropdownMenu.Portal}
 DropdownMenu.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const DropdownMenu__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DropdownMenu__SvelteComponent_ = ReturnType<typeof DropdownMenu__SvelteComponent_>;
/*Ωignore_endΩ*/export default DropdownMenu__SvelteComponent_;