///<reference types="svelte" />
;
	export type Tab = { readonly value: string; readonly label: string; readonly count?: string | undefined };
;;

import { Tabs } from 'bits-ui';
import type { Snippet } from 'svelte';
import './tabs.css';
;

	/** Faces of one page that need no address. Where each deserves one, use TabNav. */
	type Props = { label: string; tabs: readonly Tab[]; value?: string | undefined; panel: Snippet<[string]> };;function $$render() {

	
	
	

	let { label, tabs, value = $bindable(), panel }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
	const current = $derived(value ?? tabs[0]?.value ?? '');
;
async () => {



 { const $$_tooR_sbaT0C = __sveltets_2_ensureComponent(Tabs.Root); const $$_tooR_sbaT0 = new $$_tooR_sbaT0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },value:__sveltets_2_get_set_binding(() => current,(next) => (value = next)),}});$$_tooR_sbaT0.$$bindings = 'value';
	 { const $$_tsiL_sbaT1C = __sveltets_2_ensureComponent(Tabs.List); new $$_tsiL_sbaT1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`k-tabs`,"aria-label":label,}});
		   for(let tab of __sveltets_2_ensureArray(tabs)){tab.value;
			 { const $$_reggirT_sbaT2C = __sveltets_2_ensureComponent(Tabs.Trigger); new $$_reggirT_sbaT2C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"value":tab.value,"class":`k-tab`,}});tab.label;if(tab.count !== undefined){ { svelteHTML.createElement("span", { "class":`k-tab-count`,});tab.count; }}  Tabs.Trigger}
		}
	 Tabs.List}
	   for(let tab of __sveltets_2_ensureArray(tabs)){tab.value;
		 { const $$_tnetnoC_sbaT1C = __sveltets_2_ensureComponent(Tabs.Content); new $$_tnetnoC_sbaT1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"value":tab.value,"class":`k-tab-panel`,}});
			if(tab.value === current){;__sveltets_2_ensureSnippet(panel(tab.value));}
		 Tabs.Content}
	}
 Tabs.Root}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
const Tabs__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Tabs__SvelteComponent_ = ReturnType<typeof Tabs__SvelteComponent_>;
/*Ωignore_endΩ*/export default Tabs__SvelteComponent_;