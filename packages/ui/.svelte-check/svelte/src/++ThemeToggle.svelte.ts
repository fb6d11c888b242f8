///<reference types="svelte" />
;
	export type Theme = 'system' | 'light' | 'dark';
;;

import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Sun from '@lucide/svelte/icons/sun';
import { uiTexts } from './texts.ts';
import VisuallyHidden from './VisuallyHidden.svelte';

;type $$ComponentProps =  { theme?: Theme | undefined };function $$render() {

	
	
	
	
	

	/**
	 * Light, dark, or as the device says. Kept in the cookie `theme`, which the app's server writes into
	 * `<html data-theme>`; without scripts the device decides, and this does not show.
	 */
	let { theme = $bindable('system') }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()/*Ωignore_startΩ*/;theme;/*Ωignore_endΩ*/;
	const texts = uiTexts();
	const name = $props.id();
	const choices = $derived([
		{ value: 'system', label: texts.themeSystem, icon: Monitor },
		{ value: 'light', label: texts.themeLight, icon: Sun },
		{ value: 'dark', label: texts.themeDark, icon: Moon },
	] as const);

	function choose(next: Theme) {
		theme = next;
		if (next === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = next;
		const keep = next === 'system' ? 'max-age=0' : 'max-age=31536000';
		document.cookie = `theme=${next}; path=/; ${keep}; samesite=lax`;
	}
;
async () => {



 { svelteHTML.createElement("fieldset", {  "class":`theme`,...__sveltets_2_empty({"data-needs-script":true}),});
	 { svelteHTML.createElement("legend", {}); { const $$_neddiHyllausiV2C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});texts.theme; VisuallyHidden} }
	   for(let choice of __sveltets_2_ensureArray(choices)){choice.value;
		const Picture = choice.icon;
		 { svelteHTML.createElement("label", { "title":choice.label,});
			 { svelteHTML.createElement("input", {          "type":`radio`,name,"value":choice.value,"checked":theme === choice.value,"onchange":() => choose(choice.value),});}
			 { const $$_erutciP2C = __sveltets_2_ensureComponent(Picture); new $$_erutciP2C({ target: __sveltets_2_any(), props: {    "size":`1.1em`,"aria-hidden":`true`,}});}
			 { const $$_neddiHyllausiV2C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});choice.label; VisuallyHidden}
		 }
	}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings('theme'), slots: {}, events: {} }}
const ThemeToggle__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ThemeToggle__SvelteComponent_ = ReturnType<typeof ThemeToggle__SvelteComponent_>;
/*Ωignore_endΩ*/export default ThemeToggle__SvelteComponent_;