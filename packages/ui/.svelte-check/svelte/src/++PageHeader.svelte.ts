///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Breadcrumb, { type Crumb } from './Breadcrumb.svelte';
;

	type Props = {
		title: string;
		titleLang?: string | undefined;
		lead?: string | undefined;
		leadLang?: string | undefined;
		/** A short line over the title: a code, a kind. */
		eyebrow?: string | undefined;
		breadcrumb?: readonly Crumb[] | undefined;
		actions?: Snippet | undefined;
		/** Badges, facts: under the lead. */
		children?: Snippet | undefined;
		/** `band`: the dark front of a site's first page, edge to edge. */
		tone?: 'plain' | 'band' | undefined;
	};;function $$render() {

	
	

	let {
		title,
		titleLang,
		lead,
		leadLang,
		eyebrow,
		breadcrumb,
		actions,
		children,
		tone = 'plain',
	}: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", { "class":['page-header', tone],});
	 { svelteHTML.createElement("div", { "class":`inner`,});
		if(breadcrumb){ { const $$_bmurcdaerB2C = __sveltets_2_ensureComponent(Breadcrumb); new $$_bmurcdaerB2C({ target: __sveltets_2_any(), props: {  "items":breadcrumb,}});}}
		 { svelteHTML.createElement("div", { "class":`main`,});
			 { svelteHTML.createElement("div", { "class":`words`,});
				if(eyebrow){ { svelteHTML.createElement("p", { "class":`eyebrow`,});eyebrow; }}
				 { svelteHTML.createElement("h1", { "lang":titleLang,});title; }
				if(lead){ { svelteHTML.createElement("p", {   "class":`lead`,"lang":leadLang,});lead; }}
				;__sveltets_2_ensureSnippet(children?.());
			 }
			if(actions){ { svelteHTML.createElement("div", {   "class":`actions`,...__sveltets_2_empty({"data-print":`hide`}),});;__sveltets_2_ensureSnippet(actions()); }}
		 }
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PageHeader__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PageHeader__SvelteComponent_ = ReturnType<typeof PageHeader__SvelteComponent_>;
/*Ωignore_endΩ*/export default PageHeader__SvelteComponent_;