///<reference types="svelte" />
;
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import type { Snippet } from 'svelte';
;

	/** Opens and closes without scripts. */
	type Props = {
		summary: string;
		open?: boolean | undefined;
		/** `framed`: a row of an accordion; `plain`: a line of text that unfolds. */
		look?: 'framed' | 'plain' | undefined;
		/** Only one of those with the same name stays open. */
		name?: string | undefined;
		children: Snippet;
	};;function $$render() {

	
	

	let { summary, open = $bindable(false), look = 'framed', name, children }: Props = $props()/*Ωignore_startΩ*/;open;/*Ωignore_endΩ*/;
;
async () => {

 { svelteHTML.createElement("details", {   "class":look,name,"bind:open":open,});/*Ωignore_startΩ*/() => open = __sveltets_2_any(null);/*Ωignore_endΩ*/
	  { svelteHTML.createElement("summary", {}); { svelteHTML.createElement("span", { "class":`chevron`,}); { const $$_nwoDnorvehC3C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC3C({ target: __sveltets_2_any(), props: {    "size":`1.2em`,"aria-hidden":`true`,}});} } { svelteHTML.createElement("span", {});summary; } }
	 { svelteHTML.createElement("div", { "class":`body`,});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('open'), slots: {}, events: {} }}
const Disclosure__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Disclosure__SvelteComponent_ = ReturnType<typeof Disclosure__SvelteComponent_>;
/*Ωignore_endΩ*/export default Disclosure__SvelteComponent_;