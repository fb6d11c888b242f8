///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import type { NavLink } from './SiteHeader.svelte';
;

	type Props = {
		/** The funder's emblem and statement: `<EuEmblem/>` and a paragraph. */
		funder?: Snippet | undefined;
		links?: readonly NavLink[] | undefined;
		linksLabel?: string | undefined;
		/** The last line: who publishes this. */
		note?: Snippet | undefined;
		children?: Snippet | undefined;
	};;function $$render() {

	
	

	let { funder, links = [], linksLabel, note, children }: Props = $props();
;
async () => {

 { svelteHTML.createElement("footer", { "class":`footer`,});
	 { svelteHTML.createElement("div", { "class":`inner`,});
		if(funder){ { svelteHTML.createElement("div", { "class":`funder`,});;__sveltets_2_ensureSnippet(funder()); }}
		;__sveltets_2_ensureSnippet(children?.());
		if(links.length > 0){
			 { svelteHTML.createElement("nav", { "aria-label":linksLabel,});
				 { svelteHTML.createElement("ul", {});
					   for(let link of __sveltets_2_ensureArray(links)){link.href;
						 { svelteHTML.createElement("li", {});
							 { svelteHTML.createElement("a", {   "href":link.href,"aria-current":link.current ? 'page' : undefined,});link.label; }
						 }
					}
				 }
			 }
		}
		if(note){ { svelteHTML.createElement("div", { "class":`note`,});;__sveltets_2_ensureSnippet(note()); }}
	 }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SiteFooter__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SiteFooter__SvelteComponent_ = ReturnType<typeof SiteFooter__SvelteComponent_>;
/*Ωignore_endΩ*/export default SiteFooter__SvelteComponent_;