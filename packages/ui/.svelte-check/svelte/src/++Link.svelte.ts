///<reference types="svelte" />
;
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import ExternalLink from '@lucide/svelte/icons/external-link';
import type { Snippet } from 'svelte';
import type { HTMLAnchorAttributes } from 'svelte/elements';
import { uiTexts } from './texts.ts';
import VisuallyHidden from './VisuallyHidden.svelte';
;

	type Props = Omit<HTMLAnchorAttributes, 'children'> & {
		href: string;
		/** Leaves the site: marked, and opened in a new tab only when `newTab`. */
		external?: boolean | undefined;
		newTab?: boolean | undefined;
		/** Stands by itself rather than in a sentence: heavier, with an arrow. */
		standalone?: boolean | undefined;
		children: Snippet;
	};;function $$render() {

	
	
	
	
	
	

	let {
		href,
		external = false,
		newTab = false,
		standalone = false,
		class: className,
		children,
		...rest
	}: Props = $props();
	const texts = uiTexts();
;
async () => {

 { svelteHTML.createElement("a", {         ...rest,href,"class":['link', standalone && 'standalone', className],"target":newTab ? '_blank' : undefined,"rel":external || newTab ? 'noopener' : undefined,}); { svelteHTML.createElement("span", { "class":`text`,});;__sveltets_2_ensureSnippet(children()); }if(standalone && !external){ { svelteHTML.createElement("span", {  "class":`arrow`,}); { const $$_thgiRworrA2C = __sveltets_2_ensureComponent(ArrowRight); new $$_thgiRworrA2C({ target: __sveltets_2_any(), props: {    "size":`1.05em`,"aria-hidden":`true`,}});} }}if(external || newTab){ { svelteHTML.createElement("span", { "class":`mark`,}); { const $$_kniLlanretxE2C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE2C({ target: __sveltets_2_any(), props: {    "size":`0.85em`,"aria-hidden":`true`,}});} }}if(newTab){ { const $$_neddiHyllausiV1C = __sveltets_2_ensureComponent(VisuallyHidden); new $$_neddiHyllausiV1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}}); texts.opensInNewTab;  VisuallyHidden}} }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Link__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Link__SvelteComponent_ = ReturnType<typeof Link__SvelteComponent_>;
/*Ωignore_endΩ*/export default Link__SvelteComponent_;