///<reference types="svelte" />
;
import Bar from './Bar.svelte';
;

	/** One figure that matters, with its words, and how it stands against its target. */
	type Props = {
		label: string;
		/** Already formatted for the reader. */
		value: string;
		hint?: string | undefined;
		target?: { readonly value: number; readonly max: number; readonly text: string } | undefined;
		href?: string | undefined;
	};;function $$render() {

	

	let { label, value, hint, target, href }: Props = $props();
	const tone = $derived(target && target.value >= target.max ? 'success' : 'primary');
;
async () => {

 { svelteHTML.createElement("div", { "class":`stat`,});
	 { svelteHTML.createElement("div", { "class":`label`,});
		if(href){ { svelteHTML.createElement("a", {href,});label; }}else{label;}
	 }
	 { svelteHTML.createElement("div", { "class":`value`,});value; }
	if(hint){ { svelteHTML.createElement("div", { "class":`hint`,});hint; }}
	if(target){
		 { svelteHTML.createElement("div", { "class":`target`,});
			 { const $$_raB2C = __sveltets_2_ensureComponent(Bar); new $$_raB2C({ target: __sveltets_2_any(), props: {   "share":target.max > 0 ? target.value / target.max : 0,tone,}});}
			 { svelteHTML.createElement("span", {});target.text; }
		 }
	}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Stat__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Stat__SvelteComponent_ = ReturnType<typeof Stat__SvelteComponent_>;
/*Ωignore_endΩ*/export default Stat__SvelteComponent_;