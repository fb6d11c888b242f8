///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import type { Icon, Tone } from './tone.ts';
;

	/** A quiet word about something: a kind, a language, a count. A state is a StatusBadge. */
	type Props = {
		tone?: Tone | 'accent' | 'outline' | undefined;
		icon?: Icon | undefined;
		lang?: string | undefined;
		children: Snippet;
	};;function $$render() {

	
	

	let { tone = 'neutral', icon: Picture, lang, children }: Props = $props();
;
async () => {

 { svelteHTML.createElement("span", {  "class":['badge', tone],lang,});
	if(Picture){ { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {    "size":`1.05em`,"aria-hidden":`true`,}});}}
	 { svelteHTML.createElement("span", {});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Badge__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Badge__SvelteComponent_ = ReturnType<typeof Badge__SvelteComponent_>;
/*Ωignore_endΩ*/export default Badge__SvelteComponent_;