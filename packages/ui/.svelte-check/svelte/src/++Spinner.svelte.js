///<reference types="svelte" />
;function $$render() {
async () => { { svelteHTML.createElement("svg", {           "class":`spinner`,"viewBox":`0 0 24 24`,"width":`1.15em`,"height":`1.15em`,"fill":`none`,"aria-hidden":`true`,});
	 { svelteHTML.createElement("circle", {            "cx":`12`,"cy":`12`,"r":`9`,"stroke":`currentColor`,"stroke-width":`3`,"opacity":`0.25`,});}
	 { svelteHTML.createElement("path", {        "d":`M21 12a9 9 0 0 0-9-9`,"stroke":`currentColor`,"stroke-width":`3`,"stroke-linecap":`round`,});}
 }


};
return { props: /** @type {Record<string, never>} */ ({}), exports: {}, bindings: "", slots: {}, events: {} }}
export const Spinner__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_partial(__sveltets_2_with_any_event($$render())));
/*Ωignore_startΩ*//** @typedef {InstanceType<typeof Spinner__SvelteComponent_>} Spinner__SvelteComponent_ */
/*Ωignore_endΩ*/export default Spinner__SvelteComponent_;