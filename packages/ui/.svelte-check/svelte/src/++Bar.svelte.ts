///<reference types="svelte" />
;
;type $$ComponentProps =  {
		/** 0–1; clamped. */
		share: number;
		tone?: 'primary' | 'success' | 'warn' | 'danger' | 'soft' | undefined;
		thick?: boolean | undefined;
	};function $$render() {

	/** The drawn part of the meters. A length is an attribute here, not a style: a strict policy forbids inline styles. */
	let {
		share,
		tone = 'primary',
		thick = false,
	}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
	const percent = $derived(Math.round(Math.min(1, Math.max(0, share || 0)) * 1000) / 10);
;
async () => {

 { svelteHTML.createElement("svg", {       "class":['bar', tone],"width":`100%`,"height":thick ? 12 : 8,"aria-hidden":`true`,});
	 { svelteHTML.createElement("rect", {            "class":`track`,"x":`0.5`,"y":`0.5`,"width":`100%`,"height":thick ? 11 : 7,"rx":thick ? 5.5 : 3.5,});}
	if(percent > 0){ { svelteHTML.createElement("rect", {        "class":`fill`,"width":`${percent}%`,"height":`100%`,"rx":thick ? 6 : 4,});}}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Bar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Bar__SvelteComponent_ = ReturnType<typeof Bar__SvelteComponent_>;
/*Ωignore_endΩ*/export default Bar__SvelteComponent_;