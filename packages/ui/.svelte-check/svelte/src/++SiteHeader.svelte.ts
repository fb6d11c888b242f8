///<reference types="svelte" />
;
	export type NavLink = {
		readonly href: string;
		readonly label: string;
		readonly current?: boolean | undefined;
	};
;;

import Menu from '@lucide/svelte/icons/menu';
import X from '@lucide/svelte/icons/x';
import type { Snippet } from 'svelte';
import LanguageSwitch, { type LanguageLink } from './LanguageSwitch.svelte';
import SkipLink from './SkipLink.svelte';
import { uiTexts } from './texts.ts';
;

	type Props = {
		/** Usually a Wordmark. */
		brand: Snippet;
		nav?: readonly NavLink[] | undefined;
		/** Default: "main navigation". */
		navLabel?: string | undefined;
		languages?: readonly LanguageLink[] | undefined;
		/** At the end of the row: the signed-in person's menu. */
		user?: Snippet | undefined;
		/** Edge to edge, for the workbench; otherwise the page's width. */
		wide?: boolean | undefined;
	};;function $$render() {
  const links/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
	 { svelteHTML.createElement("ul", {});
		   for(let link of __sveltets_2_ensureArray(nav)){link.href;
			 { svelteHTML.createElement("li", {});
				 { svelteHTML.createElement("a", {      "href":link.href,"aria-current":link.current ? 'page' : undefined,"onclick":() => (isOpen = false),});link.label; }
			 }
		}
	 }
};return __sveltets_2_any(0)};
	
	
	
	
	
	

	let { brand, nav = [], navLabel, languages = [], user, wide = false }: Props = $props();
	const texts = uiTexts();
	let isOpen = $state(false);
;
async () => {





 { const $$_kniLpikS0C = __sveltets_2_ensureComponent(SkipLink); new $$_kniLpikS0C({ target: __sveltets_2_any(), props: {}});}
 { svelteHTML.createElement("header", {   "class":['header', wide && 'wide'],...__sveltets_2_empty({"data-print":`hide`}),});
	 { svelteHTML.createElement("div", { "class":`row`,});
		 { svelteHTML.createElement("div", { "class":`brand`,});;__sveltets_2_ensureSnippet(brand()); }
		if(nav.length > 0){
			 { svelteHTML.createElement("nav", {   "class":`nav`,"aria-label":navLabel ?? texts.mainNavigation,});;__sveltets_2_ensureSnippet(links()); }
		}
		 { svelteHTML.createElement("div", { "class":`end`,});
			if(languages.length > 0){ { const $$_hctiwSegaugnaL3C = __sveltets_2_ensureComponent(LanguageSwitch); new $$_hctiwSegaugnaL3C({ target: __sveltets_2_any(), props: { languages,}});}}
			;__sveltets_2_ensureSnippet(user?.());
			if(nav.length > 0){
				 { svelteHTML.createElement("details", {   "class":`menu`,"bind:open":isOpen,});/*Ωignore_startΩ*/() => isOpen = __sveltets_2_any(null);/*Ωignore_endΩ*/
					 { svelteHTML.createElement("summary", {});
						 { svelteHTML.createElement("span", { "class":`closed`,}); { const $$_uneM6C = __sveltets_2_ensureComponent(Menu); new $$_uneM6C({ target: __sveltets_2_any(), props: {    "size":`1.35em`,"aria-hidden":`true`,}});} }
						 { svelteHTML.createElement("span", { "class":`opened`,}); { const $$_X6C = __sveltets_2_ensureComponent(X); new $$_X6C({ target: __sveltets_2_any(), props: {    "size":`1.35em`,"aria-hidden":`true`,}});} }
						 { svelteHTML.createElement("span", { "class":`word`,});texts.menu; }
					 }
					 { svelteHTML.createElement("nav", {   "class":`sheet`,"aria-label":navLabel ?? texts.mainNavigation,});;__sveltets_2_ensureSnippet(links()); }
				 }
			}
		 }
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SiteHeader__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SiteHeader__SvelteComponent_ = ReturnType<typeof SiteHeader__SvelteComponent_>;
/*Ωignore_endΩ*/export default SiteHeader__SvelteComponent_;